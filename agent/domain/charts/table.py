"""The data of a chart as rows, for screen readers and for who wants the figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataTable:
    """Texts in the reader's language; every row has as many cells as ``head``."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
