"""The whole review on own drafts: a clean one raises nothing, each planted defect raises its own finding."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.settings import Settings
from tests.sample_ndas import TERM_DE, nda_de

CLEAN = sorted((Path(__file__).parents[1] / "adapters" / "judge" / "ndas").glob("*.txt"))
Review = Callable[[Path], dict[str, Any]]

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

    def run(path: Path) -> dict[str, Any]:
        return app.pipeline().review(str(uuid.uuid4()), path, path.name, Language.DE, False, lambda _step: None)

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
