"""Typed values of a reading, read out of the span that states it."""

import re

from agent.adapters.judge.cues import fold
from agent.domain.nda.limits import Measured, amounts, durations
from agent.domain.nda.places import law, named_law, named_venue, venue
from agent.domain.nda.reading import Value

# A length of time beside these words is a period for notice, reaction or renewal, not a term.
_PERIOD_BEFORE = re.compile(
    r"(?:frist von|kuendigungsfrist\w*|innerhalb(?: von)?|binnen|spaetestens|jeweils um|within|notice (?:period )?of"
    r"|period of notice of|end of|(?:not|no) (?:later|less) than|every|each|alle|successive|additional)(?: \S+){0,2} ?$"
)
_PERIOD_AFTER = re.compile(
    r"^\W*(?:(?:\S+ ){0,3}(?:notice\b|prior\b|vorher|im voraus)|kuendigungsfrist|vor (?:dem )?(?:ablauf|ende)"
    r"|zum (?:\S+ )?(?:monats|quartals|jahres|kalender|ende|ablauf)|gekuendigt|zu kuendigen)"
)
_CONTEXT = 45
_TRIBUNAL = re.compile(r"arbitra|schieds", re.IGNORECASE)
_BARE_SEAT = re.compile(r"\bseat\b(?=\s(?:is|shall|will|being|in)\b)", re.IGNORECASE)
_TERM_UNITS = ("month", "year", "decade")


def term_values(text: str) -> tuple[Value, ...]:
    """The terms in a sentence in years; notice and reaction periods are left out."""
    kept = [length for length in durations(text) if length.unit in _TERM_UNITS and not _is_period(text, length)]
    return tuple(Value("years", number=length.value, text=length.text) for length in kept)


def _is_period(text: str, length: Measured) -> bool:
    before = fold(text[max(0, length.start - _CONTEXT) : length.start])
    after = fold(text[length.end : length.end + _CONTEXT])
    return bool(_PERIOD_BEFORE.search(before) or _PERIOD_AFTER.search(after))


def penalty_values(text: str) -> tuple[Value, ...]:
    """The sums of a penalty; only euros have a number, since a limit in euros is compared with it."""
    return tuple(
        Value("eur", number=money.value if money.currency == "EUR" else None, text=money.text)
        for money in amounts(text)
    )


def law_values(text: str) -> tuple[Value, ...]:
    """The chosen laws; an empty place where the wording names none that is known."""
    places = law(text, chosen=True) or [place for place in [named_law(text)] if place]
    return tuple(Value("law", place=place.code, text=place.text) for place in places)


def venue_values(text: str) -> tuple[Value, ...]:
    """The chosen courts or seats; a bare "seat" beside an arbitral tribunal is the seat of arbitration."""
    places = venue(text)
    if not places and _TRIBUNAL.search(text):
        places = venue(_BARE_SEAT.sub("seat of arbitration", text))
    places = places or [place for place in [named_venue(text)] if place]
    return tuple(Value("venue", place=place.code, text=place.text) for place in places)
