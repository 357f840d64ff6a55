"""Deliveries, freight, interruptions and forecasts. In time: everything ordered was delivered by the first promise."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

import pytest

from tests.adapters.demo.demo_world import World

LAST_MONTH = "date_trunc('month', $today) - INTERVAL 1 MONTH"
THIS_MONTH = "date_trunc('month', $today)"
IN_TIME = (
    "SELECT o.*, coalesce(o.confirmed_on, o.requested_on) AS due, coalesce((SELECT sum(d.quantity) FROM deliveries d"
    " WHERE d.order_line_id = o.id AND d.delivered_on <= coalesce(o.confirmed_on, o.requested_on)), 0) AS in_time,"
    " coalesce((SELECT sum(d.quantity) FROM deliveries d WHERE d.order_line_id = o.id), 0) AS came FROM order_lines o"
)


def line(demo: World, key: str) -> tuple[float, float, float]:
    """Ordered, delivered in time, delivered at all; it was due in the last closed month."""
    ordered, in_time, came, due = demo.row(
        f"SELECT quantity, in_time, came, due >= {LAST_MONTH} AND due < {THIS_MONTH} FROM ({IN_TIME})"
        f" WHERE id = '{key}'"
    )
    assert due
    return ordered, in_time, came


def otif(demo: World, customer: str) -> float:
    return float(
        demo.one(
            f"SELECT avg((in_time >= quantity)::INT) FROM ({IN_TIME}) WHERE customer_id = '{customer}'"
            f" AND NOT cancelled AND due >= {LAST_MONTH} AND due < {THIS_MONTH}"
        )
    )


def test_late_delivery(demo: World) -> None:
    assert line(demo, "OL-LATE-1") == (300, 0, 300)
    assert otif(demo, "C-1004") < 0.9


def test_partial_delivery(demo: World) -> None:
    assert line(demo, "OL-PART-1") == (300, 180, 300)


def test_parts_in_time(demo: World) -> None:
    assert line(demo, "OL-SPLIT-1") == (240, 240, 240)
    assert demo.one("SELECT count(*) FROM deliveries WHERE order_line_id = 'OL-SPLIT-1'") == 2


def test_line_shifted(demo: World) -> None:
    assert line(demo, "OL-SHIFT-1") == (200, 0, 200)
    reason, promised, came = demo.row(
        "SELECT o.reason, o.confirmed_on, d.delivered_on FROM order_lines o JOIN deliveries d ON d.order_line_id = o.id"
        " WHERE o.id = 'OL-SHIFT-1'"
    )
    assert f"Auf {came:%d.%m.%Y} verschoben" in reason
    assert f"erste Zusage {promised:%d.%m.%Y}" in reason


def test_line_undelivered(demo: World) -> None:
    assert line(demo, "OL-OPEN-1") == (240, 0, 0)


def test_line_cancelled(demo: World) -> None:
    cancelled, reason = demo.row("SELECT cancelled, reason FROM order_lines WHERE id = 'OL-CANCEL-1'")
    assert (cancelled, bool(reason)) == (True, True)
    assert demo.one("SELECT count(*) FROM order_lines WHERE cancelled AND coalesce(reason, '') = ''") == 0


def test_all_in_time(demo: World) -> None:
    assert otif(demo, "C-1003") == 1.0
    assert otif(demo, "C-1001") < 0.98


def test_emergency_air(demo: World) -> None:
    month = f"shipped_on >= {LAST_MONTH} AND shipped_on < {THIS_MONTH}"
    emergency = dict(
        demo.rows(f"SELECT customer_id, avg((emergency)::INT) FROM shipments WHERE {month} GROUP BY customer_id")
    )
    assert emergency.pop("C-1005") > 0.01
    assert set(emergency.values()) == {0.0}
    assert demo.one("SELECT count(*) FROM shipments WHERE emergency AND mode <> 'air'") == 0
    assert line(demo, "OL-AIR-1") == line(demo, "OL-AIR-2") == (700, 0, 700)


def test_planned_air(demo: World) -> None:
    assert demo.row("SELECT mode, emergency FROM shipments WHERE id = 'SH-SAMPLE-1'") == ("air", False)


def test_unknown_modes(demo: World) -> None:
    found = demo.rows("SELECT DISTINCT mode FROM shipments WHERE customer_id = 'C-1006'")
    assert set(found) == {("sea",), ("unknown",), (None,)}
    share = demo.one("SELECT avg((mode IS DISTINCT FROM 'sea')::INT) FROM shipments WHERE customer_id = 'C-1006'")
    assert 0.05 < share < 0.2


def test_unconfirmed_lines(demo: World) -> None:
    assert demo.rows("SELECT DISTINCT customer_id FROM order_lines WHERE confirmed_on IS NULL") == [("C-1006",)]


def test_interruption_unplanned(demo: World) -> None:
    unplanned = demo.rows(
        f"SELECT id, customer_id FROM interruptions WHERE NOT coalesce(planned, false) AND date >= {LAST_MONTH}"
        f" AND date < {THIS_MONTH}"
    )
    assert unplanned == [("IN-1", "C-1004")]


def test_interruption_planned(demo: World) -> None:
    assert demo.row("SELECT planned, customer_id FROM interruptions WHERE id = 'IN-2'") == (True, "C-1003")


def test_forecast_too_high(demo: World) -> None:
    """Over a year, against the forecast frozen in time."""
    bias = dict(
        demo.rows(
            "WITH frozen AS (SELECT customer_id, article_id, month, arg_max(quantity, frozen_on) AS f FROM forecasts"
            " WHERE frozen_on <= month - 60 AND month < date_trunc('month', $today)"
            " AND month >= date_trunc('month', $today) - INTERVAL 12 MONTH GROUP BY ALL),"
            " wanted AS (SELECT article_id, date_trunc('month', requested_on) AS month, sum(quantity) AS a"
            " FROM order_lines WHERE NOT cancelled GROUP BY ALL)"
            " SELECT customer_id, sum(f - a) / sum(a) FROM frozen JOIN wanted USING (article_id, month) GROUP BY 1"
        )
    )
    assert bias["C-1004"] == pytest.approx(0.18, abs=0.04)
    assert bias["C-1006"] == pytest.approx(-0.12, abs=0.04)
    assert bias["C-1003"] == pytest.approx(0.01, abs=0.02)
