"""Odoo's records as the tables of the facts. What Odoo does not know is left unfilled."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from agent.adapters.facts.importing.rows import cell_text
from agent.adapters.odoo import articles, contacts_made, contracts, orders, partners, purchases
from agent.adapters.odoo.api import SYSTEM
from agent.adapters.odoo.mirror import Mirror
from agent.adapters.odoo.streams import (
    BLANKET_LINES,
    CREDIT,
    DELIVERIES,
    EVENTS,
    LEADS,
    LINES,
    MESSAGES,
    PURCHASE_LINES,
    QUANTS,
)
from agent.domain.facts.importing import Line, Note, TableSource
from agent.domain.facts.tables import TABLES

Row = Mapping[str, Any]
_ROWS: Mapping[str, Callable[[Mirror], Iterator[Row]]] = {
    "customers": partners.customers,
    "contacts": partners.contacts,
    "account_team": partners.account_team,
    "activities": contacts_made.activities,
    "meetings": contacts_made.meetings,
    "articles": articles.articles,
    "frame_contracts": contracts.frame_contracts,
    "contract_lines": contracts.contract_lines,
    "call_off_plan": contracts.call_off_plan,
    "order_lines": orders.order_lines,
    "deliveries": orders.deliveries,
    "stock": articles.stock,
    "purchase_orders": purchases.purchase_orders,
    "opportunities": contacts_made.opportunities,
    "credit": partners.credit,
}
_CONTRACTS = ("frame_contracts", "contract_lines", "call_off_plan")
# without these a table has no rows to be made of
_NEEDED = {
    **dict.fromkeys(_CONTRACTS, BLANKET_LINES),
    "order_lines": LINES,
    "deliveries": DELIVERIES,
    "stock": QUANTS,
    "purchase_orders": PURCHASE_LINES,
    "activities": MESSAGES,
    "meetings": EVENTS,
    "opportunities": LEADS,
    "credit": CREDIT,
}
# columns that Odoo says nothing about: what another import put there stays
_UNKNOWN = {
    "contacts": frozenset({"buying_role"}),
    "activities": frozenset({"qualified"}),
    "articles": frozenset(
        "customer_id series lead_time_air_days ordering_cost holding_rate container_quantity air_cost_per_unit".split()
    ),
    "frame_contracts": frozenset({"notice_date"}),
    "order_lines": frozenset({"requested_on"}),
    "credit": frozenset({"insured"}),
}
KEEP_FIRST = {"order_lines": frozenset({"confirmed_on"})}


def sources(mirror: Mirror, *, empty: bool) -> list[TableSource]:
    """One source a table, in the order of the tables; rows are made when they are asked for, once.

    ``empty``: also tables without rows, for they are to become empty.
    """
    filled = [table for table in TABLES if table in _ROWS and _can_fill(mirror, table)]
    found = [_source(table, _ROWS[table](mirror)) for table in filled]
    return [source for source in map(_peeked, found) if empty or source.rows]


def unfilled(mirror: Mirror) -> Note:
    """The tables that stay as they are."""
    names = [table for table in TABLES if table not in _ROWS or not _can_fill(mirror, table)]
    return Note("connectors.odoo.unfilled", {"tables": ", ".join(names)})


def _can_fill(mirror: Mirror, table: str) -> bool:
    """A full reading must not empty a table that Odoo has nothing to say about."""
    return table not in _NEEDED or mirror.was_read(_NEEDED[table])


def _source(table: str, rows: Iterable[Row]) -> TableSource:
    unknown = _UNKNOWN.get(table, frozenset())
    columns = tuple(column.name for column in TABLES[table].all_columns if column.name not in unknown)
    return TableSource(table, SYSTEM, columns, _lines(columns, rows), KEEP_FIRST.get(table, frozenset()))


def _peeked(source: TableSource) -> TableSource:
    """With an empty tuple for rows where there are none."""
    rows = iter(source.rows)
    first = next(rows, None)
    return replace(source, rows=() if first is None else chain([first], rows))


def _lines(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        yield number, tuple(cell_text(row.get(column)) for column in columns)
