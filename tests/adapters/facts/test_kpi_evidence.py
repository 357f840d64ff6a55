"""Whoever holds the rows that an answer names can compute its figure again."""

import datetime as dt

import pytest

from agent.bootstrap import App
from agent.domain.kpi.result import KpiResult

NORDWERK = "Nordwerk Antriebe GmbH"


def asked(app: App, kpi: str, period: str | None = None) -> tuple[KpiResult, dict[str, list[str]]]:
    [result] = app.kpis.query(app.user(), kpi, NORDWERK, period)
    keys: dict[str, list[str]] = {}
    for row in result.sums.rows or ():
        keys.setdefault(row.table, []).append(row.key)
    return result, keys


def computed(app: App, statement: str, **values: object) -> tuple[object, ...]:
    with app.facts_store.cursor() as cursor:
        found: tuple[object, ...] = cursor.execute(statement, values).fetchall()[0]
    return found


def test_the_call_off_is_in_its_order_lines_and_plan(app: App) -> None:
    result, keys = asked(app, "call_off")
    called = """
        SELECT sum(o.quantity * l.price) FROM order_lines o
        JOIN contract_lines l ON l.contract_id = o.contract_id AND l.article_id = o.article_id
        WHERE list_contains($lines, o.id) AND list_contains($agreed, l.id)"""
    (numerator,) = computed(app, called, lines=keys["order_lines"], agreed=keys["contract_lines"])
    assert numerator == pytest.approx(result.sums.numerator)
    due = """
        SELECT sum(l.price * m.quantity * least(1, (DATE '2026-11-22' - m.month + 1) / day(last_day(m.month))))
        FROM call_off_plan m JOIN contract_lines l ON l.contract_id = m.contract_id AND l.article_id = m.article_id
        WHERE list_contains($plan, m.id)"""
    (denominator,) = computed(app, due, plan=keys["call_off_plan"])
    assert denominator == pytest.approx(result.sums.denominator)


def test_otif_is_in_its_deliveries(app: App) -> None:
    result, keys = asked(app, "otif", "2026-Q3")
    passed = """
        SELECT count(*) FROM (
          SELECT l.id FROM order_lines l
          JOIN deliveries d ON d.order_line_id = l.id AND d.delivered_on <= l.confirmed_on
          WHERE list_contains($lines, l.id) AND list_contains($deliveries, d.id)
          GROUP BY l.id, l.quantity HAVING sum(d.quantity) >= l.quantity)"""
    assert computed(app, passed, lines=keys["order_lines"], deliveries=keys["deliveries"]) == (result.sums.numerator,)


def test_the_forecast_deviation_is_in_its_forecasts_and_order_lines(app: App) -> None:
    result, keys = asked(app, "forecast_deviation", "2026-Q3")
    deviation = """
        SELECT sum(abs(a - f)), sum(a) FROM
          (SELECT date_trunc('month', requested_on)::DATE AS month, sum(quantity) AS a FROM order_lines
           WHERE list_contains($lines, id) GROUP BY 1)
          JOIN (SELECT month, sum(quantity) AS f FROM forecasts WHERE list_contains($forecasts, id) GROUP BY 1)
          USING (month)"""
    found = computed(app, deviation, lines=keys["order_lines"], forecasts=keys["forecasts"])
    assert found == pytest.approx((result.sums.numerator, result.sums.denominator))


def test_monthly_contacts_are_in_their_activities(app: App) -> None:
    result, keys = asked(app, "monthly_contacts", "2026-10")
    people = "SELECT count(DISTINCT contact_id) FROM activities WHERE list_contains($keys, id) AND month(date) = 10"
    assert computed(app, people, keys=keys["activities"]) == (result.sums.numerator,)


def test_nobody_reads_rows_of_others(app: App) -> None:
    _, keys = asked(app, "call_off")
    foreign = "SELECT count(*) FROM order_lines WHERE list_contains($keys, id) AND customer_id <> 'C-1001'"
    assert computed(app, foreign, keys=keys["order_lines"]) == (0,)
    assert app.clock.now().date() == dt.date(2026, 11, 22)
