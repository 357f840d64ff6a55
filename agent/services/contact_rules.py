"""When a contact is qualified, and how many an account needs: what the KPI ``qualified_contacts`` says."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from agent.domain.contacts.qualified import QualifiedRule
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.targets import target_on
from agent.ports.kpis import KpiCatalogue, KpiFacts

_KPI = "qualified_contacts"


@dataclass(frozen=True, slots=True)
class ContactRules:
    """One definition for KPI and lists: topics and target from the catalogue, targets of customers from the facts."""

    catalogue: KpiCatalogue
    facts: KpiFacts

    def on(self, day: date) -> Callable[[str | None], QualifiedRule]:
        """The rule that holds on ``day``, by account id; for None the general one.

        Raises BadInput ``policies.invalid``, Unavailable ``facts.none``.
        """
        definition = next(each for each in self.catalogue.definitions() if each.id == _KPI)
        general = _rule(definition)
        rows = [row for row in self.facts.targets() if row.kpi == _KPI]

        def rule(account_id: str | None) -> QualifiedRule:
            if account_id is None:
                return general
            wanted = target_on(rows, account_id, day, general.per_year)
            return general if wanted is None else replace(general, per_year=round(wanted))

        return rule


def _rule(definition: KpiDefinition) -> QualifiedRule:
    topics, wanted = definition.parameters.get("topics"), definition.target.value
    default = QualifiedRule()
    words = tuple(str(each).lower() for each in topics) if isinstance(topics, tuple) else default.topics
    return QualifiedRule(words, default.per_year if wanted is None else round(wanted))
