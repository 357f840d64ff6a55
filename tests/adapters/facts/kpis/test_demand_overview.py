"""The demand overview: required fields of active articles that are filled."""

from typing import Any

from tests.kpi_figures import ME, Figure, KpiWorld

SERIES = {"id": "A1", "customer_id": ME, "name": "Welle", "series": True}
CONTRACT = {"id": "K1", "customer_id": ME, "valid_from": "2026-01-01", "valid_to": "2026-12-31"}
MONTHS = ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-01"]
FORECASTS = [{"customer_id": ME, "article_id": "A1", "month": month, "quantity": 5} for month in MONTHS]
PLANNED = [{"contract_id": "K1", "article_id": "A1", "month": "2027-01-01", "quantity": 5}]
COMPLETE: dict[str, Any] = {
    "articles": [SERIES],
    "frame_contracts": [CONTRACT],
    "contract_lines": [{"contract_id": "K1", "article_id": "A1", "quantity": 5}],
    "call_off_plan": PLANNED,
    "forecasts": FORECASTS,
    "contacts": [{"customer_id": ME, "name": "Sabine Kröger"}],
    "stock": [{"article_id": "A1", "on_hand": 0}],
}


def overview(kpis: KpiWorld, variant: str = "", **changed: Any) -> Figure:
    return kpis.figure("demand_overview", variant, **{**COMPLETE, **changed})


def test_all_four_fields_filled(kpis: KpiWorld) -> None:
    figure = overview(kpis)
    assert (figure.ratio, figure.keys) == ((4, 4), {("articles", "A1")})


def test_each_missing_field_shows_by_itself(kpis: KpiWorld) -> None:
    missing: dict[str, dict[str, Any]] = {
        "forecast": {"forecasts": FORECASTS[1:]},
        "call_off_plan": {"call_off_plan": []},
        "contact": {"contacts": []},
        "stock": {"stock": []},
    }
    for field, change in missing.items():
        assert overview(kpis, **change).ratio == (3, 4), field
        assert overview(kpis, field, **change).ratio == (0, 1), field


def test_a_forecast_of_another_customer_does_not_help(kpis: KpiWorld) -> None:
    assert overview(kpis, "forecast", forecasts=[{**each, "customer_id": "C2"} for each in FORECASTS]).value == 0
    assert overview(kpis, "forecast", forecasts=[{**each, "customer_id": None} for each in FORECASTS]).value == 1


def test_forecasts_with_a_gap_do_not_cover_the_months_unless_a_general_one_fills_it(kpis: KpiWorld) -> None:
    gap = [*FORECASTS[:2], *FORECASTS[3:], {**FORECASTS[0], "month": "2027-06-01"}]
    assert overview(kpis, "forecast", forecasts=gap).value == 0
    assert overview(kpis, "forecast", forecasts=[*gap, {**FORECASTS[2], "customer_id": None}]).value == 1


def test_the_plan_counts_from_the_running_month_on(kpis: KpiWorld) -> None:
    for month, filled in {"2026-10-01": 0, "2026-11-01": 1, "2027-02-01": 1, "2027-03-01": 0}.items():
        assert overview(kpis, "call_off_plan", call_off_plan=[{**PLANNED[0], "month": month}]).value == filled, month


def test_a_plan_of_nothing_or_of_a_contract_that_ended_is_none(kpis: KpiWorld) -> None:
    assert overview(kpis, "call_off_plan", call_off_plan=[{**PLANNED[0], "quantity": 0}]).value == 0
    assert overview(kpis, "call_off_plan", frame_contracts=[{**CONTRACT, "valid_to": "2026-11-21"}]).value == 0


def test_articles_in_a_contract_in_force_are_active_too(kpis: KpiWorld) -> None:
    article = [{**SERIES, "series": False}]
    assert overview(kpis, articles=article).sums.n == 4
    assert overview(kpis, articles=article, frame_contracts=[{**CONTRACT, "valid_to": "2026-11-21"}]).value is None


def test_an_article_that_is_both_counts_once(kpis: KpiWorld) -> None:
    assert overview(kpis).sums.n == 4


def test_the_policy_names_the_required_fields(kpis: KpiWorld) -> None:
    assert overview(kpis, stock=[], parameters={"fields": ["forecast", "contact"]}).ratio == (2, 2)


def test_earlier_periods_are_not_known(kpis: KpiWorld) -> None:
    figure = overview(kpis, period="2026-10")
    assert (figure.value, figure.out) == (None, {"only_today": 1})


def test_no_active_article_is_no_data(kpis: KpiWorld) -> None:
    assert overview(kpis, articles=[], frame_contracts=[]).value is None
