"""The whole review on own drafts: a clean one raises nothing, each planted defect raises its own finding."""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.report import ReportInput, render_report
from agent.bootstrap import App, build
from agent.cli.nda_text import as_text
from agent.domain.language import Language
from agent.settings import Settings
from tests.sample_ndas import TERM_DE, nda_de

CLEAN = sorted((Path(__file__).parents[1] / "adapters" / "judge" / "ndas").glob("*.txt"))
Review = Callable[..., dict[str, Any]]

# planted text, the topic that must show it, the verdict
PLANTED = {
    "zwanzig Jahre": ("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung.", "term", "contradicts"),
    "sieben Jahre": ("Die Geheimhaltung gilt für sieben Jahre ab Unterzeichnung.", "term", "deviates"),
    "unbefristet": ("Die Geheimhaltungspflicht gilt zeitlich unbegrenzt.", "term", "contradicts"),
    "Vertragsstrafe": (
        "Für jeden Verstoß ist, unabhängig vom Verschulden, eine Vertragsstrafe von 250.000 EUR zu zahlen.",
        "penalty",
        "contradicts",
    ),
    "Haftung": ("Die empfangende Partei haftet unbeschränkt und verschuldensunabhängig.", "liability", "contradicts"),
    "Abwerbung": (
        "Die Parteien werden für zwei Jahre keine Mitarbeiter der anderen Partei abwerben.",
        "non_solicitation",
        "deviates",
    ),
    "Wettbewerb": (
        "Die empfangende Partei wird während der Laufzeit keine Wettbewerber der anderen Partei beliefern.",
        "non_solicitation",
        "contradicts",
    ),
    "Residualwissen": (
        "Informationen, die Mitarbeitern im Gedächtnis geblieben sind, dürfen frei genutzt werden.",
        "residuals",
        "contradicts",
    ),
}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Review]:
    app: App = build(Settings(home=tmp_path_factory.mktemp("home"), cache=cache))

    def run(path: Path, language: Language = Language.DE) -> dict[str, Any]:
        number = str(uuid.uuid4())
        return {"id": number} | app.pipeline().review(number, path, path.name, language, False, lambda _step: None)

    yield run
    app.close()


def defects(result: dict[str, Any]) -> dict[str, str]:
    found = {finding["topic"]: finding["verdict"] for finding in result["findings"]}
    return {topic: verdict for topic, verdict in found.items() if verdict != "conforms"}


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_draft_raises_nothing(review: Review, path: Path) -> None:
    result = review(path)
    assert defects(result) == {}
    assert result["unusual"] == []
    assert result["recommendation"]["level"] == "green"


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_defect_is_the_only_finding_and_quotes_itself(review: Review, tmp_path: Path, name: str) -> None:
    planted, topic, verdict = PLANTED[name]
    path = tmp_path / "nda.txt"
    path.write_text(nda_de(planted) if topic == "term" else nda_de(TERM_DE, planted), encoding="utf-8")
    result = review(path)
    assert defects(result) == {topic: verdict}
    finding = next(finding for finding in result["findings"] if finding["topic"] == topic)
    assert any(quote["text"] in planted for quote in finding["quotes"])


def test_a_provision_that_no_policy_covers_is_unusual(review: Review, tmp_path: Path) -> None:
    audit = (
        "Die offenlegende Partei darf die Geschäftsräume der anderen Partei jederzeit betreten und deren Bücher"
        " einsehen; die Kosten trägt die andere Partei."
    )
    path = tmp_path / "nda.txt"
    path.write_text(nda_de(TERM_DE, f"\n§ 10 Prüfung\n{audit}"), encoding="utf-8")
    assert [unusual["quotes"][0]["text"] for unusual in review(path)["unusual"]] == [audit]


def test_removed_clauses_are_missing(review: Review, tmp_path: Path) -> None:
    text = nda_de()
    start, end = text.index("§ 6 Rückgabe"), text.index("§ 7 Keine Rechte")
    path = tmp_path / "nda.txt"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert defects(review(path)) == {"return_destruction": "missing"}


HARBOUR = "Im Übrigen gelten die Hafen-NDA-Bedingungen, abrufbar unter www.hafen.example/nda."
UNREAD = {
    Language.DE: ("Einbezogene Bedingungen liegen nicht vor", "„Hafen-NDA-Bedingungen“"),
    Language.EN: ("Terms incorporated by reference are not before us", "“Hafen-NDA-Bedingungen”"),
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page without return clause that leaves the rest to terms on a website."""
    text = nda_de(TERM_DE, f"\n§ 11 Weitere Bedingungen\n{HARBOUR}")
    start, end = text.index("§ 6 Rückgabe"), text.index("§ 7 Keine Rechte")
    path = tmp_path / "nda.txt"
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    return path


@pytest.mark.parametrize("language", list(Language))
def test_terms_that_were_not_read_are_told_and_nothing_is_said_of_what_they_may_hold(
    review: Review, page: Path, language: Language
) -> None:
    result = review(page, language)
    told, name = UNREAD[language]
    (terms,) = result["document"]["incorporated"]
    assert result["document"]["text"][terms["start"] : terms["end"]].endswith("Hafen-NDA-Bedingungen")
    absent = {each["topic"]: each for each in result["findings"] if each["basis"] == "absent"}
    assert {"return_destruction", "penalty", "non_solicitation", "exclusivity", "residuals"} <= set(absent)
    assert {each["verdict"] for each in absent.values()} == {"unclear"}
    assert all(name in each["reason"] for each in absent.values())
    (note,) = (note for note in result["notes"] if name in note)
    assert note.startswith(told)
    assert told in result["recommendation"]["text"]
    assert not [each for each in result["proposals"] if each["topic"] in absent]


@pytest.mark.parametrize("language", list(Language))
def test_the_shell_and_the_report_say_it_too(review: Review, page: Path, language: Language) -> None:
    result = review(page, language)
    told, name = UNREAD[language]
    shell = as_text(result, language)
    assert told in shell.splitlines()[0]
    html = render_report(ReportInput(result, "nda.txt", dt.datetime(2026, 1, 2, tzinfo=dt.UTC), "K. Test"), language)
    assert told in html
    assert name in html


def test_an_option_that_nobody_ticked_is_no_clause(review: Review, tmp_path: Path) -> None:
    options = "[ ] Die Geheimhaltung gilt unbefristet. / [x] Die Geheimhaltung gilt für drei Jahre."
    path = tmp_path / "nda.txt"
    path.write_text(nda_de(options), encoding="utf-8")
    assert defects(review(path)) == {}


def test_a_choice_that_nobody_made_is_unclear_on_every_topic(review: Review, tmp_path: Path) -> None:
    choice = "☐ Je Verstoß ist eine Vertragsstrafe von 5.000 EUR zu zahlen.\n☐ Es gibt keine Vertragsstrafe."
    path = tmp_path / "nda.txt"
    path.write_text(nda_de(TERM_DE, f"\n§ 11 Vertragsstrafe\n{choice}"), encoding="utf-8")
    result = review(path)
    assert defects(result) == {"penalty": "unclear"}
    finding = next(each for each in result["findings"] if each["topic"] == "penalty")
    assert "keine angekreuzt" in finding["reason"]
    assert finding["quotes"][0]["text"] == choice
