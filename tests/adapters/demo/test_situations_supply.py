"""Stock that ends, and data that are missing. Demand is the forecast, spread over the days of each month."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import calendar
import datetime as dt

import pytest

from tests.adapters.demo.demo_world import World

EMPTY = {"MC-10518", "MC-10611", "MC-10614", "MC-10725"}


def days_of_cover(demo: World, article: str) -> int:
    """Days until stock and receipts that are not overdue no longer meet the forecast, counted day by day."""
    left = demo.one(f"SELECT on_hand FROM stock WHERE article_id = '{article}'")
    forecast = dict(
        demo.rows(
            "SELECT month, arg_max(quantity, frozen_on) FROM forecasts"
            f" WHERE article_id = '{article}' AND month >= date_trunc('month', $today) GROUP BY month"
        )
    )
    receipts = dict(
        demo.rows(
            "SELECT due_on, sum(quantity - received_quantity) FROM purchase_orders"
            f" WHERE article_id = '{article}' AND due_on > $today GROUP BY due_on"
        )
    )
    for ahead in range(180):
        day = demo.today + dt.timedelta(days=ahead)
        left += receipts.get(day, 0) - forecast[day.replace(day=1)] / calendar.monthrange(day.year, day.month)[1]
        if left < 0:
            return ahead
    return 180


def lead_times(demo: World, article: str) -> tuple[float, float]:
    sea, air = demo.row(f"SELECT lead_time_sea_days, lead_time_air_days FROM articles WHERE id = '{article}'")
    return sea, air


def test_runs_empty_before_ship(demo: World) -> None:
    sea, air = lead_times(demo, "MC-10432")
    assert air < days_of_cover(demo, "MC-10432") < sea
    assert days_of_cover(demo, "MC-10432") in range(26, 43)


def test_runs_empty_before_plane(demo: World) -> None:
    assert 0 < days_of_cover(demo, "MC-10521") < lead_times(demo, "MC-10521")[1]
    assert days_of_cover(demo, "MC-10521") <= 14


def test_only_the_named_articles_are_empty(demo: World) -> None:
    assert {article for (article,) in demo.rows("SELECT article_id FROM stock WHERE on_hand <= 0")} == EMPTY


@pytest.mark.parametrize("article", ["MC-10435", "MC-10519", "MC-10557", "MC-10722", "MC-10831"])
def test_the_others_last_for_a_month_at_least(demo: World, article: str) -> None:
    assert days_of_cover(demo, article) > 30


def test_empty_late_receipt(demo: World) -> None:
    late, received = demo.row("SELECT $today - due_on, received_quantity FROM purchase_orders WHERE id = 'PO-LATE-1'")
    assert (late, received) == (18, 0)
    assert demo.one("SELECT on_hand FROM stock WHERE article_id = 'MC-10518'") == -40
    assert demo.one("SELECT count(*) FROM order_lines WHERE article_id = 'MC-10518' AND requested_on > $today") > 0


def test_empty_late_call_off(demo: World) -> None:
    ordered, wanted = demo.row(
        "SELECT $today - ordered_on, requested_on - $today FROM order_lines WHERE id = 'OL-RUSH-1'"
    )
    assert ordered in (6, 7, 8)
    assert wanted in (14, 15, 16)
    others = "SELECT min($today - ordered_on) FROM order_lines WHERE article_id = 'MC-10611' AND id <> 'OL-RUSH-1'"
    assert demo.one(others) >= 110


def test_empty_plan_ended(demo: World) -> None:
    assert demo.rows("SELECT contract_id FROM contract_lines WHERE article_id = 'MC-10614'") == [("RV-2023-011",)]
    assert demo.one("SELECT max(month) < date_trunc('month', $today) FROM call_off_plan WHERE article_id = 'MC-10614'")


def test_empty_no_call_off(demo: World) -> None:
    assert demo.one("SELECT min($today - ordered_on) FROM order_lines WHERE article_id = 'MC-10725'") >= 130
    assert demo.one("SELECT count(*) FROM call_off_plan WHERE article_id = 'MC-10725' AND month > $today") >= 5


def test_partial_receipt(demo: World) -> None:
    row = demo.row("SELECT quantity, received_quantity, $today - due_on FROM purchase_orders WHERE id = 'PO-PART-1'")
    assert row == (4800, 2900, 9)


def test_stale_stock(demo: World) -> None:
    stale = demo.rows("SELECT id, $today - as_of FROM stock WHERE as_of < $today - 7")
    assert set(stale) == {("ST-MC-10439", 23), ("ST-MC-10833", 31)}


def test_no_stock_row(demo: World) -> None:
    missing = demo.rows("SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM stock)")
    assert missing == [("MC-10836",)]


def test_no_moq_no_lead_time(demo: World) -> None:
    assert demo.rows("SELECT id FROM articles WHERE moq IS NULL") == [("MC-10438",)]
    assert lead_times(demo, "MC-10438") == (None, 12)


def test_no_lead_time(demo: World) -> None:
    assert lead_times(demo, "MC-10832") == (None, None)
    assert lead_times(demo, "MC-10613") == (None, 12)


def test_no_unit_cost(demo: World) -> None:
    assert demo.rows("SELECT id FROM articles WHERE unit_cost IS NULL") == [("MC-10835",)]
    assert demo.one("SELECT count(purchase_cost) FROM revenue WHERE article_id = 'MC-10835'") == 0


def test_no_forecast(demo: World) -> None:
    without = demo.rows(
        "SELECT id FROM articles WHERE series AND id NOT IN (SELECT article_id FROM forecasts)"
        " AND id IN (SELECT article_id FROM order_lines)"
    )
    assert without == [("MC-10616",)]
