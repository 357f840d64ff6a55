"""Escalations resolved within 14 days; young open ones are left out."""

import datetime as dt

import pytest

from agent.domain.history import Escalation
from tests.kpi_figures import ME, TODAY, Figure, KpiWorld


def record(age: int, resolved_after: int | None = None) -> Escalation:
    detected = TODAY - dt.timedelta(age)
    resolved = None if resolved_after is None else detected + dt.timedelta(resolved_after)
    return Escalation(f"E{age}", ME, detected, resolved_on=resolved)


def on_time(kpis: KpiWorld, *records: Escalation, period: str | None = None) -> Figure:
    return kpis.figure("escalations_on_time", escalations=records, period=period)


@pytest.mark.parametrize(("days", "value"), [(0, 1.0), (14, 1.0), (15, 0.0)])
def test_closed_within_fourteen_calendar_days(kpis: KpiWorld, days: int, value: float) -> None:
    assert on_time(kpis, record(100, days)).value == value


@pytest.mark.parametrize("age", [0, 14])
def test_open_and_young_is_left_out(kpis: KpiWorld, age: int) -> None:
    figure = on_time(kpis, record(age))
    assert (figure.value, figure.out) == (None, {"running": 1})


def test_open_for_longer_fails(kpis: KpiWorld) -> None:
    assert on_time(kpis, record(15)).value == 0.0


def test_all_together(kpis: KpiWorld) -> None:
    figure = on_time(kpis, record(200, 3), record(150, 30), record(90), record(12))
    assert (figure.ratio, figure.out) == ((1, 3), {"running": 1})


def test_an_earlier_period_sees_what_was_open_then(kpis: KpiWorld) -> None:
    late = record(30, 29)  # detected on 23 October, resolved on 21 November
    assert on_time(kpis, late, period="2026-10").out == {"running": 1}
    assert on_time(kpis, late, period="2026-11").value == 0.0
    assert on_time(kpis, late, period="2026-09").sums.units == 0


def test_one_detected_before_and_open_in_the_period_counts(kpis: KpiWorld) -> None:
    assert on_time(kpis, record(500)).value == 0.0
    assert on_time(kpis, record(500, 10)).value is None  # over before the period began


def test_resolved_before_it_was_detected_is_bad_data(kpis: KpiWorld) -> None:
    assert on_time(kpis, record(100, -1)).out == {"bad_dates": 1}


def test_no_escalation_is_no_data(kpis: KpiWorld) -> None:
    assert on_time(kpis).value is None
