"""Reviews of real agreements nobody here wrote; skipped where the material is not there."""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS
from agent.settings import Settings
from tests.conftest import SHARED

NO_AGREEMENT = ("README", "NOTICE", "Playbook", "Explainer", "AVV")
AGREEMENTS = sorted(
    path
    for path in (SHARED / "data" / "ndas").rglob("*")
    if path.suffix in {".docx", ".pdf", ".md"} and not any(word in path.name for word in NO_AGREEMENT)
)
RED = {"contradicts", "missing"}


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[App]:
    app = build(Settings(home=tmp_path_factory.mktemp("home"), cache=cache))
    yield app
    app.close()


def review(app: App, path: Path, *, anyway: bool = False) -> dict[str, Any]:
    run = str(uuid.uuid4())
    return app.pipeline().review(run, path, path.name, Language.DE, anyway, lambda _step: None)


def foreign_types(value: Any) -> set[type]:
    """Types in a result that are no plain JSON values; an enum that is a string counts as foreign."""
    if type(value) is dict:
        return {each for item in value.values() for each in foreign_types(item)}
    if type(value) is list:
        return {each for item in value for each in foreign_types(item)}
    return set() if type(value) in (str, int, float, bool, type(None)) else {type(value)}


def test_the_agreements_are_there(shared: Path) -> None:
    assert len(AGREEMENTS) >= 12


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.name)
def test_every_agreement_gives_a_report_whose_quotes_are_literal(reviewer: App, path: Path) -> None:
    reviewed = review(reviewer, path)
    assert foreign_types(reviewed) == set()  # a checkpoint reads back nothing but these
    result = json.loads(json.dumps(reviewed))
    text = result["document"]["text"]
    assert result["document"]["is_nda"]
    assert sorted(finding["topic"] for finding in result["findings"]) == sorted(TOPICS)
    quotes = [quote for finding in result["findings"] + result["unusual"] for quote in finding["quotes"]]
    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)
    for finding in result["findings"]:
        quoted = finding["verdict"] in {"conforms", "deviates", "contradicts"} and finding["basis"] == "quote"
        assert bool(finding["quotes"]) == (quoted or finding["basis"] == "quote")
        assert finding["verdict"] != "missing" or result["document"]["coverage"]["complete"]


def test_fifteen_years_and_a_quarter_of_a_million_are_red(reviewer: App, shared: Path) -> None:
    result = review(reviewer, shared / "data/ndas/de/de_legalthink/08_NDA_Risiko.md")
    findings = {finding["topic"]: finding for finding in result["findings"]}
    for topic, words in {"term": "15 Jahre", "penalty": "250.000,00 EUR"}.items():
        assert findings[topic]["verdict"] == "contradicts"
        assert findings[topic]["severity"] == "red_line"
        assert any(words in quote["text"] for quote in findings[topic]["quotes"])
    assert result["recommendation"]["level"] == "red"


def test_a_data_processing_contract_is_no_nda(reviewer: App, shared: Path) -> None:
    path = shared / "data/ndas/de/de_legalthink/09_AVV.md"
    with pytest.raises(BadInput) as refusal:
        review(reviewer, path)
    assert refusal.value.code == "reviews.not_an_nda"
    assert review(reviewer, path, anyway=True)["document"]["is_nda"] is False
