"""Contribution margins: every step with its cost, skipped and told where the cost is missing."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld

FULL = {"purchase_cost": 60, "freight_cost": 5, "duty": 3, "customer_cost": 2}
AIR = {"customer_id": ME, "shipped_on": "2026-03-09", "mode": "Luft", "emergency": True, "freight_cost": 7}
COMPLAINT = {"customer_id": ME, "date": "2026-03-09", "cost": 4}


def booked(revenue: float = 100, **values: Any) -> dict[str, Any]:
    return {"customer_id": ME, "month": "2026-03-01", "revenue": revenue, **FULL, **values}


def margin(kpis: KpiWorld, *rows: Any, variant: str = "", **tables: Any) -> Figure:
    return kpis.figure("contribution_margin", variant, revenue=rows, period="2026-03", **tables)


@pytest.mark.parametrize(("variant", "value"), [("", 0.32), ("db2", 0.30), ("db1_amount", 32), ("db2_amount", 30)])
def test_both_margins_in_per_cent_and_in_euros(kpis: KpiWorld, variant: str, value: float) -> None:
    assert margin(kpis, booked(), variant=variant).value == pytest.approx(value)


def test_a_credit_note_is_negative_even_without_cost(kpis: KpiWorld) -> None:
    note = {"customer_id": ME, "month": "2026-03-01", "revenue": -20}
    figure = margin(kpis, booked(), note)
    assert figure.ratio == (12, 80)


def test_no_revenue_gives_no_percentage(kpis: KpiWorld) -> None:
    assert margin(kpis, booked(0)).value is None
    assert margin(kpis, booked(0), variant="db1_amount").value == -68


def test_without_purchase_cost_there_is_no_margin(kpis: KpiWorld) -> None:
    figure = margin(kpis, booked(), booked(purchase_cost=None))
    assert (figure.ratio, figure.out) == ((32, 100), {"no_purchase_cost": 1})
    assert margin(kpis, booked(purchase_cost=None)).value is None


@pytest.mark.parametrize(("cost", "value"), [("freight_cost", 0.37), ("duty", 0.35)])
def test_a_missing_freight_or_duty_skips_its_step_and_says_so(kpis: KpiWorld, cost: str, value: float) -> None:
    figure = margin(kpis, {**booked(), cost: None})
    assert figure.value == pytest.approx(value)
    assert figure.sums.notes == ("cost_missing",)


def test_customer_cost_missing_in_one_row_is_told(kpis: KpiWorld) -> None:
    rows = [booked(), booked(customer_cost=None)]
    assert margin(kpis, *rows, variant="db2").sums.notes == ("cost_missing",)
    assert margin(kpis, *rows).sums.notes == ()


def test_without_the_column_customer_cost_comes_from_air_freight_and_complaints(kpis: KpiWorld) -> None:
    ships = [AIR, {**AIR, "emergency": False}, {**AIR, "mode": "LKW"}, {**AIR, "shipped_on": "2026-04-09"}]
    figure = margin(kpis, booked(customer_cost=None), variant="db2", shipments=ships, complaints=[COMPLAINT])
    assert (figure.ratio, figure.sums.notes) == ((21, 100), ("customer_cost_derived",))


def test_air_freight_is_not_taken_twice_where_the_column_is_filled(kpis: KpiWorld) -> None:
    assert margin(kpis, booked(), variant="db2", shipments=[AIR], complaints=[COMPLAINT]).ratio == (30, 100)


def test_nothing_known_of_customer_cost_skips_db2_and_says_so(kpis: KpiWorld) -> None:
    figure = margin(kpis, booked(customer_cost=None), variant="db2")
    assert (figure.value, figure.out) == (None, {"no_customer_cost": 1})
    assert margin(kpis, booked(customer_cost=None)).value == pytest.approx(0.32)


def test_other_months_do_not_count(kpis: KpiWorld) -> None:
    assert margin(kpis, booked(month="2026-04-01")).value is None


def test_the_class_is_internal(kpis: KpiWorld) -> None:
    assert kpis.catalogue["contribution_margin"].fact_class == "internal"
