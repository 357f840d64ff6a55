"""The call-off of frame contracts as escalations need it: unrounded, with the rows, in one question for all."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from agent.domain.escalation.record import EscalationRecord, Trigger
from agent.domain.escalation.sweep import KPI, ContractFigure, value
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.names import named
from agent.domain.kpi.period import Period, latest
from agent.ports import Facts
from agent.ports.escalations import ContractFigures
from agent.ports.kpis import KpiCatalogue, KpiFacts, KpiQuestion


@dataclass(frozen=True, slots=True)
class CallOffs:
    """Figures of one day. ``period`` is what the KPI's definition calls its latest on that day."""

    definition: KpiDefinition
    period: Period
    question: KpiQuestion
    figures: Sequence[ContractFigure]


@dataclass(frozen=True, slots=True)
class EscalationTriggers:
    facts: Facts
    catalogue: KpiCatalogue
    kpi_facts: KpiFacts
    figures: ContractFigures

    def call_offs(self, account_ids: Collection[str], day: dt.date) -> CallOffs:
        """Every contract of these customers that counts on ``day``. Raises as `KpiFacts.sums`."""
        (definition,) = named(self.catalogue.definitions(), KPI)
        period = latest(definition.latest, day)
        question = KpiQuestion(sorted(account_ids), [period], day)
        return CallOffs(definition, period, question, self.figures.call_offs(definition, question))

    def triggers(self, found: CallOffs, figures: Sequence[ContractFigure]) -> Mapping[str, Trigger]:
        """By contract, with the keys of the rows behind each; what has no figure has none."""
        keys = self.figures.rows(found.definition, found.question, [each.contract_id for each in figures])
        digest, as_of = self.kpi_facts.digest(found.definition), self.facts.info().as_of
        made: dict[str, Trigger] = {}
        for each in figures:
            read, target = value(found.definition, each), found.definition.target.value
            if read is None or target is None:
                continue
            made[each.contract_id] = Trigger(
                value=read,
                target=target,
                numerator=each.numerator,
                denominator=each.denominator,
                period=found.period.text,
                definition=found.definition.id,
                version=found.definition.version,
                digest=digest,
                as_of=as_of,
                rows=keys.get(each.contract_id, ()),
                in_pieces=each.in_pieces,
            )
        return made

    def of(self, record: EscalationRecord, day: dt.date) -> Trigger | None:
        """The figure of the record's contract as it stood on ``day``; None without a contract or data."""
        if record.kpi != KPI or not record.contract_id:
            return None
        found = self.call_offs([record.account_id], day)
        figures = [each for each in found.figures if each.contract_id == record.contract_id]
        return self.triggers(found, figures).get(record.contract_id)
