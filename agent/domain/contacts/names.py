"""Finding a person by the name that somebody typed."""

import difflib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.note import one_line

_TITLES = frozenset("frau herr fr hr mr mrs ms miss dr prof".split())
_CLOSE = 0.72  # similarity (0 to 1) of what is offered: one or two slips in a short name
_MOST = 3


@dataclass(frozen=True, slots=True)
class Unmatched:
    """``shown``: what was typed, fit to be shown. ``close``: full names that may be meant."""

    shown: str
    close: tuple[str, ...]


def match(typed: str, people: Sequence[Contact]) -> Sequence[Contact] | Unmatched:
    """The people with exactly this full name, whatever the case; nobody is guessed."""
    wanted = _folded(typed)
    found = [person for person in people if _folded(person.name) == wanted]
    return found or Unmatched(one_line(typed, 80), _close(wanted, people))


def _close(wanted: str, people: Sequence[Contact]) -> tuple[str, ...]:
    said = _without_titles(wanted)
    ranked = sorted(((_similarity(said, person.name), person.name) for person in people), key=lambda each: -each[0])
    return tuple(dict.fromkeys(name for score, name in ranked if score >= _CLOSE))[:_MOST]


def _similarity(said: str, name: str) -> float:
    """Of the whole name, or of a part of it ("Kröger")."""
    if not said:
        return 0.0
    whole = _without_titles(_folded(name))
    return max(difflib.SequenceMatcher(None, said, part).ratio() for part in (whole, *whole.split(), ""))


def _without_titles(name: str) -> str:
    return " ".join(word for word in name.split() if word.strip(".") not in _TITLES)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
