"""The data of a chart as rows, for screen readers and for who wants the figures."""

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"[−+]?€?\d")


@dataclass(frozen=True, slots=True)
class DataTable:
    """Texts in the reader's language; every row has as many cells as ``head``."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def figures(self) -> frozenset[int]:
        """The columns of figures: behind the first, every cell that is not empty holds a digit."""
        return frozenset(at for at in range(1, len(self.head)) if self._holds_figures(at))

    def _holds_figures(self, at: int) -> bool:
        told = [row[at] for row in self.rows if row[at]]
        return bool(told) and all(_FIGURE.match(cell) for cell in told)
