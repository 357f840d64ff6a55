"""A world of supply at scale for the bench: numpy arrays into DuckDB, synthetic, the same for every run."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import FactsSource

TODAY = dt.date(2026, 11, 22)
_AS_OF = dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
_DAY = np.datetime64("2026-11-22")
# a year back and half a year ahead
_MONTHS = np.arange(np.datetime64("2025-11"), np.datetime64("2027-06"))
_AHEAD = _MONTHS[12:]

Array = npt.NDArray[Any]
Table = Mapping[str, Array | str | float | bool]


def supply_world(folder: Path, articles: int, order_lines: int, customers: int = 500) -> FactsStore:
    """Every article has stock, most a forecast, half a plan; a third of the order lines goes to a thirtieth of them."""
    store, random = FactsStore(folder), np.random.default_rng(7)
    at = np.arange(articles)
    weekly = random.gamma(1.5, 60, articles) + 1

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        tables = {
            **_masters(random, at, weekly, customers),
            **_contracts(random, at, weekly, customers),
            "purchase_orders": _purchase_orders(random, at, weekly),
            "order_lines": _order_lines(random, weekly, customers, order_lines),
            "shipments": _shipments(random, customers),
        }
        for name, table in tables.items():
            _insert(connection, name, table)

    store.publish(FactsSource.DEMO, _AS_OF, fill)
    return store


def customers_of(count: int = 500) -> list[str]:
    return [f"C{at}" for at in range(count)]


def _insert(connection: duckdb.DuckDBPyConnection, name: str, table: Table) -> None:
    size = max(len(values) for values in table.values() if isinstance(values, np.ndarray))
    full = {column: _column(values, size) for column, values in table.items()}
    connection.register("rows", full)
    columns = ", ".join(f'"{column}"' for column in full)
    connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM rows")  # noqa: S608 - names of ours
    connection.unregister("rows")


def _column(values: Array | str | float | bool, size: int) -> Array:
    if not isinstance(values, np.ndarray):
        return np.full(size, values, dtype=object if isinstance(values, str) else None)
    return values.astype("datetime64[s]") if values.dtype.kind == "M" else values


def _ids(prefix: str, numbers: Array) -> Array:
    return np.char.add(prefix, numbers.astype(str)).astype(object)


def _articles(at: Array) -> Array:
    return _ids("MC-", 10_000 + at)


def _lead(at: Array) -> Array:
    return np.asarray(np.array([42.0, 70.0, 98.0])[at % 3])


def _masters(random: np.random.Generator, at: Array, weekly: Array, customers: int) -> dict[str, Table]:
    ids, names = _articles(at), _ids("C", np.arange(customers))
    classes = np.array(["Key", "A", "B", "C"], dtype=object)[np.arange(customers) % 4]
    # stock for lead time and a few weeks more, so that about every sixth article is due
    weeks = _lead(at) / 7 + random.gamma(4, 5, len(at))
    return {
        "customers": {"id": names, "name": names, "class": classes},
        "articles": {
            "id": ids,
            "customer_id": _ids("C", at % customers),
            "name": ids,
            "series": True,
            "moq": np.round(weekly * 4 / 50 + 1) * 50.0,
            "order_multiple": 50.0,
            "lead_time_sea_days": _lead(at),
            "lead_time_air_days": 10.0,
            "unit_cost": 4.0,
            "ordering_cost": 90.0,
            "holding_rate": 0.2,
            "container_quantity": 5000.0,
            "air_cost_per_unit": 1.5,
        },
        "stock": {
            "id": ids,
            "article_id": ids,
            "on_hand": np.round(weekly * weeks),
            "reserved": np.round(weekly),
            "as_of": np.full(len(at), _DAY),
        },
    }


def _purchase_orders(random: np.random.Generator, at: Array, weekly: Array) -> Table:
    count = len(at) * 3 // 2
    of = random.integers(0, len(at), count)
    due = _DAY + random.integers(-200, 120, count).astype("timedelta64[D]")
    done = due < _DAY - np.timedelta64(7, "D")
    late = random.integers(-5, 15, count).astype("timedelta64[D]")
    return {
        "id": _ids("PO-", np.arange(count)),
        "article_id": _articles(of),
        "quantity": np.round(weekly[of] * 8),
        "ordered_on": due - _lead(of).astype("timedelta64[D]"),
        "due_on": due,
        "received_quantity": np.where(done, np.round(weekly[of] * 8), 0.0),
        "received_on": np.where(done, due + late, np.datetime64("NaT", "D")),
    }


def _contracts(random: np.random.Generator, at: Array, weekly: Array, customers: int) -> dict[str, Table]:
    contracts = _ids("RV-", np.arange(customers))
    planned = np.repeat(at[at % 2 == 0], len(_AHEAD))
    forecast = np.repeat(at[at % 10 < 9], len(_MONTHS))  # a tenth has no imported forecast
    months = np.tile(_MONTHS, int((at % 10 < 9).sum())).astype("datetime64[D]")
    noise = random.normal(1, 0.2, len(forecast)).clip(0.2)
    return {
        "frame_contracts": {
            "id": contracts,
            "customer_id": _ids("C", np.arange(customers)),
            "valid_from": np.full(customers, np.datetime64("2024-01-01")),
            "valid_to": np.full(customers, np.datetime64("2027-12-31")),
        },
        "contract_lines": {
            "id": _articles(at),
            "contract_id": _ids("RV-", at % customers),
            "article_id": _articles(at),
            "quantity": np.round(weekly * 220),
            "price": 9.0,
        },
        "call_off_plan": {
            "id": _ids("P-", np.arange(len(planned))),
            "contract_id": _ids("RV-", planned % customers),
            "article_id": _articles(planned),
            "month": np.tile(_AHEAD, int((at % 2 == 0).sum())).astype("datetime64[D]"),
            "quantity": np.round(weekly[planned] * 4.3),
        },
        "forecasts": {
            "id": _ids("F-", np.arange(len(forecast))),
            "customer_id": _ids("C", forecast % customers),
            "article_id": _articles(forecast),
            "month": months,
            "quantity": np.round(weekly[forecast] * 4.3 * noise),
            "frozen_on": np.minimum(months - 90, _DAY),
        },
    }


def _order_lines(random: np.random.Generator, weekly: Array, customers: int, count: int) -> Table:
    articles = len(weekly)
    often = random.integers(0, max(articles // 30, 1), count)
    of = np.where(np.arange(count) % 3 == 0, often, random.integers(0, articles, count))
    day = _DAY - random.integers(1, 1097, count).astype("timedelta64[D]")
    return {
        "id": _ids("L-", np.arange(count)),
        "customer_id": _ids("C", of % customers),
        "contract_id": _ids("RV-", of % customers),
        "article_id": _articles(of),
        "quantity": np.round(weekly[of] * random.gamma(4, 0.25, count)) + 1,
        "price": 9.0,
        "ordered_on": day - 30,
        "requested_on": day,
        "confirmed_on": day,
        "cancelled": random.random(count) < 0.02,
    }


def _shipments(random: np.random.Generator, customers: int, count: int = 100_000) -> Table:
    return {
        "id": _ids("S-", np.arange(count)),
        "customer_id": _ids("C", random.integers(0, customers, count)),
        "shipped_on": _DAY - random.integers(1, 1097, count).astype("timedelta64[D]"),
        "mode": random.choice(np.array(["sea", "air", "road"], dtype=object), count),
        "emergency": random.random(count) < 0.01,
    }
