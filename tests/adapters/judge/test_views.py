"""Spans with their context: lead-ins, sections, headings; and the folding of text."""

import re

import pytest

from agent.adapters.judge.cues import cue_sets, expand, fold, names
from agent.adapters.judge.views import View, views
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.segment import segment
from agent.domain.nda.topics import TOPICS

_TEXT = """§ 3 Ausnahmen
Die Pflichten gelten nicht für Informationen, die
a) öffentlich bekannt sind,
b) bereits bekannt waren.
Im Übrigen gilt § 2.
§ 4 Rückgabe
Unterlagen sind zurückzugeben."""


def _views(text: str) -> list[View]:
    blocks, offset = [], 0
    for line in text.split("\n"):
        blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("v.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())
    return views(text, segment(document))


@pytest.mark.parametrize(
    ("line", "states_nothing"),
    [
        ("6. Vernichtung und Rückgabe:", True),
        ("Return and Destruction:", True),
        ("Der Empfänger darf keine Kopien behalten:", False),
        ("Rückgabe von Unterlagen.", False),
    ],
)
def test_nouns_and_a_colon_state_nothing(line: str, states_nothing: bool) -> None:
    first = _views(f"{line}\nAuf Verlangen werden die Unterlagen zurückgegeben.")[0]
    assert first.is_heading is states_nothing


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("nicht", "sie ist nicht erlaubt", True),
        ("nicht", "sie ist zu vernichten", False),
        ("vernicht", "sie ist zu vernichten", True),
        ("information", "vertrauliche informationen", True),
        ("information", "der informationsgeber", False),
        ("informationsgeber", "der informationsgeber", True),
    ],
)
def test_a_german_pattern_means_the_word(pattern: str, text: str, matches: bool) -> None:
    assert (re.search(expand(pattern, Language.DE), text) is not None) is matches


@pytest.fixture
def seen() -> list[View]:
    blocks, offset = [], 0
    for line in _TEXT.split("\n"):
        blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    document = Document("v.txt", "text/plain", "0" * 64, _TEXT, tuple(blocks), Coverage())
    return views(_TEXT, segment(document))


def _view(seen: list[View], start: str) -> View:
    return next(view for view in seen if view.own.startswith(start))


def test_items_carry_the_lead_in_until_the_list_ends(seen: list[View]) -> None:
    for item in ("a) ", "b) "):
        assert _view(seen, item).text.startswith("die pflichten gelten nicht")
    assert _view(seen, "im uebrigen").lead == ""
    assert _view(seen, "unterlagen").lead == ""


def test_headings_are_told_from_sentences_and_open_sections(seen: list[View]) -> None:
    assert _view(seen, "§ 4").is_heading
    assert not _view(seen, "unterlagen").is_heading
    assert _view(seen, "a) ").section != _view(seen, "unterlagen").section
    assert "oeffentlich bekannt" in _view(seen, "b) ").before


@pytest.mark.parametrize(
    "text",
    ["Maßnahmen für Geräte", "Massnahmen fuer Geraete", "MASSNAHMEN\u00a0für\n Geräte", "**Maß-\nnahmen** für Geräte"],
)
def test_folding_makes_spellings_equal(text: str) -> None:
    assert fold(text) == "massnahmen fuer geraete"


def test_every_topic_has_cues_in_both_languages_and_only_known_readings() -> None:
    assert set(names()) == set(TOPICS)
    for language in Language:
        for cues in cue_sets(language):
            known = {reading.name for reading in TOPICS[cues.topic].readings}
            assert {cue.reading for cue in cues.cues} <= known
            assert all(0.5 <= cue.confidence <= 1 for cue in cues.cues)


def test_a_pattern_may_use_macros_gaps_and_umlauts() -> None:
    assert expand("größe ~ <zustimmung>", Language.DE).startswith("groesse.{0,80}?(?:zustimmung|")


def test_the_stems_of_a_topic_are_plain_text() -> None:
    assert all("(" not in stem for language in Language for cues in cue_sets(language) for stem in cues.about)
