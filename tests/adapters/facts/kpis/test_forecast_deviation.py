"""Forecast deviation: which forecast counts, on which level, and what nothing over nothing is."""

import datetime as dt
from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def demand(quantity: float, month: str = "2026-08", article: str | None = "A1", **values: Any) -> dict[str, Any]:
    return {"customer_id": ME, "article_id": article, "quantity": quantity, "requested_on": f"{month}-14", **values}


def forecast(
    quantity: float, month: str = "2026-08", frozen: str | None = "2026-06-01", article: str = "A1", **values: Any
) -> dict[str, Any]:
    known = {"customer_id": ME, "article_id": article, "month": f"{month}-01", "frozen_on": frozen}
    return {**known, "quantity": quantity, **values}


def third_quarter(kpis: KpiWorld, lines: list[Any], forecasts: list[Any], variant: str = "", **question: Any) -> Figure:
    return kpis.figure("forecast_deviation", variant, order_lines=lines, forecasts=forecasts, **question)


def test_articles_of_a_month_are_added_up_first(kpis: KpiWorld) -> None:
    lines, forecasts = [demand(100), demand(50, article="A2")], [forecast(80), forecast(75, article="A2")]
    assert third_quarter(kpis, lines, forecasts).ratio == (5, 150)
    assert third_quarter(kpis, lines, forecasts, "article_month").ratio == (45, 150)
    assert third_quarter(kpis, lines, forecasts, parameters={"level": "article_month"}).ratio == (45, 150)


def test_months_do_not_cancel_out_but_the_bias_does(kpis: KpiWorld) -> None:
    lines = [demand(100, "2026-07"), demand(100, "2026-08")]
    forecasts = [forecast(110, "2026-07", "2026-05-01"), forecast(70)]
    assert third_quarter(kpis, lines, forecasts).ratio == (40, 200)
    assert third_quarter(kpis, lines, forecasts, "bias").ratio == (-20, 200)


def test_the_last_forecast_frozen_in_time_counts(kpis: KpiWorld) -> None:
    forecasts = [
        forecast(1, frozen="2026-05-01"),
        forecast(90, frozen="2026-06-02"),
        forecast(100, frozen="2026-06-03"),
    ]
    assert third_quarter(kpis, [demand(100)], forecasts).ratio == (10, 100)  # 2 June is 60 days before 1 August
    assert third_quarter(kpis, [demand(100)], forecasts, parameters={"lag_days": 59}).ratio == (0, 100)


def test_without_a_freezing_day_a_forecast_counts_behind_all_others(kpis: KpiWorld) -> None:
    assert third_quarter(kpis, [demand(100)], [forecast(70, frozen=None)]).ratio == (30, 100)
    assert third_quarter(kpis, [demand(100)], [forecast(70, frozen=None), forecast(95)]).ratio == (5, 100)


def test_forecasts_frozen_on_one_day_add_up(kpis: KpiWorld) -> None:
    assert third_quarter(kpis, [demand(100)], [forecast(40), forecast(50)]).ratio == (10, 100)


def test_demand_without_a_forecast_of_its_article_deviates(kpis: KpiWorld) -> None:
    assert third_quarter(kpis, [demand(100), demand(20, article="A2")], [forecast(100)]).ratio == (20, 120)


def test_a_month_without_any_forecast_cannot_be_judged(kpis: KpiWorld) -> None:
    lines = [demand(100), demand(30, "2026-07"), demand(40, "2026-09")]
    figure = third_quarter(kpis, lines, [forecast(100), forecast(5, "2026-09", "2026-08-30")])
    assert (figure.ratio, figure.out) == ((0, 100), {"frozen_late": 1, "no_forecast": 1})


def test_no_demand_and_no_forecast_quantity_is_zero(kpis: KpiWorld) -> None:
    assert third_quarter(kpis, [], [forecast(0)]).value == 0.0


def test_a_forecast_without_any_demand_has_no_ratio(kpis: KpiWorld) -> None:
    figure = third_quarter(kpis, [], [forecast(10)])
    assert (figure.value, figure.ratio, figure.sums.n) == (None, (10, 0), 1)


def test_only_months_that_are_over_count(kpis: KpiWorld) -> None:
    lines, forecasts = [demand(100, "2026-11")], [forecast(50, "2026-11")]
    assert third_quarter(kpis, lines, forecasts, period="2026-11").value is None
    assert third_quarter(kpis, lines, forecasts, period="2026-11", today=dt.date(2026, 11, 30)).value is None
    assert third_quarter(kpis, lines, forecasts, period="2026-11", today=dt.date(2026, 12, 1)).value == 0.5


def test_cancelled_demand_is_none_and_undated_demand_is_told(kpis: KpiWorld) -> None:
    lines = [
        demand(100),
        demand(50, cancelled=True),
        demand(30, article=None),
        demand(10, requested_on=None, ordered_on="2026-08-03"),
    ]
    figure = third_quarter(kpis, lines, [forecast(100)])
    assert (figure.ratio, figure.out) == ((0, 100), {"no_article": 1, "no_requested_date": 1})


@pytest.mark.parametrize("owner", [ME, "C2"])
def test_a_forecast_without_customer_belongs_to_the_one_of_the_article(kpis: KpiWorld, owner: str) -> None:
    articles = [{"id": "A1", "customer_id": owner, "name": "Welle"}]
    figure = third_quarter(kpis, [demand(100)], [forecast(90, customer_id=None)], articles=articles)
    assert (figure.value, figure.out) == ((0.1, {}) if owner == ME else (None, {"no_forecast": 1}))


def test_no_data_gives_nothing(kpis: KpiWorld) -> None:
    assert third_quarter(kpis, [], []).value is None
