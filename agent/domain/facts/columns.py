"""What a column of the facts may hold."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a value is read; each kind accepts German and ISO notation."""

    TEXT = "text"
    NUMBER = "number"  # 1.250,50 or 1250.50
    DATE = "date"  # 15.03.2026 or 2026-03-15
    TIME = "time"  # a date with an hour
    MONTH = "month"  # 2026-03, 03.2026 or a date in it; stored as its first day
    FLAG = "flag"  # ja, nein, true, false, 1, 0 …


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``required``: a row without it is refused; the file must have the column.

    ``minimum`` is the smallest number allowed; ``values`` the allowed texts (compared without case);
    ``references`` the table whose id it holds: a row that points nowhere is refused.
    """

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    minimum: float | None = None
    values: tuple[str, ...] = ()
    references: str | None = None


def text(name: str, *, required: bool = False, values: tuple[str, ...] = ()) -> Column:
    return Column(name, required=required, values=values)


def key(name: str, references: str, *, required: bool = True) -> Column:
    return Column(name, required=required, references=references)


def number(name: str, *, required: bool = False, minimum: float | None = 0) -> Column:
    return Column(name, Kind.NUMBER, required=required, minimum=minimum)


def day(name: str, *, required: bool = False) -> Column:
    return Column(name, Kind.DATE, required=required)


def month(name: str) -> Column:
    return Column(name, Kind.MONTH, required=True)


def flag(name: str) -> Column:
    return Column(name, Kind.FLAG)
