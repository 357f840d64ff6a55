"""Days in notes: resolved against the day of the note, in both languages, across years."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.contacts.due_dates import due_dates

WEDNESDAY = dt.date(2026, 11, 11)  # calendar week 46
DAYS = [
    ("bis Freitag", "2026-11-13"),
    ("bis Fr. 20.11.", "2026-11-20"),
    ("by Friday 20 November", "2026-11-20"),
    ("bis 15.11.", "2026-11-15"),
    ("bis 15.11 um", "2026-11-15"),
    ("am 15.11. 50 Stück", "2026-11-15"),
    ("bis zum 20. November 2026", "2026-11-20"),
    ("by 20th of November", "2026-11-20"),
    ("by November 20", "2026-11-20"),
    ("by 20/11", "2026-11-20"),
    ("by 12/13/2026", "2026-12-13"),
    ("2026-11-30", "2026-11-30"),
    ("KW 47", "2026-11-20"),
    ("Montag KW 47", "2026-11-16"),
    ("Anfang KW 47", "2026-11-17"),
    ("week 47/2026", "2026-11-20"),
    ("nächste Woche", "2026-11-20"),
    ("end of next week", "2026-11-20"),
    ("Dienstag nächster Woche", "2026-11-17"),
    ("nächste Woche Dienstag", "2026-11-17"),
    ("nächsten Freitag", "2026-11-20"),
    ("next Friday", "2026-11-20"),
    ("übernächste Woche", "2026-11-27"),
    ("this week", "2026-11-13"),
    ("in zwei Wochen", "2026-11-25"),
    ("within 3 days", "2026-11-14"),
    ("in one month", "2026-12-11"),
    ("Ende des Monats", "2026-11-30"),
    ("bis Monatsende", "2026-11-30"),
    ("end of month", "2026-11-30"),
    ("bis Ende nächsten Monats", "2026-12-31"),
    ("Mitte Dezember", "2026-12-15"),
    ("beginning of December", "2026-12-10"),
    ("bis Ende November 20 Stück", "2026-11-30"),
    ("Quartalsende", "2026-12-31"),
    ("Jahresende", "2026-12-31"),
    ("morgen", "2026-11-12"),
    ("the day after tomorrow", "2026-11-13"),
    # across the year's end
    ("bis 15.01.", "2027-01-15"),
    ("by 3 February", "2027-02-03"),
    ("KW 2", "2027-01-15"),
    ("KW 53", "2027-01-01"),
    ("bis Q1", "2027-03-31"),
    ("by May", "2027-05-31"),
    ("in 3 Monaten", "2027-02-11"),
]
NO_DAYS = [
    "bis 31.02.",
    "by 30 February 2027",
    "KW 54",
    "bis 15.11 %",
    "Lieferung vom 20.11.",
    "seit Freitag",
    "am 10.11.",  # yesterday: nobody promises for the past
    "bis Fr. Kröger zurück ist",
    "Guten Morgen",
    "I may 3 times",
    "so do we",
    "20.11.2025",
    "Version 1.2.3",
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_resolved_against_the_day_of_the_note(text: str, day: str) -> None:
    assert [each.day.isoformat() for each in due_dates(text, WEDNESDAY)] == [day]


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_due_day_gives_none(text: str) -> None:
    assert due_dates(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "made_on", "day"),
    [
        ("bis Freitag", dt.date(2026, 11, 13), "2026-11-20"),  # said on a Friday
        ("Ende der Woche", dt.date(2026, 11, 14), "2026-11-20"),  # said on a Saturday
        ("nächste Woche", dt.date(2026, 12, 30), "2027-01-08"),
        ("nächsten Monat", dt.date(2026, 12, 30), "2027-01-31"),
        ("KW 1", dt.date(2026, 12, 30), "2027-01-08"),
        ("in einem Monat", dt.date(2027, 1, 31), "2027-02-28"),
        ("bis 29.02.", dt.date(2028, 1, 10), "2028-02-29"),
        ("Ende des Monats", dt.date(2028, 2, 1), "2028-02-29"),
    ],
)
def test_the_edges_of_weeks_months_and_years(text: str, made_on: dt.date, day: str) -> None:
    assert [each.day.isoformat() for each in due_dates(text, made_on)] == [day]


def test_the_place_is_literal_and_firm_behind_by() -> None:
    text = "Wir reden am Montag, ich schicke es bis Freitag."
    first, second = due_dates(text, WEDNESDAY)
    assert (text[first.start : first.end], first.firm) == ("Montag", False)
    assert (text[second.start : second.end], second.firm) == ("Freitag", True)


@settings(derandomize=True, max_examples=200)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)), st.sampled_from([text for text, _ in DAYS]))
def test_no_due_day_lies_before_the_note(made_on: dt.date, text: str) -> None:
    assert all(due.day >= made_on for due in due_dates(text, made_on))


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=80), st.dates())
def test_any_text_on_any_day_is_read(text: str, made_on: dt.date) -> None:
    for due in due_dates(text, made_on):
        assert 0 <= due.start < due.end <= len(text)
