"""The call-off of every frame contract at once, by the SQL of the KPI itself."""

from collections.abc import Collection, Mapping, Sequence

from agent.adapters.facts import kpi_sql
from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.escalation.sweep import ContractFigure
from agent.domain.facts.info import RowKey
from agent.domain.kpi.definition import KpiDefinition
from agent.ports.kpis import KpiQuestion


class DuckContractFigures:
    """Implements the port `ContractFigures`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def call_offs(self, definition: KpiDefinition, question: KpiQuestion) -> Sequence[ContractFigure]:
        if not question.customer_ids:
            return []
        asked = kpi_sql.query(definition, question, sql("contracts/call_off"), by_row=True)
        return [ContractFigure(*row) for row in self._store.rows(*asked)]

    def rows(
        self, definition: KpiDefinition, question: KpiQuestion, contracts: Collection[str]
    ) -> Mapping[str, tuple[RowKey, ...]]:
        found: dict[str, list[RowKey]] = {each: [] for each in contracts}
        asked = kpi_sql.evidence(definition, question, sql("contracts/call_off_rows")) if contracts else None
        if asked is None:
            return {}
        text, values = asked
        for contract, source, key in self._store.rows(text, {**values, "contracts": list(contracts)}):
            found[contract].append(RowKey(source, key))
        return {contract: tuple(rows) for contract, rows in found.items()}
