"""What counts as a figure in a text (I4)."""

from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    NUMBER = "number"  # nothing says of what
    PERCENT = "percent"  # value in percent: 63.4
    POINTS = "points"  # percentage points
    MONEY = "money"  # EUR; another currency stands before the value: USD 12
    QUANTITY = "quantity"  # pieces, days, kilograms
    DATE = "date"  # 2026-03-15, without a year --03-15
    PERIOD = "period"  # 2026, 2026-Q3, 2026-10, 2026-H1, 2026-W42; without a year --Q3
    TIME = "time"  # 14:30
    CLAUSE = "clause"  # 4/2 for § 4 Abs. 2
    ID = "id"  # of an article, a contract …: letters and digits, in small letters


@dataclass(frozen=True, slots=True)
class Figure:
    """``text`` is the literal between ``start`` and ``end`` (code points, end exclusive).

    ``value`` is its form without language: decimal point, no grouping, as many digits after it as written.
    """

    kind: FigureKind
    text: str
    start: int
    end: int
    value: str
