"""What the facts hold of one customer beside KPIs, read with one query each."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import RowKey
from agent.domain.kpi.period import shifted
from agent.ports.account_records import (
    ArticleTrade,
    Chance,
    Complaint,
    ContractTerms,
    DeliveryTerms,
    Meeting,
    PricePoint,
)


class DuckAccountRecords:
    """Implements the port `AccountRecords`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def contracts(self, account_id: str, today: date) -> Sequence[ContractTerms]:
        return [ContractTerms(*row) for row in self._ask("contracts", customer=account_id, today=today)]

    def chances(self, account_id: str, today: date) -> Sequence[Chance]:
        return [Chance(*row) for row in self._ask("chances", customer=account_id, today=today)]

    def complaints(self, account_id: str, since: date, today: date) -> Sequence[Complaint]:
        return [Complaint(*row) for row in self._ask("complaints", customer=account_id, since=since, today=today)]

    def next_meeting(self, account_id: str, now: datetime) -> Meeting | None:
        rows = self._ask("next_meeting", customer=account_id, now=now.replace(tzinfo=None))
        return Meeting(*rows[0]) if rows else None

    def trade(self, account_id: str, starts: date, ends: date) -> Sequence[ArticleTrade]:
        months = (ends.year - starts.year) * 12 + ends.month - starts.month + 1
        period = {"starts": starts, "ends": ends, "before": shifted(starts.replace(day=1), -months)}
        rows = self._ask("trade", customer=account_id, **period)
        return [ArticleTrade(*(*row[:-1], _keys("revenue", row[-1]))) for row in rows]

    def prices(self, account_id: str, articles: Collection[str], today: date) -> Sequence[PricePoint]:
        rows = self._ask("prices", customer=account_id, articles=list(articles), today=today)
        return [
            PricePoint(
                article, day, price, is_contract, _keys("contract_lines" if is_contract else "order_lines", keys)
            )
            for article, day, price, is_contract, keys in rows
        ]

    def delivery_terms(self, articles: Collection[str]) -> Sequence[DeliveryTerms]:
        return [DeliveryTerms(*row) for row in self._ask("delivery_terms", articles=list(articles))]

    def revenues(self, account_ids: Collection[str], starts: date, ends: date) -> dict[str, float]:
        return dict(self._ask("revenues", customers=list(account_ids), starts=starts, ends=ends))

    def _ask(self, name: str, **values: Any) -> list[Any]:
        return self._store.rows(sql(f"account/{name}"), values)


def _keys(table: str, ids: Sequence[str]) -> tuple[RowKey, ...]:
    return tuple(RowKey(table, each) for each in ids)
