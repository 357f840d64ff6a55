"""Contracts and call-offs. Due is the plan up to today, this month by its days; without a plan by days."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import calendar
import datetime as dt

import pytest

from tests.adapters.demo.demo_world import World


def call_off(demo: World, contract: str) -> float:
    """Called off ÷ due in value, computed by hand."""
    begins, ends = demo.row(f"SELECT valid_from, valid_to FROM frame_contracts WHERE id = '{contract}'")
    price = dict(
        demo.rows(f"SELECT article_id, coalesce(price, 1) FROM contract_lines WHERE contract_id = '{contract}'")
    )
    called = demo.rows(
        f"SELECT article_id, quantity FROM order_lines WHERE contract_id = '{contract}' AND NOT cancelled"
    )
    plan = demo.rows(f"SELECT article_id, month, quantity FROM call_off_plan WHERE contract_id = '{contract}'")
    days = calendar.monthrange(demo.today.year, demo.today.month)[1]
    this_month = demo.today.replace(day=1)
    due = 0.0
    if ends < demo.today or not plan:
        share = 1.0 if ends < demo.today else ((demo.today - begins).days + 1) / ((ends - begins).days + 1)
        lines = demo.rows(f"SELECT article_id, quantity FROM contract_lines WHERE contract_id = '{contract}'")
        due = sum(price[article] * quantity * share for article, quantity in lines)
    else:
        for article, month, quantity in plan:
            share = 1.0 if month < this_month else demo.today.day / days if month == this_month else 0.0
            due += price[article] * quantity * share
    return sum(price[article] * quantity for article, quantity in called) / due


def test_call_off_under_70(demo: World) -> None:
    assert call_off(demo, "RV-2024-017") == pytest.approx(0.634, abs=0.0004)
    low = demo.rows("SELECT article_id FROM contract_lines WHERE contract_id = 'RV-2024-017'")
    assert ("MC-10432",) in low


def test_call_off_just_under_70(demo: World) -> None:
    ratio = call_off(demo, "RV-2025-008")
    assert 0.6995 <= ratio < 0.70
    assert f"{ratio:.1%}" == "70.0%"


def test_call_off_over_100(demo: World) -> None:
    assert call_off(demo, "RV-2025-030") == pytest.approx(1.12, abs=0.002)


def test_all_other_contracts_are_above_the_threshold(demo: World) -> None:
    begun = demo.rows("SELECT id FROM frame_contracts WHERE valid_from <= $today")
    low = {contract for (contract,) in begun if call_off(demo, contract) < 0.70}
    assert low == {"RV-2024-017", "RV-2025-008"}


def test_contract_expired(demo: World) -> None:
    assert demo.one("SELECT $today - valid_to FROM frame_contracts WHERE id = 'RV-2023-011'") == 40
    assert call_off(demo, "RV-2023-011") == pytest.approx(0.93, abs=0.002)


def test_contract_ending(demo: World) -> None:
    left, notice = demo.row(
        "SELECT valid_to - $today, notice_date - $today FROM frame_contracts WHERE id = 'RV-2024-041'"
    )
    assert (left, notice) == (45, 10)


def test_contract_not_started(demo: World) -> None:
    begins = demo.one("SELECT valid_from FROM frame_contracts WHERE id = 'RV-2026-026'")
    assert begins == (demo.today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    assert demo.one("SELECT count(*) FROM order_lines WHERE contract_id = 'RV-2026-026'") == 0


def test_contract_without_plan(demo: World) -> None:
    assert demo.one("SELECT count(*) FROM call_off_plan WHERE contract_id = 'RV-2025-033'") == 0
    assert call_off(demo, "RV-2025-033") == pytest.approx(0.88, abs=0.005)


def test_contract_without_price(demo: World) -> None:
    prices = demo.rows("SELECT id, price FROM contract_lines WHERE contract_id = 'RV-2025-034'")
    assert sorted(prices) == [("CL-00075", None), ("CL-00076", None)]
    assert demo.one("SELECT count(*) FROM contract_lines WHERE price IS NULL AND contract_id <> 'RV-2025-034'") == 0


def test_released_without_contract(demo: World) -> None:
    assert demo.one("SELECT release_state FROM articles WHERE id = 'MC-10527'") == "released"
    for table in ("contract_lines", "order_lines"):
        assert demo.one(f"SELECT count(*) FROM {table} WHERE article_id = 'MC-10527'") == 0
