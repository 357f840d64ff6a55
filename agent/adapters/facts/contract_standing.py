"""One frame contract, read from the facts by the SQL of the KPI itself."""

from collections.abc import Sequence

from agent.adapters.facts import kpi_sql
from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import RowKey
from agent.domain.kpi.definition import KpiDefinition
from agent.ports.contract_standing import ContractArticle, StockRow, Term
from agent.ports.kpis import KpiQuestion


class DuckContractStandings:
    """Implements the port `ContractStandings`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def terms(self, account_id: str) -> Sequence[Term]:
        return [Term(*row) for row in self._store.rows(sql("contracts/terms"), {"customer": account_id})]

    def articles(self, definition: KpiDefinition, question: KpiQuestion, contract: str) -> Sequence[ContractArticle]:
        text, values = kpi_sql.query(definition, question, sql("contracts/call_off_articles"), by_row=True)
        rows = self._store.rows(text, {**values, "contract": contract})
        return [ContractArticle(*(*row[:-1], (RowKey("contract_lines", row[-1]),))) for row in rows]

    def stock(self, articles: Sequence[str]) -> Sequence[StockRow]:
        return [StockRow(*row) for row in self._store.rows(sql("contracts/stock"), {"articles": list(articles)})]
