"""Small words of letters: lists and days of the week."""

import datetime as dt
from collections.abc import Sequence

from agent.domain.language import Language

_DAYS = {
    Language.DE: "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
    Language.EN: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_AND = {Language.DE: " und ", Language.EN: " and "}


def weekday(day: dt.date, language: Language) -> str:
    return _DAYS[language][day.weekday()]


def joined(parts: Sequence[str], language: Language) -> str:
    """``a, b und c``; empty for nothing."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + _AND[language] + parts[-1]
