"""Real NDA forms through the whole product: reviewed, redlined, and taken apart again by an oracle of its own."""

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("audience", list(Audience))
def test_what_we_ask_for_can_be_taken_or_left(app: App, shared: Path, name: str, audience: Audience) -> None:
    source = shared / "data" / "ndas" / "en" / "open_agreements" / f"{name}.docx"
    review = reviewed(app, source)
    made = app.nda_files.redline(app.user(), review.id, audience, Language.EN)
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


def test_our_redline_taken_as_it_is_comes_back_as_accepted(app: App, shared: Path, tmp_path: Path) -> None:
    """The counterparty accepts every change in Word and sends the file back: nothing declined, nothing slipped in."""
    source = shared / "data" / "ndas" / "en" / "open_agreements" / "common-paper-one-way-nda.docx"
    first = reviewed(app, source)
    made = app.nda_files.redline(app.user(), first.id, Audience.COUNTERPARTY, Language.EN)
    back = tmp_path / "back.docx"
    back.write_bytes(made.content)
    second = (reviewed(app, back, first.id).result or {})["round"]
    assert {answer["outcome"] for answer in second["answers"]} == {"accepted"}
    assert second["slipped_in"] == []
