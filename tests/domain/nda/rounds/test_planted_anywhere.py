"""Whatever is planted at whatever sentences of a draft is found, in the right group, and nothing else."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.domain.nda.rounds.compare import compare
from agent.domain.nda.rounds.round import Asked, Outcome
from agent.domain.nda.rounds.wording import Unit, wording
from tests.domain.nda.rounds.planting import draft, one_line, places_hold

NAMES = ["de_altmodisch", "de_einkauf", "de_entwicklung", "de_kanzlei", "en_translated", "en_uk", "en_us"]
DRAFTS = {name: draft(name) for name in NAMES}
WORD = re.compile(r"(?<=[a-zäöü,] )[^\W\d_]{4,}(?= [a-zäöü])")
KINDS = ("other word", "negation", "strike word", "removed", "added", "accepted", "declined", "answered", "struck")


@dataclass(frozen=True)
class Plant:
    """``text[start:end]`` of the last version comes back as ``text``; ``ours`` is what we asked for there, if any."""

    kind: str
    start: int
    end: int
    text: str
    ours: str | None = None


def plant(text: str, unit: Unit, kind: str, at: int) -> Plant:
    words = list(WORD.finditer(text, unit.start, unit.end))
    word = words[at % len(words)]
    start, end = word.span()
    other, ours = f"zebra{at}", f"quagga{at}"
    return {
        "other word": Plant(kind, start, end, other),
        "negation": Plant(kind, start, start, "nicht "),
        "strike word": Plant(kind, start, end + 1, ""),
        "removed": Plant(kind, unit.start, unit.end, ""),
        "added": Plant(kind, unit.end, unit.end, f" Zebra number {at} is a sentence of its own."),
        "accepted": Plant(kind, start, end, ours, ours),
        "declined": Plant(kind, start, end, word[0], ours),
        "answered": Plant(kind, start, end, other, ours),
        "struck": Plant(kind, unit.start, unit.end, "", f"Quagga number {at} is the sentence that we asked for."),
    }[kind]


def come_back(text: str, plants: list[Plant]) -> str:
    for one in sorted(plants, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def sentences_of(text: str) -> list[Unit]:
    """Sentences, far enough from one another, that end as sentences and have words to change."""
    units = wording(text).units
    good = [
        unit
        for unit in units
        if not unit.heading and text[unit.end - 1] == "." and len(WORD.findall(text, unit.start, unit.end)) > 3
    ]
    return good[::2]


@st.composite
def second_rounds(draw: st.DrawFn) -> tuple[str, list[Plant]]:
    text = DRAFTS[draw(st.sampled_from(NAMES))]
    places = draw(
        st.lists(st.sampled_from(sentences_of(text)), min_size=1, max_size=8, unique_by=lambda unit: unit.start)
    )
    return text, [plant(text, unit, draw(st.sampled_from(KINDS)), draw(st.integers(0, 30))) for unit in places]


EXPECTED = {
    "other word": "changed",
    "negation": "changed",
    "strike word": "changed",
    "removed": "removed",
    "added": "added",
}
OUTCOME = {
    "accepted": Outcome.ACCEPTED,
    "declined": Outcome.DECLINED,
    "answered": Outcome.CHANGED,
    "struck": Outcome.CHANGED,
}


def wrapped(text: str) -> str:
    """As a PDF gives it: lines of one width, straight quotes."""
    lines = "\n".join(textwrap.fill(line, 92, break_on_hyphens=False) for line in text.split("\n"))
    return lines.translate(str.maketrans("„“”’–", '"""\'-'))


def check(text: str, plants: list[Plant], typeset: Callable[[str], str] = str) -> None:
    plants = sorted(plants, key=lambda one: one.start)
    requests = [one for one in plants if one.ours is not None]
    asked = [Asked(str(at), "topic", one.start, one.end, one.ours or "") for at, one in enumerate(requests)]
    new = typeset(come_back(text, plants))
    found = compare(text, asked, new)
    assert places_hold(found, new)
    assert [answer.outcome for answer in found.answers] == [OUTCOME[one.kind] for one in requests]
    unasked = [one for one in plants if one.ours is None]
    assert [slip.kind.value for slip in found.slipped_in] == [EXPECTED[one.kind] for one in unasked]
    for one, slip in zip(unasked, found.slipped_in, strict=True):
        assert one.text.strip() in one_line(slip.after)
        assert text[one.start : one.end].strip() in slip.before


@given(second_rounds())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_planted_change_is_found_and_nothing_else(made: tuple[str, list[Plant]]) -> None:
    check(*made)


@given(second_rounds())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_planted_change_is_found_in_another_format(made: tuple[str, list[Plant]]) -> None:
    check(*made, wrapped)


@pytest.mark.long
@given(second_rounds())
@settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_planted_change_is_found_in_thousands_of_rounds(made: tuple[str, list[Plant]]) -> None:
    check(*made)
