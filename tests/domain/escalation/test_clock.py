"""14 calendar days; reminders before weekends, the word overdue after them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.escalation.clock import (
    LIMIT_DAYS,
    REMINDER_DAYS,
    ClockState,
    ReminderKind,
    due_on,
    due_reminder,
    friday_before,
    read,
    reminder_on,
)
from agent.settings import shipped_policies
from knowledge.rules.kpis import KpiRules

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
TUESDAY = dt.date(2026, 11, 10)


def after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days)


@pytest.mark.parametrize(
    ("days", "state", "left"),
    [(0, ClockState.RUNNING, 14), (14, ClockState.RUNNING, 0), (15, ClockState.OVERDUE, -1)],
)
def test_an_open_one_is_overdue_after_day_fourteen(days: int, state: ClockState, left: int) -> None:
    reading = read(TUESDAY, None, after(TUESDAY, days))
    assert (reading.day, reading.state, reading.days_left) == (days, state, left)
    assert reading.due == dt.date(2026, 11, 24)


@pytest.mark.parametrize(("days", "state"), [(0, ClockState.IN_TIME), (14, ClockState.IN_TIME), (15, ClockState.LATE)])
def test_a_resolved_one_keeps_its_days(days: int, state: ClockState) -> None:
    reading = read(TUESDAY, after(TUESDAY, days), after(TUESDAY, 400))
    assert (reading.day, reading.state) == (days, state)


def test_the_limit_is_that_of_the_kpi() -> None:
    kpis = {each.id: each for each in KpiRules(shipped_policies()).definitions()}
    assert kpis["escalations_on_time"].parameters["limit_days"] == LIMIT_DAYS


def test_weekends_move_reminders_forward_and_the_last_day_never() -> None:
    saturday = dt.date(2026, 11, 21)
    assert due_on(saturday) == dt.date(2026, 12, 5), "a Saturday stays the last day"
    assert read(saturday, None, saturday).act_by == dt.date(2026, 12, 4)
    assert reminder_on(saturday, ReminderKind.DAY_7) == dt.date(2026, 11, 27)
    assert reminder_on(saturday, ReminderKind.DAY_11) == dt.date(2026, 12, 2), "a Wednesday stays"
    assert reminder_on(saturday, ReminderKind.DAY_14) == dt.date(2026, 12, 4)
    assert reminder_on(saturday, ReminderKind.OVERDUE) == dt.date(2026, 12, 7), "not before it is true"


@given(DAYS)
def test_no_reminder_falls_on_a_weekend_and_each_has_its_own_day(detected: dt.date) -> None:
    days = [reminder_on(detected, kind) for kind in ReminderKind]
    assert all(day.weekday() < 5 for day in days)
    assert days == sorted(set(days))
    assert days[-1] > due_on(detected) >= days[-2] > detected
    assert all(
        abs((day - after(detected, REMINDER_DAYS[kind])).days) <= 2
        for kind, day in zip(ReminderKind, days, strict=True)
    )


@given(DAYS)
def test_who_looks_every_day_gives_each_reminder_once_and_in_order(detected: dt.date) -> None:
    given_ones: list[ReminderKind] = []
    for days in range(60):
        for _ in range(2):  # a second look on the same day finds nothing
            kind = due_reminder(detected, after(detected, days), given_ones)
            given_ones += [kind] if kind else []
    assert given_ones == list(ReminderKind)


@given(DAYS, st.integers(0, 60), st.sets(st.sampled_from(ReminderKind)))
def test_only_the_latest_is_given_and_what_was_missed_lapses(
    detected: dt.date, days: int, before: set[ReminderKind]
) -> None:
    today = after(detected, days)
    kind = due_reminder(detected, today, before)
    reached = [each for each in ReminderKind if reminder_on(detected, each) <= today]
    assert kind is None if not reached or reached[-1] in before else kind is reached[-1]
    if kind is not None:
        assert due_reminder(detected, today, {*before, kind}) is None


@given(DAYS)
def test_the_last_working_day_is_at_most_two_days_before(day: dt.date) -> None:
    friday = friday_before(day)
    assert friday.weekday() < 5
    assert 0 <= (day - friday).days <= 2


@pytest.mark.parametrize("day", [dt.date.max, dt.date.min, dt.date.max - dt.timedelta(14)])
def test_the_ends_of_the_calendar_are_no_error(day: dt.date) -> None:
    reading = read(day, None, dt.date(2026, 11, 22))
    assert day <= reading.due <= dt.date.max
    assert due_reminder(day, dt.date(2026, 11, 22), ()) in (None, ReminderKind.OVERDUE)
