"""The expected stock of an article as a small drawing: geometry only, colours are the page's."""

from dataclasses import dataclass

from agent.domain.reorder.projection import Projection

WIDTH, HEIGHT, _PAD = 150, 44, 3
DAYS = 190  # half a year is what sea freight and review need


@dataclass(frozen=True, slots=True)
class Curve:
    """``line``: the points of the stock; ``zero``: height of the line at 0; ``run_out``, ``order_by``: where they lie.

    The days are those of `DAYS`; None for what lies beyond.
    """

    line: str
    zero: float
    run_out: float | None
    order_by: float | None
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def curve(found: Projection | None, alt: str) -> Curve | None:
    """None without a stock row."""
    if found is None:
        return None
    days = sorted({0, DAYS, *((day - found.today).days for day, _ in found.curve())})
    points = [(day, found.balance(day)) for day in days if 0 <= day <= DAYS]
    high, low = max(0.0, *(each for _, each in points)), min(0.0, *(each for _, each in points))

    def height(value: float) -> float:
        share = 0.5 if high == low else (value - low) / (high - low)
        return round(HEIGHT - _PAD - share * (HEIGHT - 2 * _PAD), 1)

    return Curve(
        line=" ".join(f"{_across(day)},{height(value)}" for day, value in points),
        zero=height(0.0),
        run_out=_place(None if found.run_out is None else (found.run_out - found.today).days),
        order_by=_place(None if found.order_by is None else (found.order_by - found.today).days),
        alt=alt,
    )


def _across(day: int) -> float:
    return round(_PAD + day / DAYS * (WIDTH - 2 * _PAD), 1)


def _place(day: int | None) -> float | None:
    """What is past stands at the left edge."""
    if day is None or day > DAYS:
        return None
    return _across(max(day, 0))
