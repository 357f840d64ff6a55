"""What goes into an import and what is told about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

# one row: its line (from 1) and its values as text, None for empty
Line = tuple[int, Sequence[str | None]]


class ImportMode(StrEnum):
    REPLACE = "replace"  # a table that comes takes the place of the one that is there; others stay
    UPSERT = "upsert"  # rows take the place of those with the same id; others stay


@dataclass(frozen=True, slots=True)
class TableSource:
    """Rows for one table, from anywhere. ``origin`` is the file or system as told to the user.

    ``columns`` names the values of each row, in order; ``keep_first`` names columns whose first known
    value stays when a row comes again (the first promise of a delivery date). ``decimal_comma`` says how
    ``1.250`` is read where no other value of its column tells: 1250 when True, 1.25 when False. ``notes``
    is what was noticed while the rows were read: complete when they have ended.
    """

    table: str
    origin: str
    columns: tuple[str, ...]
    rows: Iterable[Line]
    keep_first: frozenset[str] = frozenset()
    decimal_comma: bool = False
    notes: list["Note"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was left out. ``code`` is one of `agent.domain.messages` (``facts.row.…``)."""

    table: str
    origin: str
    line: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """The line and what is wrong in it."""
        return message(self.code, language, line=self.line, **self.values)


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

    def text(self, language: Language) -> str:
        """Counts are grouped as a reader of the language expects."""
        told = {name: _told(value, language) for name, value in self.values.items()}
        return message(self.code, language, **told)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """``refused`` lists the first rows (at most a few hundred); the tables hold the full counts.

    ``refused_file`` is the path of the CSV file with every refused row, None when none was.
    """

    version: str
    tables: tuple[TableReport, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[Note, ...] = ()
    refused_file: str | None = None


def _told(value: object, language: Language) -> object:
    return formats.number(value, language) if isinstance(value, int) and not isinstance(value, bool) else value
