"""How long an NDA is in force, when it is time to look at it, and which days cannot be meant."""

import datetime as dt

import pytest

from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.nda.register import (
    RegisterEntry,
    State,
    check_end,
    check_signing,
    days_left,
    iso_day,
    last_day_of_term,
    notice,
    state_of,
    urgency,
)

SIGNED, TODAY = dt.date(2023, 12, 20), dt.date(2026, 11, 22)


def entry(until: dt.date | None, ended_on: dt.date | None = None, account: str = "Heliotec AG") -> RegisterEntry:
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return RegisterEntry("1", account, "", SIGNED, until, None, None, (), "k.brandt", at, ended_on)


def in_days(days: int) -> dt.date:
    return TODAY + dt.timedelta(days)


@pytest.mark.parametrize(
    ("days", "state", "reached"),
    [
        (91, State.IN_FORCE, None),
        (90, State.ENDING, 90),
        (61, State.ENDING, 90),
        (60, State.ENDING, 60),
        (31, State.ENDING, 60),
        (30, State.ENDING, 30),
        (1, State.ENDING, 30),
        (0, State.ENDING, 30),
        (-1, State.EXPIRED, None),
        (-800, State.EXPIRED, None),
    ],
)
def test_notice_is_given_90_60_and_30_days_before_the_last_day(days: int, state: State, reached: int | None) -> None:
    one = entry(in_days(days))
    assert (state_of(one, TODAY), days_left(one, TODAY), notice(one, TODAY)) == (state, days, reached)


def test_without_an_end_nothing_is_due() -> None:
    one = entry(None)
    assert (state_of(one, TODAY), days_left(one, TODAY), notice(one, TODAY)) == (State.OPEN_ENDED, None, None)


@pytest.mark.parametrize("until", [None, in_days(20), in_days(400), in_days(-5)])
def test_what_was_ended_asks_for_nothing_any_more(until: dt.date | None) -> None:
    for ended_on in (TODAY, in_days(-3)):
        one = entry(until, ended_on)
        assert (state_of(one, TODAY), notice(one, TODAY)) == (State.ENDED, None)


@pytest.mark.parametrize(("until", "left"), [(None, 39), (in_days(400), 39), (in_days(10), 10)])
def test_an_end_that_lies_ahead_counts_where_it_comes_first(until: dt.date | None, left: int) -> None:
    one = entry(until, in_days(40))  # the first day on which it is no longer in force
    assert (state_of(one, TODAY), days_left(one, TODAY)) == (State.ENDING, left)
    assert state_of(one, in_days(40)) is State.ENDED


def test_the_worst_comes_first() -> None:
    days = (None, 400, 85, 50, 20, -2)
    entries = [entry(None if each is None else in_days(each)) for each in days]
    ended = entry(in_days(5), in_days(-1))
    ordered = sorted([ended, *entries], key=lambda each: urgency(each, TODAY))
    assert ordered == [*reversed(entries), ended]


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2023-12-20", 3, "2026-12-20"),
        ("2026-08-31", 0.5, "2027-02-28"),
        ("2026-01-31", 1 / 12, "2026-02-28"),
        ("2026-11-22", 1.5, "2028-05-22"),
    ],
)
def test_a_term_ends_on_the_day_of_the_same_number(start: str, years: float, last: str) -> None:
    assert last_day_of_term(dt.date.fromisoformat(start), years) == dt.date.fromisoformat(last)


def test_a_term_beyond_the_calendar_has_no_last_day() -> None:
    assert last_day_of_term(SIGNED, 9_999) is None


@pytest.mark.parametrize(
    "text", ["", "2026-02-30", "2026-13-01", "20261122", "2026-W47-7", "22.11.2026", "٢٠٢٦-١١-٢٢", "2026-11-22\n", "0"]
)
def test_what_is_no_calendar_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        iso_day(text)
    assert refused.value.code == "register.day"
    assert refused.value.text(Language.DE).isprintable()


def test_a_long_text_for_a_day_is_not_repeated_in_full() -> None:
    with pytest.raises(BadInput) as refused:
        iso_day("9" * 100_000)
    assert len(refused.value.text(Language.EN)) < 200


@pytest.mark.parametrize(
    ("day", "code"),
    [(in_days(1), "register.signed_in_future"), (dt.date(202, 6, 1), "register.implausible")],
)
def test_a_signing_in_the_future_or_long_ago_is_refused(day: dt.date, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_signing(day, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("end", "code"),
    [(dt.date(2023, 12, 19), "register.end_before_signing"), (dt.date(2206, 1, 1), "register.implausible")],
)
def test_an_end_before_the_signing_or_in_another_age_is_refused(end: dt.date, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_end(SIGNED, end)
    assert refused.value.code == code


def test_the_days_at_the_edge_are_taken() -> None:
    check_signing(TODAY, TODAY)
    check_end(SIGNED, SIGNED)
    assert iso_day("2024-02-29") == dt.date(2024, 2, 29)
