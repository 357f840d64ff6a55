"""Stock, purchase orders, plans and forecasts by article, read with the SQL of `sql/supply/`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.account import AccountClass
from agent.domain.facts.info import RowKey
from agent.domain.reorder.air import ShipmentCount
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from agent.domain.reorder.causes import CallOffHistory
from agent.domain.reorder.customer_reorder import FrameLine
from agent.domain.reorder.rules import ServiceRules

Row = tuple[Any, ...]
_CLASSES = {each.value: each for each in AccountClass}
_SIGMA = {each.value: each for each in SigmaSource}


class DuckSupply:
    """Implements the port `Supply`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def articles(
        self, customers: Collection[str], rules: ServiceRules, today: date, article: str | None = None
    ) -> Sequence[ArticleSupply]:
        months = rules.horizon_months
        return [_article(row, months) for row in self._ask("articles", inputs(customers, rules, today, article))]

    def histories(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, CallOffHistory]:
        values = {"customers": list(customers), "articles": list(articles), "today": today, "days": rules.cause_days}
        return {row[0]: CallOffHistory(*row[1:]) for row in self._ask("histories", values)}

    def frame_lines(
        self, customers: Collection[str], rules: ServiceRules, today: date, article: str | None = None
    ) -> Sequence[FrameLine]:
        values = {"customers": list(customers), "article": article, "today": today, "months": rules.horizon_months}
        return [_line(row, rules.horizon_months) for row in self._ask("frame_lines", values)]

    def shipments(self, customers: Collection[str], days: int, today: date) -> Mapping[str, ShipmentCount]:
        rows = self._ask("shipments", {"customers": list(customers), "days": days, "today": today})
        return {customer: ShipmentCount(emergency, all_) for customer, emergency, all_ in rows}

    def rows(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, Sequence[RowKey]]:
        values = {"customers": list(customers), "articles": list(articles), "today": today}
        months = {"months": rules.horizon_months, "back": rules.sigma_months}
        found = self._ask("rows", {**values, **months})
        return {article: [RowKey(*pair) for pair in zip(*lists, strict=True)] for article, *lists in found}

    def _ask(self, name: str, values: Mapping[str, object]) -> list[Row]:
        with self._store.cursor() as cursor:
            return cursor.execute(sql(f"supply/{name}"), values).fetchall()


def inputs(customers: Collection[str], rules: ServiceRules, today: date, article: str | None) -> dict[str, object]:
    """The parameters of `articles.sql`."""
    return {
        "customers": list(customers),
        "article": article,
        "today": today,
        "months": rules.horizon_months,
        "sigma_months": rules.sigma_months,
        "sigma_least": rules.sigma_least,
        "lead_least": rules.lead_time_least,
    }


def _article(row: Row, months: int) -> ArticleSupply:
    """By position, in the order of the fields: keywords would cost a third of the time of 100,000 articles."""
    sigma, source = row[26:28]
    values: Row = (
        *row[:4],
        _CLASSES[row[4]],
        *row[5:16],
        row[16] or 0.0,
        row[17],
        () if row[18] is None else tuple(zip(row[18], row[19], strict=True)),
        row[20] or 0.0,
        _by_month(row[21], row[22], months),
        _by_month(row[23], row[24], months),
        row[25],
        sigma,
        None if sigma is None else _SIGMA[source],
        row[28],
        row[29] or 0,
        *row[30:],
    )
    return ArticleSupply(*values)


def _line(row: Row, months: int) -> FrameLine:
    values: Row = (*row[:10], _by_month(row[10], row[11], months))
    return FrameLine(*values)


def _by_month(at: Sequence[int] | None, quantities: Sequence[float | None], months: int) -> Sequence[float | None]:
    """One place for each month from today's on."""
    if at is None:
        return ()
    found: list[float | None] = [None] * (months + 1)
    for index, quantity in zip(at, quantities, strict=True):
        found[index] = quantity
    return found
