"""Syncs the facts with another system: read, take over, and only then move on."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from agent.domain.errors import Unavailable
from agent.domain.facts.importing import ImportMode, ImportReport
from agent.domain.facts.info import FactsSource
from agent.domain.identity import Role, User
from agent.ports import Audit, Clock, Facts
from agent.ports.sync import Connector, Progress
from agent.services.data import DataService

MAY_SYNC = (Role.KAM, Role.HEAD_OF_SALES, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """``read`` counts the rows read by what was read; ``report`` tells what became of them."""

    source: FactsSource
    full: bool
    mode: ImportMode
    as_of: datetime
    read: Sequence[tuple[str, int]]
    report: ImportReport


@dataclass(frozen=True, slots=True)
class SyncService:
    """``connectors`` make a connector when asked for; one that is not set up raises BadInput ``connectors.…``."""

    connectors: Mapping[FactsSource, Callable[[], Connector]]
    data: DataService
    facts: Facts
    audit: Audit
    clock: Clock

    def run(
        self,
        user: User,
        source: FactsSource,
        *,
        full: bool = False,
        progress: Progress = lambda _what, _rows: None,
        connector: Connector | None = None,
    ) -> SyncReport:
        """Read what changed (``full``: everything, so that deleted rows go) and take it over.

        A run that was cut off is gone on with. When anything fails, the facts in use stay as they are. Raises
        Forbidden, BadInput and Unavailable ``connectors.…``, Conflict ``connectors.running`` or ``facts.busy``.
        """
        user.require_role(*MAY_SYNC)
        with connector or self.connectors[source]() as reading:
            reading.fetch(self.clock.now(), full, progress)
            batch = reading.batch(self._in_use())
            report = self.data.run(user, batch.sources, source, batch.as_of, batch.mode)
            told = replace(report, notes=(*report.notes, *reading.notes()))
            reading.published(report.version)
        details = {"source": source.value, "full": batch.full, "read": dict(batch.read)}
        self.audit.append(user.id, "facts.synced", report.version, details)
        return SyncReport(source, batch.full, batch.mode, batch.as_of, batch.read, told)

    def _in_use(self) -> str | None:
        with suppress(Unavailable):
            return self.facts.info().version
        return None
