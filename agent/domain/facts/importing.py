"""What goes into an import and what is told about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# one row: its line (from 1) and its values as text, None for empty
Line = tuple[int, Sequence[str | None]]


class ImportMode(StrEnum):
    REPLACE = "replace"  # a table that comes takes the place of the one that is there; others stay
    UPSERT = "upsert"  # rows take the place of those with the same id; others stay


@dataclass(frozen=True, slots=True)
class TableSource:
    """Rows for one table, from anywhere. ``origin`` is the file or system as told to the user.

    ``columns`` names the values of each row, in order; ``keep_first`` names columns whose first known
    value stays when a row comes again (the first promise of a delivery date).
    """

    table: str
    origin: str
    columns: tuple[str, ...]
    rows: Iterable[Line]
    keep_first: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was left out. ``code`` is one of `agent.domain.messages` (``facts.row.…``)."""

    table: str
    origin: str
    line: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableReport:
    """``taken`` and ``refused`` count rows; ``reasons`` counts refused rows by code."""

    table: str
    origin: str
    taken: int
    refused: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    unknown_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something else worth knowing, as a code of `agent.domain.messages` with its values."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``refused`` lists the first rows (at most a few hundred); the tables hold the full counts."""

    version: str
    tables: tuple[TableReport, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[Note, ...] = ()
