"""Whether the ground holds: the state can be written, the disk has room, the facts can be read."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from agent.adapters.facts.store import FactsStore
from agent.adapters.state.database import Database
from agent.domain.errors import Unavailable

LEAST_ROOM = 64_000_000  # bytes; an import of facts and a few uploads
_PATIENCE_MS = 1_000


@dataclass(frozen=True, slots=True)
class Readiness:
    """``home``: the folder of all data."""

    home: Path
    database: Database
    facts_store: FactsStore

    def state(self) -> None:
        """Raises Unavailable ``system.state``: also for a database that another process keeps locked, or that has
        become read-only."""
        self.database.writable(_PATIENCE_MS)

    def disk(self) -> None:
        """Raises Unavailable ``system.disk``."""
        free = shutil.disk_usage(self.home).free
        if free < LEAST_ROOM or not os.access(self.home, os.W_OK):
            raise Unavailable("system.disk", free=free // 1_000_000)

    def facts(self) -> None:
        """Raises Unavailable ``facts.…``; none at all are no failure: the first question makes the demo world."""
        try:
            self.facts_store.info()
        except Unavailable as error:
            if error.code != "facts.none":
                raise
