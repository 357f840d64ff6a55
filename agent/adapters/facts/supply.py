"""Stock, purchase orders, plans and forecasts by article, read with the SQL of `sql/supply/`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from agent.adapters.facts import supply_articles
from agent.adapters.facts.answers import Row
from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply_articles import Choice
from agent.domain.facts.info import RowKey
from agent.domain.reorder.air import ShipmentCount
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.causes import CallOffHistory
from agent.domain.reorder.customer_reorder import FrameLine
from agent.domain.reorder.rules import ServiceRules
from agent.ports.supply import Candidates

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class DuckSupply:
    """Implements the port `Supply`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def articles(
        self, customers: Collection[str], rules: ServiceRules, today: date, only: Collection[str] | None = None
    ) -> Sequence[ArticleSupply]:
        given = supply_articles.values(customers, rules, today, only=only)
        return self._store.once(
            "supply/every", given, lambda cursor: supply_articles.articles(cursor, Choice.EVERY, given)
        )

    def due(
        self, customers: Collection[str], rules: ServiceRules, today: date, overridden: Collection[str] = ()
    ) -> Candidates:
        given = supply_articles.values(customers, rules, today, overridden=overridden)
        return self._candidates(Choice.DUE, given)

    def running_out(self, customers: Collection[str], rules: ServiceRules, today: date, days: int) -> Candidates:
        return self._candidates(Choice.RUNNING_OUT, supply_articles.values(customers, rules, today, days=days))

    def _candidates(self, choice: Choice, given: supply_articles.Values) -> Candidates:
        def read(cursor: "DuckDBPyConnection") -> Sequence[Row]:
            found = supply_articles.articles(cursor, choice, given)
            return [(found, *supply_articles.missing(cursor, given))]

        ((found, checked, missing),) = self._store.once(f"supply/{choice}", given, read)
        return Candidates(found, checked, missing)

    def histories(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, CallOffHistory]:
        values = {
            "customers": sorted(customers),
            "articles": sorted(articles),
            "today": today,
            "days": rules.cause_days,
        }
        return {row[0]: CallOffHistory(*row[1:]) for row in self._ask("histories", values)}

    def frame_lines(
        self, customers: Collection[str], rules: ServiceRules, today: date, article: str | None = None
    ) -> Sequence[FrameLine]:
        values = {"customers": sorted(customers), "article": article, "today": today, "months": rules.horizon_months}
        return [_line(row, rules.horizon_months) for row in self._ask("frame_lines", values)]

    def shipments(self, customers: Collection[str], days: int, today: date) -> Mapping[str, ShipmentCount]:
        rows = self._ask("shipments", {"customers": sorted(customers), "days": days, "today": today})
        return {customer: ShipmentCount(emergency, all_) for customer, emergency, all_ in rows}

    def rows(
        self, customers: Collection[str], articles: Collection[str], rules: ServiceRules, today: date
    ) -> Mapping[str, Sequence[RowKey]]:
        values = {"customers": sorted(customers), "articles": sorted(articles), "today": today}
        months = {"months": rules.horizon_months, "back": rules.sigma_months}
        found: dict[str, list[RowKey]] = {}
        for article, table, ids in self._ask("rows", {**values, **months}):
            found.setdefault(article, []).extend([RowKey(table, each) for each in ids])
        return found

    def _ask(self, name: str, values: Mapping[str, object]) -> list[Row]:
        return self._store.rows(sql(f"supply/{name}"), values)


def _line(row: Row, months: int) -> FrameLine:
    plan = () if row[10] is None else supply_articles.by_month(row[10], row[11], months + 1)
    values: Row = (*row[:10], plan)
    return FrameLine(*values)
