"""A cue finds what `re` finds, in time that does not run away."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from agent.domain.language import Language
from agent.domain.rights import cue, detect
from agent.domain.rights.cue import Cue, grams_of
from agent.domain.rights.cue_parts import alternatives, needed, steps
from agent.domain.rights.cues_de import DE
from agent.domain.rights.cues_en import EN
from tests.domain.rights.test_mails import DE as MAIL_DE
from tests.domain.rights.test_mails import EN as MAIL_EN
from tests.effort import least

SENTENCES = [
    line.split("\t")[-1]
    for file in sorted(Path(__file__).parent.glob("s*_*.tsv"))
    for line in file.read_text(encoding="utf-8").splitlines()
]


def _cues() -> Iterator[Cue]:
    for language in (DE, EN):
        told = [getattr(language, each.name) for each in fields(language)]
        yield from (each for each in told if isinstance(each, Cue))
        for about in language.subjects.values():
            yield from (getattr(about, each.name) for each in fields(about))


def test_every_cue_finds_in_every_sentence_what_re_finds() -> None:
    cues = list(_cues())
    assert (len(cues), len(SENTENCES)) > (100, 100)
    texts = [*SENTENCES, *MAIL_DE.split("\n\n"), *MAIL_EN.split("\n\n"), "500 Stück\nbis Mai", "kein\nAufpreis"]
    for each in cues:
        plain = re.compile("|".join(f"(?:{source})" for source in each.sources), re.IGNORECASE)
        for text in texts:
            assert each.search(text) == bool(plain.search(text)), (plain.pattern[:80], text)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|(?:b|c))", ["a", "b", "c"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        (r"[|]x|\|y", ["[|]x", r"\|y"]),
        ("(?:a|b)?", ["(?:a|b)?"]),
    ],
)
def test_alternatives(source: str, parts: list[str]) -> None:
    assert list(alternatives(source)) == parts


@pytest.mark.parametrize(
    ("source", "parts"),
    [("a.*b.*?c", ["a", "b", "c"]), ("a(?=.*b)", ["a(?=.*b)"]), ("(?:a.*b)c", ["(?:a.*b)c"]), ("a", ["a"])],
)
def test_steps(source: str, parts: list[str]) -> None:
    assert steps(source) == parts


@pytest.mark.parametrize(
    ("source", "grams"),
    [
        (r"\bPreis(?:e|en)?\b", {"pre"}),
        (r"Rabatts?", {"rab"}),
        (r"ab?c", {"a"}),
        (r"(?:kg|Tonnen|St\b)", {"kg", "ton", "st"}),
        (r"\d+\s?(?:Tag|Monat)", {"tag", "mon"}),
        (r"\d{1,4},\d{2}", {"0"}),
        (r"(?:x|\w+)", set()),
        (r"x*", set()),
        (r"(?!preis)\w", set()),
        (r"§\s?\d", {"§"}),
    ],
)
def test_what_every_match_needs(source: str, grams: set[str]) -> None:
    assert needed(source) == grams


def test_digits_of_any_script_are_digits() -> None:
    assert "0" in grams_of("٣")
    assert "0" not in grams_of("drei")


def test_b_behind_a_on_the_same_line_only() -> None:
    cue = Cue("Kapazität.*500")
    assert cue.search("die Kapazität von\nKapazität, 500 Stück")
    assert not cue.search("die Kapazität\n500 Stück")
    assert not cue.search("500 Kapazität")


def _read_anew(text: str) -> None:
    cue.grams_of.cache_clear()
    detect._topics.cache_clear()
    detect.commitments_in.__wrapped__(text, Language.DE)


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3.4.5.6.7.8.9.0,",
        "1",
        "1,50 € Preis ",
        "1.2. liefern 500 Stück ",
        "Wir reservieren Kapazität 500 Stück bis Ende Mai Preis 1,20 € je Stück netto 30 Tage ",
        "zu",
        ". ",
        "a, ",
        "wir. ",
        " ".join(SENTENCES).replace(".", ""),
    ],
    ids=lambda text: text[:20],
)
def test_time_grows_with_a_hostile_text_and_not_with_its_square(text: str) -> None:
    """Twice the text takes four times as long where it is read in squares; measured in one run."""
    long = (text * (20_000 // len(text) + 1))[:20_000]
    short = long[:5_000]
    assert least(lambda: _read_anew(long)) < 10 * least(lambda: _read_anew(short))
