"""Small words of letters: lists and days of the week."""

import datetime as dt
from collections.abc import Mapping, Sequence

from agent.domain.language import Language

_DAYS = {
    Language.DE: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    Language.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_AND = {Language.DE: " und ", Language.EN: " and "}


def weekday(day: dt.date, language: Language) -> str:
    return _DAYS[language][day.weekday()]


def joined(parts: Sequence[str], language: Language, again: Mapping[Language, str] | None = None) -> str:
    """``a, b und c``; empty for nothing. ``again`` stands before every part but the first: "am 1. und am 2."."""
    word = again[language] if again else ""
    said = [*parts[:1], *(f"{word}{each}" for each in parts[1:])]
    return "".join(said) if len(said) < 2 else ", ".join(said[:-1]) + _AND[language] + said[-1]
