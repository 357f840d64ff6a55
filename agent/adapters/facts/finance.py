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
        with self._store.cursor() as cursor:
            rows = cursor.execute(sql("finance/credit"), {"customers": list(account_ids)}).fetchall()
        return [
            CreditRow(key, account, limit, insured, exposure, day)
            for key, account, limit, insured, exposure, day in rows
        ]

    def margins(self, account_ids: Sequence[str], starts: date, ends: date, *, by_article: bool) -> Sequence[Sums]:
        values = {"customers": list(account_ids), "starts": starts, "ends": ends, "by_article": by_article}
        with self._store.cursor() as cursor:
            return [Sums(*row) for row in cursor.execute(sql("finance/margins"), values).fetchall()]

    def customer_cost(self, account_ids: Sequence[str], starts: date, ends: date) -> Sequence[CustomerCost]:
        values = {"customers": list(account_ids), "starts": starts, "ends": ends}
        with self._store.cursor() as cursor:
            return [CustomerCost(*row) for row in cursor.execute(sql("finance/customer_cost"), values).fetchall()]

    def article_cost(self, account_id: str, article_id: str, since: date) -> ArticleCost | None:
        values = {"customer": account_id, "article": article_id, "since": since}
        with self._store.cursor() as cursor:
            row = cursor.execute(sql("finance/article_cost"), values).fetchone()
        return None if row is None else ArticleCost(*row)
