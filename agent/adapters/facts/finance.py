"""Credit and margins, read from the facts."""

from collections.abc import Sequence
from datetime import date

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.finance.credit import CreditRow
from agent.domain.finance.margin import ArticleCost, CustomerCost, Sums


class DuckFinance:
    """Implements the port `FinanceFacts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def credit(self, account_ids: Sequence[str]) -> Sequence[CreditRow]:
        rows = self._store.rows(sql("finance/credit"), {"customers": list(account_ids)})
        return [
            CreditRow(key, account, limit, insured, exposure, day)
            for key, account, limit, insured, exposure, day in rows
        ]

    def margins(self, account_ids: Sequence[str], starts: date, ends: date, *, by_article: bool) -> Sequence[Sums]:
        values = {"customers": list(account_ids), "starts": starts, "ends": ends, "by_article": by_article}
        return [Sums(*row) for row in self._store.rows(sql("finance/margins"), values)]

    def customer_cost(self, account_ids: Sequence[str], starts: date, ends: date) -> Sequence[CustomerCost]:
        values = {"customers": list(account_ids), "starts": starts, "ends": ends}
        return [CustomerCost(*row) for row in self._store.rows(sql("finance/customer_cost"), values)]

    def article_cost(self, account_id: str, article_id: str, since: date) -> ArticleCost | None:
        values = {"customer": account_id, "article": article_id, "since": since}
        rows = self._store.rows(sql("finance/article_cost"), values)
        return ArticleCost(*rows[0]) if rows else None
