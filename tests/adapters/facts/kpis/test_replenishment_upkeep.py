"""Replenishment data: fresh and complete rows of the series articles of Key and A customers."""

import datetime as dt
from typing import Any

import pytest

from tests.kpi_figures import ME, TODAY, Figure, KpiWorld

ARTICLE = {"id": "A1", "customer_id": ME, "name": "Welle", "series": True, "lead_time_sea_days": 40, "moq": 100}
FORECAST = {"customer_id": ME, "article_id": "A1", "month": "2026-12-01", "quantity": 5}


def stock(days_old: int | None = 0) -> dict[str, Any]:
    return {"article_id": "A1", "on_hand": 5, "as_of": None if days_old is None else TODAY - dt.timedelta(days_old)}


def upkeep(kpis: KpiWorld, account_class: str = "A", **changed: Any) -> Figure:
    customers = [{"id": ME, "name": ME, "class": account_class}]
    complete: dict[str, Any] = {"articles": [ARTICLE], "stock": [stock()], "forecasts": [FORECAST]}
    return kpis.figure("replenishment_upkeep", customer_rows=customers, **{**complete, **changed})


@pytest.mark.parametrize("account_class", ["Key", "A"])
def test_a_complete_article_passes(kpis: KpiWorld, account_class: str) -> None:
    figure = upkeep(kpis, account_class)
    assert (figure.value, figure.keys) == (1.0, {("articles", "A1")})


@pytest.mark.parametrize("account_class", ["B", "C"])
def test_customers_of_another_class_are_left_out(kpis: KpiWorld, account_class: str) -> None:
    figure = upkeep(kpis, account_class)
    assert (figure.value, figure.out) == (None, {"other_class": 1})


@pytest.mark.parametrize(("days", "value"), [(7, 1.0), (8, 0.0), (None, 0.0)])
def test_the_stock_row_is_at_most_seven_days_old(kpis: KpiWorld, days: int | None, value: float) -> None:
    assert upkeep(kpis, stock=[stock(days)]).value == value


def test_one_fresh_row_of_several_is_enough(kpis: KpiWorld) -> None:
    assert upkeep(kpis, stock=[stock(90), stock(1)]).ratio == (1, 1)


@pytest.mark.parametrize("field", ["lead_time_sea_days", "moq"])
def test_a_missing_field_fails(kpis: KpiWorld, field: str) -> None:
    assert upkeep(kpis, articles=[{**ARTICLE, field: None}]).value == 0.0


def test_without_a_stock_row_it_fails(kpis: KpiWorld) -> None:
    assert upkeep(kpis, stock=[]).value == 0.0


def test_safety_stock_needs_a_forecast_ahead_or_orders_of_the_last_year(kpis: KpiWorld) -> None:
    order = {"customer_id": ME, "article_id": "A1", "quantity": 5, "requested_on": "2026-01-05"}
    assert upkeep(kpis, forecasts=[]).value == 0.0
    assert upkeep(kpis, forecasts=[{**FORECAST, "month": "2026-10-01"}]).value == 0.0
    assert upkeep(kpis, forecasts=[{**FORECAST, "month": "2026-11-01"}]).value == 1.0
    assert upkeep(kpis, forecasts=[{**FORECAST, "customer_id": None}]).value == 1.0
    assert upkeep(kpis, forecasts=[], order_lines=[order]).value == 1.0
    assert upkeep(kpis, forecasts=[], order_lines=[{**order, "cancelled": True}]).value == 0.0
    assert upkeep(kpis, forecasts=[], order_lines=[{**order, "requested_on": "2025-11-21"}]).value == 0.0


def test_only_series_articles_count(kpis: KpiWorld) -> None:
    assert upkeep(kpis, articles=[{**ARTICLE, "series": False}]).value is None


def test_earlier_periods_are_not_known(kpis: KpiWorld) -> None:
    assert upkeep(kpis, period="2026-10").out == {"only_today": 1}
