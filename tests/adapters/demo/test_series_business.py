"""The history looks like series business and its tables agree with one another."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import datetime as dt

from tests.adapters.demo.demo_world import World


def test_three_years_of_orders(demo: World) -> None:
    first, last, lines = demo.row("SELECT min(ordered_on), max(ordered_on), count(*) FROM order_lines")
    assert (demo.today - first).days >= 3 * 365 - 7
    assert (demo.today - last).days <= 4
    assert lines > 4000


def test_series_articles_are_called_off_every_week_on_their_weekday(demo: World) -> None:
    gaps = demo.rows(
        "SELECT ordered_on - lag(ordered_on) OVER (ORDER BY ordered_on) AS gap FROM order_lines"
        " WHERE article_id = 'MC-10432' QUALIFY gap IS NOT NULL"
    )
    assert {gap for (gap,) in gaps} == {7}


def test_spare_parts_are_called_off_now_and_then(demo: World) -> None:
    gaps = {
        gap
        for (gap,) in demo.rows(
            "SELECT ordered_on - lag(ordered_on) OVER (ORDER BY ordered_on) AS gap FROM order_lines"
            " WHERE article_id = 'MC-10441' QUALIFY gap IS NOT NULL"
        )
    }
    assert min(gaps) == 7
    assert max(gaps) >= 35


def test_farming_buys_before_the_season(demo: World) -> None:
    spring, summer = demo.row(
        "SELECT avg(quantity) FILTER (month(requested_on) <= 3),"
        " avg(quantity) FILTER (month(requested_on) IN (6, 7, 8))"
        " FROM order_lines WHERE article_id = 'MC-10612' AND NOT cancelled"
    )
    assert spring > 1.5 * summer


def test_call_offs_lie_in_the_time_of_their_contract_and_name_its_articles(demo: World) -> None:
    assert (
        demo.one(
            "SELECT count(*) FROM order_lines o JOIN frame_contracts f ON f.id = o.contract_id"
            " WHERE o.ordered_on NOT BETWEEN f.valid_from AND f.valid_to"
        )
        == 0
    )
    assert (
        demo.one(
            "SELECT count(*) FROM order_lines o WHERE contract_id IS NOT NULL AND NOT EXISTS"
            " (FROM contract_lines c WHERE c.contract_id = o.contract_id AND c.article_id = o.article_id)"
        )
        == 0
    )


def test_contract_lines_hold_what_their_plan_holds(demo: World) -> None:
    assert (
        demo.one(
            "SELECT count(*) FROM contract_lines c JOIN (SELECT contract_id, article_id, sum(quantity) AS planned"
            " FROM call_off_plan GROUP BY ALL) USING (contract_id, article_id) WHERE quantity <> planned"
        )
        == 0
    )


def test_deliveries_follow_orders_and_never_exceed_them(demo: World) -> None:
    assert (
        demo.one(
            "SELECT count(*) FROM deliveries d JOIN order_lines o ON o.id = d.order_line_id"
            " WHERE d.delivered_on < o.ordered_on OR o.cancelled OR d.quantity <= 0"
        )
        == 0
    )
    assert (
        demo.one(
            "SELECT count(*) FROM (SELECT o.quantity AS wanted, sum(d.quantity) AS came FROM order_lines o"
            " JOIN deliveries d ON d.order_line_id = o.id GROUP BY o.id, o.quantity) WHERE came > wanted"
        )
        == 0
    )
    assert demo.one("SELECT count(*) FROM deliveries WHERE isodow(delivered_on) > 5") == 0


def test_every_delivery_travels_in_a_shipment_and_every_shipment_carries_one(demo: World) -> None:
    arrivals = (
        "SELECT DISTINCT o.customer_id, d.delivered_on FROM deliveries d JOIN order_lines o ON o.id = d.order_line_id"
    )
    # road is a working day on the way, sea 30 days, air two working days
    trips = "SELECT customer_id, shipped_on FROM shipments WHERE id <> 'SH-SAMPLE-1'"
    ways = "ARRAY[1, 2, 3, 4, 30]"
    assert (
        demo.one(
            f"SELECT count(*) FROM ({arrivals}) a WHERE NOT EXISTS"
            f" (FROM ({trips}) s WHERE s.customer_id = a.customer_id"
            f" AND list_contains({ways}, a.delivered_on - s.shipped_on))"
        )
        == 0
    )
    assert (
        demo.one(
            f"SELECT count(*) FROM ({trips}) s WHERE NOT EXISTS"
            f" (FROM ({arrivals}) a WHERE s.customer_id = a.customer_id"
            f" AND list_contains({ways}, a.delivered_on - s.shipped_on))"
        )
        == 0
    )


def test_stock_is_what_came_minus_what_went(demo: World) -> None:
    assert (
        demo.one(
            "WITH came AS (SELECT article_id, sum(received_quantity) AS pieces FROM purchase_orders GROUP BY 1),"
            " went AS (SELECT o.article_id, sum(d.quantity) AS pieces FROM deliveries d"
            " JOIN order_lines o ON o.id = d.order_line_id GROUP BY 1)"
            " SELECT count(*) FROM stock s LEFT JOIN came USING (article_id) LEFT JOIN went USING (article_id)"
            " WHERE s.on_hand <> coalesce(came.pieces, 0) - coalesce(went.pieces, 0)"
        )
        == 0
    )
    assert demo.one("SELECT count(*) FROM stock WHERE reserved > greatest(on_hand, 0)") == 0


def test_receipts_come_around_their_day(demo: World) -> None:
    early, late = demo.row(
        "SELECT min(received_on - due_on), max(received_on - due_on) FROM purchase_orders WHERE received_on IS NOT NULL"
    )
    assert -3 <= early < 0 < late <= 6
    assert demo.one("SELECT count(*) FROM purchase_orders WHERE received_on < ordered_on") == 0


def test_revenue_is_what_was_delivered_times_its_price(demo: World) -> None:
    assert (
        demo.one(
            "WITH sent AS (SELECT o.customer_id, date_trunc('month', d.delivered_on) AS month,"
            " sum(d.quantity * o.price) AS value FROM deliveries d JOIN order_lines o ON o.id = d.order_line_id"
            " GROUP BY ALL),"
            " booked AS (SELECT customer_id, month, sum(revenue) AS value FROM revenue WHERE revenue > 0 GROUP BY ALL)"
            " SELECT count(*) FROM sent FULL JOIN booked USING (customer_id, month)"
            " WHERE coalesce(abs(sent.value - booked.value), 1) > 0.10"
        )
        == 0
    )


def test_forecasts_reach_half_a_year_ahead_and_were_frozen_before(demo: World) -> None:
    months = demo.one(
        "SELECT min(ahead) FROM (SELECT count(DISTINCT month) AS ahead FROM forecasts WHERE month > $today"
        " GROUP BY article_id)"
    )
    assert months >= 6
    assert demo.one("SELECT count(*) FROM forecasts WHERE frozen_on > month") == 0


def test_unit_prices_cover_their_cost_but_for_what_is_meant_to_lose(demo: World) -> None:
    assert (
        demo.one(
            "SELECT count(*) FROM order_lines o JOIN articles a ON a.id = o.article_id WHERE o.price <= a.unit_cost"
        )
        == 0
    )


def test_order_numbers_hold_a_day_of_a_customer(demo: World) -> None:
    assert (
        demo.one(
            "SELECT count(*) FROM (SELECT count(DISTINCT (customer_id, ordered_on)) AS days FROM order_lines"
            " WHERE order_id IS NOT NULL GROUP BY order_id) WHERE days > 1"
        )
        == 0
    )
    assert demo.one("SELECT count(*) FROM order_lines WHERE order_id IS NULL") > 0


def test_history_begins_with_a_month(demo: World) -> None:
    years, month = demo.today.year - 3, demo.today.month
    assert demo.one("SELECT min(valid_from) FROM frame_contracts") == dt.date(years, month, 1)
