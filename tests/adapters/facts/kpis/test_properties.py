"""What holds for OTIF and call-off whatever the rows are.

A query costs far more than its rows, so each example holds many worlds: every world is a customer of its own.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.facts.tables import TABLES
from tests.kpi_figures import KpiWorld

Row = Mapping[str, Any]
World = Mapping[str, Sequence[Row]]  # rows by table, without customer
Ratio = tuple[float, float]  # numerator, denominator
EVERY = settings(derandomize=True, max_examples=15, deadline=None)
TODAY = dt.date(2026, 7, 2)
DAYS = st.dates(dt.date(2026, 5, 1), dt.date(2026, 5, 31))
AROUND = st.dates(dt.date(2026, 4, 20), dt.date(2026, 6, 10))
PIECES = st.integers(0, 60)
_KEYS = {"id", "order_id", "order_line_id", "contract_id"}


def figures(kpis: KpiWorld, kpi: str, worlds: Sequence[World], variant: str = "", **question: Any) -> list[Ratio]:
    """Numerator and denominator of each world; nothing counted is 0 over 0."""
    tables: dict[str, Any] = {}
    for at, world in enumerate(worlds):
        for name, rows in world.items():
            tables.setdefault(name, []).extend(_apart(f"C{at}", name, row) for row in rows)
    names = [f"C{at}" for at in range(len(worlds))]
    found = {key[1:]: each for key, each in kpis.sums(kpi, customers=names, today=TODAY, **question, **tables).items()}
    sums = [found.get((name, variant)) for name in names]
    return [(each.numerator, each.denominator) if each else (0.0, 0.0) for each in sums]


def _apart(customer: str, table: str, row: Row) -> Row:
    """The row with keys of its customer only."""
    owned = {"customer_id": customer} if any(each.name == "customer_id" for each in TABLES[table].columns) else {}
    return {name: f"{customer}/{value}" if name in _KEYS else value for name, value in row.items()} | owned


def otif(kpis: KpiWorld, worlds: Sequence[World], variant: str = "", **parameters: Any) -> list[Ratio]:
    return figures(kpis, "otif", worlds, variant, period="2026-05", parameters=parameters)


def call_off(kpis: KpiWorld, worlds: Sequence[World]) -> list[Ratio]:
    return figures(kpis, "call_off", worlds)


@st.composite
def orders(draw: st.DrawFn, lines_of_an_order: int | None = None) -> World:
    """Orders due in May, each line with some deliveries around its day; now and then a cancelled line."""
    lines: list[Row] = []
    deliveries: list[Row] = []
    for order in range(draw(st.integers(1, 4))):
        for number in range(lines_of_an_order or draw(st.integers(1, 3))):
            due, key = draw(DAYS), f"{order}-{number}"
            known = {"id": key, "order_id": str(order), "quantity": draw(st.integers(1, 100))}
            cancelled = lines_of_an_order is None and draw(st.integers(0, 5)) == 0
            lines.append({**known, "requested_on": due, "confirmed_on": due, "cancelled": cancelled})
            deliveries += [
                {"order_line_id": key, "delivered_on": day, "quantity": pieces}
                for day, pieces in draw(st.lists(st.tuples(AROUND, PIECES), max_size=3))
            ]
    return {"order_lines": lines, "deliveries": deliveries}


def plus(world: World, table: str, row: Row) -> World:
    return {**world, table: [*world[table], row]}


def mixed(world: World, random: Any) -> World:
    return {name: random.sample(rows, len(rows)) for name, rows in world.items()}


def several(worlds: st.SearchStrategy[World]) -> st.SearchStrategy[list[World]]:
    return st.lists(worlds, min_size=3, max_size=6)


@EVERY
@given(several(orders()), st.integers(0, 5), st.data())
def test_splitting_a_delivery_inside_the_window_changes_nothing(
    kpis: KpiWorld, worlds: list[World], late: int, data: st.DataObject
) -> None:
    split = [{**world, "deliveries": [part for row in world["deliveries"] for part in _split(world, row, late, data)]}
             for world in worlds]  # fmt: skip
    assert otif(kpis, split, late_tolerance_days=late) == otif(kpis, worlds, late_tolerance_days=late)


def _split(world: World, delivery: Row, late: int, data: st.DataObject) -> list[Row]:
    """Two parts; inside the window the second may come any day up to its end, as there is no lower bound."""
    part = data.draw(st.integers(0, delivery["quantity"]))
    due = next(line["confirmed_on"] for line in world["order_lines"] if line["id"] == delivery["order_line_id"])
    day, closes = delivery["delivered_on"], due + dt.timedelta(late)
    moved = closes - dt.timedelta(data.draw(st.integers(0, 30))) if day <= closes else day
    rest = delivery["quantity"] - part
    return [{**delivery, "quantity": part}, {**delivery, "quantity": rest, "delivered_on": moved}]


@EVERY
@given(several(orders()), st.data(), st.sampled_from(["", "requested", "order_confirmed", "order_requested"]))
def test_more_delivered_on_time_never_lowers_otif(
    kpis: KpiWorld, worlds: list[World], data: st.DataObject, variant: str
) -> None:
    more = []
    for world in worlds:
        line = data.draw(st.sampled_from(world["order_lines"]))
        row = {"order_line_id": line["id"], "delivered_on": line["confirmed_on"], "quantity": data.draw(PIECES)}
        more.append(plus(world, "deliveries", row))
    results = otif(kpis, [*worlds, *more], variant)
    for before, after in zip(results[: len(worlds)], results[len(worlds) :], strict=True):
        assert after[0] >= before[0]
        assert after[1] == before[1]


@EVERY
@given(several(orders()), st.integers(0, 5), st.floats(0, 0.5))
def test_more_tolerance_never_lowers_what_passes(kpis: KpiWorld, worlds: list[World], late: int, under: float) -> None:
    late_counts = {"period": "2026-05/2026-06"}  # a later end of the window must not push lines out of the period
    strict = figures(kpis, "otif", worlds, **late_counts)
    tolerances = {"late_tolerance_days": late, "under_tolerance": under}
    loose = figures(kpis, "otif", worlds, parameters=tolerances, **late_counts)
    assert all(after[0] >= before[0] and after[1] == before[1] for before, after in zip(strict, loose, strict=True))


@EVERY
@given(several(orders()), st.randoms(use_true_random=False), st.sampled_from(["", "order_confirmed"]))
def test_the_sequence_of_rows_changes_nothing(kpis: KpiWorld, worlds: list[World], random: Any, variant: str) -> None:
    assert otif(kpis, [mixed(world, random) for world in worlds], variant) == otif(kpis, worlds, variant)


@EVERY
@given(several(orders(lines_of_an_order=3)))
def test_orders_of_equal_size_never_do_better_than_their_lines(kpis: KpiWorld, worlds: list[World]) -> None:
    for line, order in zip(otif(kpis, worlds), otif(kpis, worlds, "order_confirmed"), strict=True):
        assert order[0] / order[1] <= line[0] / line[1]


@EVERY
@given(orders())
def test_order_level_is_at_most_line_level_when_orders_weigh_what_they_have_lines(kpis: KpiWorld, world: World) -> None:
    """An order passes exactly when all its counted lines do, so lines of passing orders are lines that pass."""
    counted = [line for line in world["order_lines"] if not line["cancelled"]]
    parts = [[line for line in counted if line["order_id"] == key] for key in {line["order_id"] for line in counted}]
    worlds = [world, *({**world, "order_lines": part} for part in parts)]
    (lines, *single), (whole, *alone) = otif(kpis, worlds), otif(kpis, worlds, "order_confirmed")
    for part, line, order in zip(parts, single, alone, strict=True):
        assert order == (float(line == (len(part), len(part))), 1)
    assert sum(order[0] * len(part) for part, order in zip(parts, alone, strict=True)) <= lines[0]
    assert whole[0] <= lines[0]


def test_counted_singly_orders_may_do_better_than_lines(kpis: KpiWorld) -> None:
    """Why the rule above needs its weight: one order of three late lines beside two orders of one good line."""
    day = dt.date(2026, 5, 10)
    known = {"quantity": 1, "confirmed_on": day, "requested_on": day}
    lines = [{**known, "id": str(at), "order_id": "big" if at < 3 else str(at)} for at in range(5)]
    world = {
        "order_lines": lines,
        "deliveries": [{"order_line_id": str(at), "delivered_on": day, "quantity": 1} for at in (3, 4)],
    }
    assert otif(kpis, [world]) == [(2, 5)]
    assert otif(kpis, [world], "order_confirmed") == [(2, 3)]


ARTICLES = ("A1", "A2", "A3")
CONTRACTS = ("K1", "K2")


@st.composite
def agreements(draw: st.DrawFn) -> World:
    """Two contracts over up to three articles, with call-offs and, for some articles, a plan."""
    starts = {key: draw(st.dates(dt.date(2025, 9, 1), dt.date(2026, 9, 1))) for key in CONTRACTS}
    pairs = [(contract, article) for contract in CONTRACTS for article in ARTICLES if draw(st.booleans())]
    months = st.sampled_from([dt.date(2026, month, 1) for month in range(1, 13)])
    lasts = st.integers(0, 400)
    return {
        "frame_contracts": [
            {"id": key, "valid_from": day, "valid_to": day + dt.timedelta(draw(lasts))} for key, day in starts.items()
        ],
        "contract_lines": [
            {"id": f"{key}{article}", "contract_id": key, "article_id": article}
            | {"quantity": draw(st.integers(1, 500)), "price": draw(st.integers(1, 9))}
            for key, article in pairs
        ],
        "call_off_plan": [
            {"contract_id": key, "article_id": article, "month": draw(months), "quantity": draw(PIECES)}
            for key, article in pairs
            if draw(st.booleans())
        ],
        "order_lines": [
            {"contract_id": key, "article_id": article, "ordered_on": draw(AROUND)}
            | {"quantity": draw(PIECES), "cancelled": draw(st.booleans())}
            for key, article in pairs
            for _ in range(draw(st.integers(0, 2)))
        ],
    }


def only(world: World, **wanted: str) -> World:
    """The rows of one contract (``contract_id``) or article (``article_id``); contracts themselves stay."""
    return {
        name: [row for row in rows if name == "frame_contracts" or wanted.items() <= row.items()]
        for name, rows in world.items()
    }


@EVERY
@given(several(agreements()))
def test_call_off_adds_up_over_articles_and_over_contracts(kpis: KpiWorld, worlds: list[World]) -> None:
    for parts in ([{"contract_id": key} for key in CONTRACTS], [{"article_id": key} for key in ARTICLES]):
        width = len(parts) + 1
        apart = [each for world in worlds for each in (world, *(only(world, **part) for part in parts))]
        results = call_off(kpis, apart)
        for first in range(0, len(results), width):
            whole, *single = results[first : first + width]
            assert [sum(side) for side in zip(*single, strict=True)] == pytest.approx(list(whole))


@EVERY
@given(several(agreements().filter(lambda world: world["contract_lines"])), st.data())
def test_more_called_off_never_lowers_call_off(kpis: KpiWorld, worlds: list[World], data: st.DataObject) -> None:
    more = []
    for world in worlds:
        line = data.draw(st.sampled_from(world["contract_lines"]))
        row = {"quantity": data.draw(PIECES), "ordered_on": data.draw(AROUND)}
        more.append(plus(world, "order_lines", row | {name: line[name] for name in ("contract_id", "article_id")}))
    results = call_off(kpis, [*worlds, *more])
    for before, after in zip(results[: len(worlds)], results[len(worlds) :], strict=True):
        assert after[0] >= before[0]
        assert after[1] == pytest.approx(before[1])


@EVERY
@given(several(agreements()), st.randoms(use_true_random=False))
def test_the_sequence_of_call_offs_changes_nothing(kpis: KpiWorld, worlds: list[World], random: Any) -> None:
    shuffled = call_off(kpis, [mixed(world, random) for world in worlds])
    for one, other in zip(shuffled, call_off(kpis, worlds), strict=True):
        assert one == pytest.approx(other)
