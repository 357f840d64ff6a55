"""Order lines of the named accounts that are told one by one: each is a situation with an id of its own."""

import datetime as dt
from collections.abc import Iterator

from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.rules.placed import Part, PlacedLine


def placed_lines(calendar: Calendar) -> list[PlacedLine]:
    return [*_service(calendar), *_emergencies(calendar), _late_call_off(calendar)]


def _service(calendar: Calendar) -> Iterator[PlacedLine]:
    """Late, partial, shifted, missing and cancelled lines that were due in the last closed month."""
    due = [calendar.in_month(-1, day) for day in (5, 6, 7, 8, 12, 13, 14)]
    later = [calendar.in_month(-1, day) for day in (18, 19, 20, 21)]
    shifted = f"Auf {later[2]:%d.%m.%Y} verschoben (Werkzeugbruch); erste Zusage {due[2]:%d.%m.%Y}"
    yield _line("OL-LATE-1", "MC-10612", 300, due[0], ((later[0], 300),))
    yield _line("OL-PART-1", "MC-10612", 300, due[1], ((due[1], 180), (later[1], 120)))
    yield _line("OL-SHIFT-1", "MC-10613", 200, due[2], ((later[2], 200),), reason=shifted)
    yield _line("OL-SPLIT-1", "MC-10615", 240, due[3], ((due[0], 140), (due[3], 100)))
    yield _line("OL-OPEN-1", "MC-10615", 240, due[4])
    yield _line("OL-CANCEL-1", "MC-10616", 400, due[5], cancelled=True, reason="Vom Kunden storniert")
    yield _line("OL-LATE-2", "MC-10435", 300, due[6], ((later[3], 300),))


def _emergencies(calendar: Calendar) -> Iterator[PlacedLine]:
    """Two late lines that were saved by emergency air freight, in the last closed month."""
    for at, (due, sent) in enumerate(((9, 13), (16, 20)), 1):
        day = calendar.in_month(-1, due)
        parts = ((calendar.in_month(-1, sent), 700.0),)
        yield _line(f"OL-AIR-{at}", "MC-10721", 700, day, parts, flown=True)


def _late_call_off(calendar: Calendar) -> PlacedLine:
    """Ordered six days ago for the week after next, although the goods come by sea."""
    wanted = calendar.workday(16)
    return PlacedLine("OL-RUSH-1", "MC-10611", 900, calendar.workday(-6), wanted, wanted)


def _line(
    key: str,
    article: str,
    quantity: float,
    due: dt.date,
    parts: tuple[Part, ...] = (),
    *,
    flown: bool = False,
    cancelled: bool = False,
    reason: str = "",
) -> PlacedLine:
    return PlacedLine(key, article, quantity, due - dt.timedelta(days=35), due, due, parts, flown, cancelled, reason)
