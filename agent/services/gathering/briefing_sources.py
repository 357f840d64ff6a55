"""The sources of a briefing: each gets a letter, by which its lines name it, and can be opened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from agent.domain.drafting.fact_book import INTERNAL, FactBook
from agent.domain.facts.info import RowKey


@dataclass(slots=True)
class SourceList:
    """``kpi`` stands for a figure that the KPI tool gives, else the name of a table."""

    book: FactBook
    _letters: dict[tuple[str, str], str] = field(default_factory=dict)

    def row(self, table: str, key: str) -> str:
        """The letter of a row."""
        return self._letter(table, key, (RowKey(table, key),))

    def kpi(self, id: str) -> str:
        """The letter of a figure."""
        return self._letter("kpi", id, ())

    def listed(self) -> list[tuple[str, str]]:
        """Letters with the markers of what they stand for."""
        return [(letter, f"{{{{F:source.{letter}}}}}") for letter in self._letters.values()]

    def _letter(self, table: str, key: str, rows: Sequence[RowKey]) -> str:
        if (table, key) not in self._letters:
            at = len(self._letters)
            first = ascii_lowercase[at // 26 - 1] if at >= 26 else ""
            letter = first + ascii_lowercase[at % 26]
            self._letters[table, key] = letter
            definition = key if table == "kpi" else ""
            label = ("Quelle", "Source")
            self.book.text(f"source.{letter}", label, f"{table} {key}", rows, definition=definition, **INTERNAL)
        return self._letters[table, key]
