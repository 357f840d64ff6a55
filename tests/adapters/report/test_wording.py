"""Words, orders and thresholds that page and report share; names of countries."""

import datetime as dt
import re
from pathlib import Path

import pytest

import api.web
from agent.adapters.report.countries import NAMES
from agent.adapters.report.redline import KEPT, NEW, STRUCK, Piece, redline
from agent.adapters.report.verdicts import SEVERITIES, VERDICTS
from agent.adapters.report.words import CONFIDENCE_WORDS, Words
from agent.domain.language import Language
from agent.domain.nda import gazetteer

SCRIPTS = Path(api.web.__file__).parent / "static" / "scripts"
DE, EN = Words(Language.DE), Words(Language.EN)


def test_the_page_orders_findings_alike() -> None:
    script = (SCRIPTS / "verdicts.js").read_text(encoding="utf-8")
    for name, ours in (("VERDICTS", VERDICTS), ("SEVERITIES", SEVERITIES)):
        listed = re.search(rf"{name} = \[([^\]]+)\]", script)
        assert listed
        assert tuple(re.findall(r'"(\w+)"', listed[1])) == ours


def test_the_page_calls_a_confidence_by_the_same_word() -> None:
    script = (SCRIPTS / "format.js").read_text(encoding="utf-8")
    floors = re.findall(r'>= ([\d.]+)\)? (?:return|\?) t\("confidence\.(\w+)"', script)
    assert [(float(floor), word) for floor, word in floors] == list(CONFIDENCE_WORDS[:-1])


@pytest.mark.parametrize(
    ("ratio", "word"), [(1.0, "sehr sicher (100 %)"), (0.9, "sehr"), (0.89, "sicher"), (0.6, "eher"), (0.1, "unsicher")]
)
def test_a_confidence_is_told_in_words_and_per_cent(ratio: float, word: str) -> None:
    assert DE.confidence(ratio).startswith(word)


def test_every_country_of_the_gazetteer_has_a_name_in_both_languages() -> None:
    assert {code.split("-")[0] for code in gazetteer.NAMES.values()} <= set(NAMES)
    assert all(name.de and name.en for name in NAMES.values())
    assert (DE.country("GB-ENG"), EN.country("DE"), DE.country("ZZ")) == (
        "Vereinigtes Königreich (GB-ENG)",
        "Germany",
        "ZZ",
    )


def test_dates_lists_and_numbers_follow_the_language() -> None:
    assert DE.date("2026-03-05T23:59:00Z") == "05.03.2026"
    assert EN.date(dt.date(2026, 3, 5)) == "5 March 2026"
    assert [DE.date(value) for value in (None, "", "gestern", 5)] == ["", "", "", ""]
    assert (DE.listed([1]), DE.listed([1, 2, 3]), EN.listed(["a", "b"])) == ("1", "1, 2 und 3", "a and b")


def test_a_name_that_is_new_to_us_is_its_own_label() -> None:
    assert DE.label("judge.quality", "accuracy") == "Trefferquote"
    assert DE.label("judge.quality", "brand_new") == "brand_new"
    assert DE.topic("brand_new") == "brand_new"


def test_a_change_is_shown_word_by_word() -> None:
    assert redline("Die Frist beträgt zehn volle Jahre.", "Die Frist beträgt fünf volle Jahre.") == (
        Piece(KEPT, "Die Frist beträgt "),
        Piece(STRUCK, "zehn"),
        Piece(NEW, "fünf"),
        Piece(KEPT, " volle Jahre."),
    )
    assert redline("", "Neu.") == (Piece(NEW, "Neu."),)
    assert redline("Alt.", "") == (Piece(STRUCK, "Alt."),)
    assert redline("Gleich.", "Gleich.") == (Piece(KEPT, "Gleich."),)


def test_texts_too_long_to_compare_are_shown_as_old_and_new() -> None:
    old, new = "a " * 10_000, "b " * 10_000
    assert redline(old, new) == (Piece(STRUCK, old), Piece(NEW, new))
