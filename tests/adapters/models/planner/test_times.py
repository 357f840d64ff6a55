"""Periods, horizons and days as they are said."""

import datetime as dt

import pytest

from agent.adapters.models.planner.horizon import day, days
from agent.adapters.models.planner.times import periods
from agent.adapters.models.planner.words import fold
from agent.domain.kpi.period import parse

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("letztes Quartal", "2026-Q3"),
        ("seit Jahresbeginn", "2026-01/2026-11"),
        ("this year so far", "2026-01/2026-11"),
        ("voriges Jahr", "2025"),
        ("last year", "2025"),
        ("Q3", "2026-Q3"),
        ("im dritten Quartal 2025", "2025-Q3"),
        ("im Oktober", "2026-10"),
        ("Dezember", "2025-12"),
        ("die letzten 6 Monate", "2026-06/2026-11"),
        ("last two quarters", "2026-Q2/2026-Q3"),
        ("since January", "2026-01/2026-11"),
        ("von Juni bis August", "2026-06/2026-08"),
        ("first half", "2026-01/2026-06"),
        ("KW 45", "2026-11-02/2026-11-08"),
        ("letzte Woche", "2026-11-09/2026-11-15"),
        ("2026-06/2026-08", "2026-06/2026-08"),
    ],
)
def test_a_period(said: str, period: str) -> None:
    assert [each.value for each in periods(fold(said), TODAY)] == [period]
    assert parse(period, TODAY).text == period


@pytest.mark.parametrize(
    "said", ["gegenüber dem Vorjahr", "compared with last year", "May I give 4 %?", "mehr als letztes Jahr"]
)
def test_a_comparison_is_no_period(said: str) -> None:
    assert periods(fold(said), TODAY) == []


@pytest.mark.parametrize(
    ("said", "ahead"),
    [("in den nächsten 30 Tagen", 30), ("nächste zwei Wochen", 14), ("next fortnight", 14), ("bis Jahresende", 39)],
)
def test_a_horizon(said: str, ahead: int) -> None:
    assert days(fold(said), TODAY) == ahead


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("morgen 10 Uhr", "2026-11-23"),
        ("übermorgen", "2026-11-24"),
        ("am Dienstag", "2026-11-24"),
        ("3. Dezember", "2026-12-03"),
        ("on January 5th", "2027-01-05"),
        ("24.11.", "2026-11-24"),
    ],
)
def test_a_day(said: str, on: str) -> None:
    assert str(day(fold(said), TODAY)) == on


def test_good_morning_is_no_day() -> None:
    assert day(fold("Guten Morgen, Briefing bitte"), TODAY) is None
