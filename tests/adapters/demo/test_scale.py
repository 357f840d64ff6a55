"""The scaled world: as many lines as asked for, by the same rules, around the same named accounts."""

# ruff: noqa: S608 - the SQL is put together from texts of this file

import datetime as dt
from collections.abc import Iterator

import pytest

from agent.adapters.demo.mass.population import size
from agent.adapters.demo.world import build_demo
from agent.domain.errors import BadInput
from tests.adapters.demo import test_integrity, test_series_business
from tests.adapters.demo.demo_world import World, open_world

DAY = dt.date(2026, 11, 22)
LINES = 40_000

# what holds for the named accounts holds for the many
RULES = [
    test_integrity.test_every_table_has_rows_with_ids_of_their_own,
    test_integrity.test_required_columns_are_filled,
    test_integrity.test_references_lead_somewhere,
    test_integrity.test_rows_of_one_customer_name_articles_contacts_and_contracts_of_it,
    test_integrity.test_values_and_numbers_are_those_allowed,
    test_integrity.test_the_past_is_past,
    test_integrity.test_months_are_first_days,
    test_integrity.test_everything_says_that_it_is_invented,
    test_series_business.test_call_offs_lie_in_the_time_of_their_contract_and_name_its_articles,
    test_series_business.test_contract_lines_hold_what_their_plan_holds,
    test_series_business.test_deliveries_follow_orders_and_never_exceed_them,
    test_series_business.test_every_delivery_travels_in_a_shipment_and_every_shipment_carries_one,
    test_series_business.test_stock_is_what_came_minus_what_went,
    test_series_business.test_revenue_is_what_was_delivered_times_its_price,
    test_series_business.test_order_numbers_hold_a_day_of_a_customer,
]


@pytest.fixture(scope="module")
def scaled() -> Iterator[World]:
    world = open_world(DAY, LINES)
    yield world
    world.connection.close()


def test_exactly_so_many_lines(scaled: World) -> None:
    assert scaled.one("SELECT count(*) FROM order_lines") == LINES
    assert scaled.one("SELECT count(*) FROM customers") == LINES // 2000
    assert scaled.one("SELECT count(*) FROM articles WHERE id LIKE 'MC-2_____'") == LINES // 10


def test_a_million_lines_are_of_500_customers_and_100_000_articles() -> None:
    given = size(1_000_000, named_customers=6)
    assert (given.customers + 6, given.articles) == (500, 100_000)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.removeprefix("test_"))
def test_the_rules_hold_for_the_many(scaled: World, rule: object) -> None:
    assert callable(rule)
    rule(scaled)


def test_the_named_accounts_are_the_same(scaled: World) -> None:
    small = build_demo(DAY)
    for table in ("order_lines", "stock", "activities", "frame_contracts", "revenue"):
        rows = small[table].to_pylist()
        assert scaled.connection.table(table).limit(len(rows)).to_arrow_table().to_pylist() == rows


def test_some_of_the_many_have_each_kind_of_trouble(scaled: World) -> None:
    for trouble in (
        "stock WHERE on_hand <= 0 AND article_id LIKE 'MC-2_____'",
        "articles WHERE lead_time_sea_days IS NULL AND id LIKE 'MC-2_____'",
        "shipments WHERE emergency AND customer_id LIKE 'C-2____'",
        "order_lines WHERE contract_id IS NULL AND customer_id LIKE 'C-2____'",
        "order_lines WHERE confirmed_on < $today AND NOT cancelled AND customer_id LIKE 'C-2____'"
        " AND id NOT IN (SELECT order_line_id FROM deliveries)",
    ):
        assert scaled.one(f"SELECT count(*) FROM {trouble}") > 0, trouble


@pytest.mark.parametrize("lines", [-1, 0, 19_999, 2_000_001])
def test_other_numbers_are_refused(lines: int) -> None:
    with pytest.raises(BadInput) as error:
        build_demo(DAY, lines)
    assert error.value.code == "demo.scale"
