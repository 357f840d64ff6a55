"""Revenue year on year: the same closed months of both years."""

import datetime as dt
from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def booked(month: str, revenue: float, customer: str = ME) -> dict[str, Any]:
    return {"customer_id": customer, "article_id": "A1", "month": f"{month}-01", "revenue": revenue}


def growth(kpis: KpiWorld, *rows: Any, period: str | None = "2026-03", **question: Any) -> Figure:
    return kpis.figure("revenue_yoy", revenue=rows, period=period, **question)


def test_growth_over_the_year_before(kpis: KpiWorld) -> None:
    figure = growth(kpis, booked("2026-03", 110), booked("2025-03", 100), booked("2025-04", 900))
    assert figure.value == pytest.approx(0.1)
    assert figure.ratio == (110, 100)


def test_credit_notes_are_negative(kpis: KpiWorld) -> None:
    assert growth(kpis, booked("2026-03", 110), booked("2026-03", -60), booked("2025-03", 100)).value == pytest.approx(
        -0.5
    )


def test_the_running_month_is_left_out_in_both_years(kpis: KpiWorld) -> None:
    rows = [booked("2026-11", 1), booked("2025-11", 100), booked("2026-10", 80), booked("2025-10", 100)]
    assert growth(kpis, *rows, period=None).value == pytest.approx(-0.2)
    assert growth(kpis, *rows, period="2026-11").value is None
    assert growth(kpis, *rows, period="2026-11", today=dt.date(2026, 11, 30)).value is None
    assert growth(kpis, *rows, period="2026-11", today=dt.date(2026, 12, 1)).value == pytest.approx(-0.99)


def test_a_month_that_nobody_has_booked_yet_is_no_loss(kpis: KpiWorld) -> None:
    rows = [booked("2026-09", 80), booked("2025-09", 100), booked("2025-10", 100)]
    assert growth(kpis, *rows, period=None).ratio == (80, 100)


def test_a_customer_who_bought_nothing_while_others_did_lost_all(kpis: KpiWorld) -> None:
    assert growth(kpis, booked("2025-03", 100), booked("2026-03", 1, "C2")).value == -1.0


def test_no_base_gives_no_growth(kpis: KpiWorld) -> None:
    assert growth(kpis, booked("2026-03", 100), booked("2025-03", 1, "C2")).value is None
    assert growth(kpis, booked("2026-03", 100), booked("2025-03", 0)).value is None


def test_months_before_the_records_begin_are_told(kpis: KpiWorld) -> None:
    rows = [booked("2025-06", 50), booked("2026-05", 70), booked("2026-06", 60)]
    figure = growth(kpis, *rows, period="2026-05/2026-06")
    assert (figure.ratio, figure.out) == ((60, 50), {"no_base": 1})
