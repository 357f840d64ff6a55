"""Two rules: people by the calendar month, accounts by the year."""

import datetime as dt

import pytest

from agent.domain.contacts.activity import Activity, Contact, Direction
from agent.domain.contacts.overdue import PersonState, account_due, longest_first, person_due, window
from agent.domain.contacts.qualified import Missing, QualifiedRule, missing

TODAY = dt.date(2026, 11, 22)
KROEGER = Contact("P1", "C1", "Sabine Kröger")
RULE = QualifiedRule()


def talk(day: dt.date = TODAY, **values: object) -> Activity:
    given = {"contact_id": "P1", "direction": Direction.BOTH, "topic": "Forecast", "note": "Zahlen abgeglichen"}
    return Activity("A1", "C1", day, **{**given, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last", "today", "state"),
    [
        (None, TODAY, PersonState.NEVER),
        (dt.date(2026, 9, 30), TODAY, PersonState.OVERDUE),
        (dt.date(2026, 10, 1), TODAY, PersonState.DUE),
        (dt.date(2026, 10, 31), TODAY, PersonState.DUE),
        (dt.date(2026, 11, 1), TODAY, PersonState.DONE),
        (TODAY, TODAY, PersonState.DONE),
        # across the year's end
        (dt.date(2026, 12, 1), dt.date(2027, 1, 2), PersonState.DUE),
        (dt.date(2026, 11, 30), dt.date(2027, 1, 31), PersonState.OVERDUE),
        (dt.date(2026, 12, 31), dt.date(2027, 2, 1), PersonState.OVERDUE),
    ],
)
def test_the_monthly_rule(last: dt.date | None, today: dt.date, state: PersonState) -> None:
    due = person_due(KROEGER, last, today)
    assert due.state is state
    assert due.is_overdue == (state in (PersonState.NEVER, PersonState.OVERDUE))


def test_days_since_the_last_contact_count_across_years() -> None:
    assert person_due(KROEGER, dt.date(2025, 12, 31), dt.date(2026, 1, 1)).contacted.days == 1
    assert person_due(KROEGER, None, TODAY).contacted.days is None


def test_where_nobody_records_activities_nobody_is_called_overdue() -> None:
    assert person_due(KROEGER, None, TODAY, known=False).state is PersonState.NO_DATA


def test_who_waits_longest_stands_first() -> None:
    days = [dt.date(2026, 11, 3), dt.date(2026, 9, 1), dt.date(2026, 8, 1), None, dt.date(2026, 10, 5)]
    found = sorted((person_due(KROEGER, day, TODAY) for day in days), key=longest_first)
    assert [each.contacted.last for each in found] == [None, days[2], days[1], days[4], days[0]]


def test_an_unknown_relevance_counts_as_relevant() -> None:
    assert [Contact("P", "C", "N", relevant=flag).is_relevant for flag in (None, True, False)] == [True, True, False]


@pytest.mark.parametrize(
    ("activity", "lacks"),
    [
        (talk(), None),
        (talk(topic="Technischer Bedarf"), None),
        (talk(topic="PROJEKT X7"), None),
        (talk(direction=Direction.IN, qualified=True), None),
        (talk(direction=Direction.IN), Missing.TWO_WAY),
        (talk(direction=Direction.OUT, qualified=True), Missing.TWO_WAY),
        (talk(direction=None), Missing.TWO_WAY),
        (talk(contact_id=None), Missing.PERSON),
        (talk(topic="Weihnachtsgruß"), Missing.TOPIC),
        (talk(note="  "), Missing.NOTE),
    ],
)
def test_what_makes_a_contact_qualified(activity: Activity, lacks: Missing | None) -> None:
    assert missing(activity, RULE) is lacks


def test_the_yearly_rule_counts_365_days_with_today() -> None:
    starts, ends = window(TODAY, RULE)
    assert (starts, ends, (ends - starts).days) == (dt.date(2025, 11, 23), TODAY, 364)
    logged = [talk(starts - dt.timedelta(days=1)), talk(starts), talk(TODAY), talk(direction=Direction.OUT)]
    due = account_due("C1", logged, TODAY, TODAY, RULE)
    assert (due.qualified, due.lacking, due.rows) == (2, 4, ("A1", "A1"))


def test_more_than_wanted_lacks_nothing() -> None:
    assert account_due("C1", [talk()] * 9, TODAY, TODAY, RULE).lacking == 0


def test_nothing_known_is_no_zero() -> None:
    due = account_due("C1", [], None, TODAY, RULE, known=False)
    assert (due.qualified, due.lacking) == (None, None)
