"""Escalation records in state, and the call-off of every frame contract."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from agent.domain.escalation.clock import ReminderKind
from agent.domain.escalation.record import EscalationRecord
from agent.domain.escalation.sweep import ContractFigure, Covering
from agent.domain.facts.info import RowKey
from agent.domain.kpi.definition import KpiDefinition
from agent.ports.kpis import KpiQuestion


class EscalationStore(Protocol):
    """Every record, whoever brought it."""

    def get(self, record_id: str) -> EscalationRecord:
        """Raises NotFound ``escalations.unknown``."""
        ...

    def locked(self, record_id: str) -> EscalationRecord:
        """As `get`, kept from others until the transaction ends."""
        ...

    def find(self, account_ids: Collection[str], *, is_open: bool | None = None) -> Sequence[EscalationRecord]:
        """Those of these customers by day of detection; ``is_open`` None for all."""
        ...

    def covering(self, day: date) -> Sequence[Covering]:
        """Those that are open, and those resolved on this day or later; of every customer."""
        ...

    def open(self, record: EscalationRecord) -> bool:
        """Store a new record; False when the contract has an open one of ours, or one of the same month."""
        ...

    def put(self, record: EscalationRecord) -> None:
        """Store a changed record, with its measures: it is ours from now on, and an import does not replace it.

        Raises Conflict ``escalations.other_open`` when the contract has another open one.
        """
        ...

    def given(self, record_ids: Collection[str]) -> Mapping[str, Collection[ReminderKind]]:
        """The reminders given by record, for the day of detection that the record has now."""
        ...

    def given_at(self, record_id: str) -> Mapping[ReminderKind, datetime]: ...

    def remind(self, record: EscalationRecord, kind: ReminderKind, at: datetime) -> bool:
        """Store that a reminder was given; False when it was before."""
        ...


class ContractFigures(Protocol):
    """Raises as `KpiFacts.sums`."""

    def call_offs(self, definition: KpiDefinition, question: KpiQuestion) -> Sequence[ContractFigure]:
        """All contracts that count in the one period of the question, by id: one query."""
        ...

    def rows(
        self, definition: KpiDefinition, question: KpiQuestion, contracts: Collection[str]
    ) -> Mapping[str, tuple[RowKey, ...]]:
        """The keys behind the figures of these contracts, by contract: one query for all."""
        ...
