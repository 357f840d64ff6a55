"""What leaves a review as a file, over the whole product: real reader, judge, state and writer."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from agent.bootstrap import App
from agent.domain.errors import NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.redline.comments import Audience
from agent.domain.nda.redline.proposal import Choice
from agent.jobs.reviews import Order
from agent.ports import StoredReview
from tests.sample_ndas import nda_de

PENALTY = (
    "Für jeden Verstoß zahlt die empfangende Partei unabhängig vom Verschulden eine Vertragsstrafe von 250.000 Euro."
)
TERM = "Die Geheimhaltung gilt für fünfzehn (15) Jahre ab Unterzeichnung."


def word_file(path: Path, text: str) -> Path:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def reviewed(app: App, file: Path, account: str | None = None) -> StoredReview:
    stored = app.reviews.request(app.user(), file.name, "0" * 64, Language.DE, account)
    path = app.upload_path(stored.id)
    path.write_bytes(file.read_bytes())
    ended = app.runner.run(Order(stored, path))
    assert ended.result, ended.error
    return ended


@pytest.fixture
def review(app: App, tmp_path: Path) -> StoredReview:
    return reviewed(app, word_file(tmp_path / "NDA Nordwerk.docx", nda_de(TERM, PENALTY)))


@pytest.fixture
def user(app: App) -> User:
    return app.user()


def words(content: bytes) -> str:
    """All text of a Word file: body, comments, properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", "", " ".join(parts))


def body(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").decode()


def test_the_redline_holds_what_we_ask_for(app: App, user: User, review: StoredReview) -> None:
    made = app.nda_files.redline(user, review.id, Audience.INTERNAL)
    assert made.name == "NDA Nordwerk - redline.docx"
    assert made.unplaced == ()
    xml = body(made.content)
    struck = "".join(re.findall(r"<w:delText[^>]*>([^<]*)", xml))
    assert PENALTY in struck
    assert "fünfzehn (15" in struck
    assert words(made.content).count("INTERN:") == 1


def test_the_version_for_the_other_side_holds_nothing_internal(app: App, user: User, review: StoredReview) -> None:
    made = app.nda_files.redline(user, review.id, Audience.COUNTERPARTY)
    text = words(made.content)
    result = review.result or {}
    for proposal in result["proposals"]:
        assert proposal["fallback"] not in text
        assert proposal["reason"] not in text
        assert proposal["policy_id"] not in text
    assert "INTERN" not in text
    assert "Rückfallposition" not in text
    assert made.name == "NDA Nordwerk - redline-external.docx"


def test_a_rejected_proposal_stays_out_and_own_wording_goes_in(app: App, user: User, review: StoredReview) -> None:
    app.decisions.decide(user, review.id, "NDA-PENALTY", Choice.REJECT, reason="Der Kunde zahlt sie auch.")
    app.decisions.decide(
        user, review.id, "NDA-TERM", Choice.REWRITE, text=TERM.replace("fünfzehn (15", "sieben (7"), reason="Mittelweg."
    )
    for audience in Audience:
        made = app.nda_files.redline(user, review.id, audience)
        xml = body(made.content)
        assert "Vertragsstrafe" not in "".join(re.findall(r"<w:delText[^>]*>([^<]*)", xml))
        assert "sieben" in "".join(re.findall(r"<w:ins\b.*?</w:ins>", xml, re.DOTALL))
        # why we decided so is for our own people
        assert ("Mittelweg." in words(made.content)) is (audience is Audience.INTERNAL)


def test_our_own_comments_of_an_earlier_round_stay_in_the_house(
    app: App, user: User, review: StoredReview, tmp_path: Path
) -> None:
    """I9: a colleague reviews the internal version again; what goes out from it holds nothing of ours."""
    inside = app.nda_files.redline(user, review.id, Audience.INTERNAL).content
    again = tmp_path / "intern.docx"
    again.write_bytes(inside)
    second = reviewed(app, again)
    text = words(app.nda_files.redline(user, second.id, Audience.COUNTERPARTY).content)
    assert "INTERN" not in text
    assert "Rückfallposition" not in text
    for proposal in (review.result or {})["proposals"]:
        assert proposal["fallback"] not in text
        assert proposal["policy_id"] not in text


def test_what_we_live_with_is_told_to_our_own_people_only(app: App, user: User, review: StoredReview) -> None:
    app.decisions.decide(user, review.id, "NDA-PENALTY", Choice.REJECT, reason="Der Kunde zahlt sie auch.")
    inside = words(app.nda_files.redline(user, review.id, Audience.INTERNAL).content)
    assert "Zustimmung fehlt noch (zuständig: Geschäftsführung)" in inside
    assert "Der Kunde zahlt sie auch." in inside
    outside = words(app.nda_files.redline(user, review.id, Audience.COUNTERPARTY).content)
    assert "Zustimmung" not in outside.replace("vorherigen Zustimmung in Textform", "")


def test_a_text_gets_a_table_of_proposals(app: App, user: User, tmp_path: Path) -> None:
    file = tmp_path / "nda.txt"
    file.write_text(nda_de(TERM, PENALTY), encoding="utf-8")
    review = reviewed(app, file)
    for audience in Audience:
        made = app.nda_files.redline(user, review.id, audience)
        text = "\n".join(
            cell.text for row in docx.Document(io.BytesIO(made.content)).tables[0].rows for cell in row.cells
        )
        assert PENALTY in text
        fallback = next(each["fallback"] for each in (review.result or {})["proposals"] if each["id"] == "NDA-PENALTY")
        assert (fallback in text) is (audience is Audience.INTERNAL)


def test_the_report_stands_alone(app: App, user: User, review: StoredReview) -> None:
    for language in Language:
        page = app.nda_files.report_html(user, review.id, language).content.decode()
        assert PENALTY in page
        assert f'lang="{language.value}"' in page


def test_somebody_elses_review_does_not_exist(app: App, review: StoredReview) -> None:
    other = app.identity.user("m.yilmaz")
    for make in (
        lambda: app.nda_files.redline(other, review.id, Audience.INTERNAL),
        lambda: app.nda_files.report_html(other, review.id, Language.DE),
        lambda: app.nda_files.report_json(other, review.id),
    ):
        with pytest.raises(NotFound):
            make()


def test_every_redline_is_on_record(app: App, user: User, review: StoredReview) -> None:
    app.nda_files.redline(user, review.id, Audience.COUNTERPARTY)
    last = app.audit.entries()[-1]
    assert (last.action, last.subject, last.details["audience"]) == ("nda_redline.made", review.id, "counterparty")
