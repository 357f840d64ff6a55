"""Wires escalation records: the sweep, the work on them, the reminders."""

from functools import cached_property
from typing import TYPE_CHECKING

from agent.bootstrap.facts import FactsParts

if TYPE_CHECKING:
    from agent.adapters.state.escalations import SqlEscalations
    from agent.services.escalation_reminders import EscalationReminders
    from agent.services.escalation_sweep import EscalationSweep
    from agent.services.escalation_triggers import EscalationTriggers
    from agent.services.escalation_view import EscalationView
    from agent.services.escalations import Escalations


class EscalationParts(FactsParts):
    """What is broken, and what people do about it."""

    @cached_property
    def escalations(self) -> "Escalations":
        from agent.services.escalations import Escalations

        return Escalations(
            accounts=self.accounts,
            store=self.escalation_store,
            triggers=self.escalation_triggers,
            identity=self.identity,
            together=self.database,
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def escalation_sweep(self) -> "EscalationSweep":
        from agent.services.escalation_sweep import EscalationSweep

        return EscalationSweep(
            accounts=self.accounts,
            facts=self._stocked_facts,
            store=self.escalation_store,
            triggers=self.escalation_triggers,
            identity=self.identity,
            together=self.database,
            audit=self.audit,
            clock=self.clock,
        )

    @cached_property
    def escalation_reminders(self) -> "EscalationReminders":
        from agent.services.escalation_reminders import EscalationReminders

        state = (self.escalation_store, self.identity, self.database)
        return EscalationReminders(self._stocked_facts, *state, self.audit, self.clock)

    @cached_property
    def escalation_view(self) -> "EscalationView":
        from agent.services.escalation_view import EscalationView

        return EscalationView(self.facts, self.kpi_rules, self.identity, self.clock)

    @cached_property
    def escalation_store(self) -> "SqlEscalations":
        from agent.adapters.state.escalations import SqlEscalations

        return SqlEscalations(self.database)

    @cached_property
    def escalation_triggers(self) -> "EscalationTriggers":
        from agent.adapters.facts.contract_call_off import DuckContractFigures
        from agent.services.escalation_triggers import EscalationTriggers

        figures = DuckContractFigures(self.stocked)
        return EscalationTriggers(self.facts, self.kpi_rules, self._kpi_facts, figures)
