"""The demo world: synthetic facts, and the signed NDAs that belong to them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from agent.domain.facts.info import FactsInfo
from agent.domain.nda.register import RegisterEntry

Told = Callable[[str, int], None]  # a table that is in place, and its rows


def tell_nobody(_table: str, _rows: int) -> None:
    """For who does not want to hear about progress."""


class DemoFacts(Protocol):
    def make(self, today: date, as_of: datetime, lines: int | None = None, told: Told = tell_nobody) -> FactsInfo:
        """Build the world for this day and put it in use as facts of source DEMO.

        ``lines``: so many order lines in all, with further customers; None: the named accounts only.
        Raises BadInput ``demo.scale``, Conflict ``facts.busy``.
        """
        ...

    def ndas(self, today: date, at: datetime) -> Sequence[RegisterEntry]:
        """Signed NDAs with fixed ids, recorded ``at``."""
        ...
