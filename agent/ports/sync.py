"""Reading the facts from another system, in steps that survive being cut off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from agent.domain.facts.importing import ImportMode, ImportReport, Note, TableSource
from agent.domain.facts.info import FactsSource

Progress = Callable[[str, int], None]  # what is read, rows so far


@dataclass(frozen=True, slots=True)
class Batch:
    """What a finished reading brings. ``as_of`` is when the reading began; ``read`` counts rows by what was read."""

    sources: Sequence[TableSource]
    mode: ImportMode
    as_of: datetime
    full: bool
    read: Sequence[tuple[str, int]]


class Connector(Protocol):
    """A system that facts are read from. Used as a context manager: one sync at a time.

    Reading is kept on disk page by page; a run that was cut off goes on where it stood. Nothing counts as
    taken over until `published`.
    """

    @property
    def source(self) -> FactsSource: ...

    def __enter__(self) -> Self:
        """Raises Conflict ``connectors.running``."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def fetch(self, now: datetime, full: bool, progress: Progress) -> None:
        """Read what changed, or everything. Raises Unavailable or BadInput ``connectors.…``."""
        ...

    def batch(self, in_use: str | None) -> Batch:
        """What is to be taken over; everything when ``in_use`` is not the version of our last sync."""
        ...

    def notes(self) -> Sequence[Note]:
        """What was left out, and why; complete when the batch has been taken over."""
        ...

    def published(self, version: str) -> None:
        """The batch is in use: only now the next run begins behind it."""
        ...


class Importer(Protocol):
    """Takes rows over into a new version of the facts, whole or not at all."""

    def run(
        self,
        sources: Sequence[TableSource],
        *,
        source: FactsSource,
        as_of: datetime,
        mode: ImportMode,
        from_scratch: bool,
        keep_team: bool = False,
    ) -> ImportReport:
        """``keep_team``: raises Forbidden ``facts.team`` rather than change who works for a customer of real facts."""
        ...
