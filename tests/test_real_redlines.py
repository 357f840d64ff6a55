"""Real NDA forms through the whole product: reviewed, redlined, and taken apart again by an oracle of its own."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from agent.bootstrap import App
from agent.domain.language import Language
from agent.domain.nda.decisions import proposals_of
from agent.domain.nda.redline.comments import Audience
from agent.domain.nda.redline.proposal import Action
from agent.domain.nda.redline.request import requested
from agent.jobs.reviews import Order
from agent.ports import StoredReview
from tests.adapters.redline.revisions import accept_all, formats, part, reject_all, texts
from tests.adapters.redline.word import check_comments

NAMES = ("common-paper-mutual-nda", "common-paper-one-way-nda", "NDA-Acme-Globex", "NDA-Meridian-Atlas", "NDA-Redline")


def reviewed(app: App, file: Path, previous: str | None = None) -> StoredReview:
    stored = app.reviews.request(app.user(), file.name, "0" * 64, Language.EN, None, anyway=True, previous=previous)
    path = app.upload_path(stored.id)
    path.write_bytes(file.read_bytes())
    ended = app.runner.run(Order(stored, path))
    assert ended.result, ended.error
    return ended


@pytest.mark.parametrize("name", [NAMES[0], *(pytest.param(name, marks=pytest.mark.long) for name in NAMES[1:])])
@pytest.mark.parametrize("audience", list(Audience))
def test_what_we_ask_for_can_be_taken_or_left(app: App, shared: Path, name: str, audience: Audience) -> None:
    source = shared / "data" / "ndas" / "en" / "open_agreements" / f"{name}.docx"
    review = reviewed(app, source)
    made = app.nda_files.redline(app.user(), review.id, audience)
    assert made.unplaced == ()
    ours, before, after = app.user().name, part(source.read_bytes()), part(made.content)
    assert texts(reject_all(after, ours)) == texts(before)
    assert formats(reject_all(after, ours)) == formats(before)
    check_comments(made.content)
    accepted = texts(accept_all(after, ours))
    asked = requested(proposals_of(review.result), {})
    inserted = [line for each in asked if each.action is Action.INSERT for line in each.text.split("\n")]
    assert [line for line in inserted if line not in accepted] == []
    assert len(accepted) == len(texts(before)) + len(inserted)
    for each in asked:
        if each.action is Action.REPLACE:
            assert any(each.text.strip() in said for said in accepted)
            assert each.original == "" or each.original not in accepted


ONE_WAY = Path("data") / "ndas" / "en" / "open_agreements" / "common-paper-one-way-nda.docx"


def second_round(app: App, source: Path, back: Path, *, accept: bool) -> dict[str, Any]:
    """Our redline comes back, every change accepted in Word or none touched."""
    first = reviewed(app, source)
    made = app.nda_files.redline(app.user(), first.id, Audience.COUNTERPARTY).content
    if accept:
        body = etree.tostring(accept_all(part(made)))
        with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(back, "w") as new:
            for name in old.namelist():
                new.writestr(name, body if name == "word/document.xml" else old.read(name))
    else:
        back.write_bytes(made)
    return dict(reviewed(app, back, first.id).result or {})


def test_changes_that_were_accepted_come_back_as_accepted(app: App, shared: Path, tmp_path: Path) -> None:
    result = second_round(app, shared / ONE_WAY, tmp_path / "back.docx", accept=True)
    assert {answer["outcome"] for answer in result["round"]["answers"]} == {"accepted"}
    assert result["round"]["slipped_in"] == []
    assert result["notes"] == []


def test_changes_that_nobody_touched_are_no_answer(app: App, shared: Path, tmp_path: Path) -> None:
    result = second_round(app, shared / ONE_WAY, tmp_path / "back.docx", accept=False)
    assert {answer["outcome"] for answer in result["round"]["answers"]} == {"open"}
    assert result["round"]["slipped_in"] == []
    assert "as if accepted" in " ".join(result["notes"])
