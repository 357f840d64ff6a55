"""How old the facts are, in words, and when that is too old."""

import datetime as dt

from agent.domain.language import Language
from agent.domain.messages import message

STALE_AFTER = dt.timedelta(hours=24)
_AHEAD = dt.timedelta(minutes=5)  # clocks of two machines never agree to the second
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


def age(as_of: dt.datetime, now: dt.datetime, language: Language) -> str:
    """``vor 3 Stunden``; days from two days on, so that ``vor 26 Stunden`` is not rounded down to a day."""
    seconds = (now - as_of).total_seconds()
    if seconds < -_AHEAD.total_seconds():
        return message("facts.age.future", language)
    for unit, length in _UNITS:
        count = int(seconds // length)
        if count >= (2 if unit == "day" else 1):
            return message(f"facts.age.{unit}{'s' if count > 1 else ''}", language, count=count)
    return message("facts.age.now", language)


def warning(as_of: dt.datetime, now: dt.datetime, language: Language) -> str | None:
    """What must be said when the facts are older than a day, or newer than now (R213)."""
    if as_of - now > _AHEAD:
        return message("facts.age.clock", language)
    if now - as_of > STALE_AFTER:
        hours = int(STALE_AFTER.total_seconds() // 3_600)
        return message("facts.age.stale", language, hours=hours, age=age(as_of, now, language))
    return None
