"""Meeting slots: working days of both sides, with notice, inside the clock."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.drafting.slots import easter, holidays, is_meeting_time, is_working_day, propose_slots

COUNTRIES = ("DE", "AT", "CH", "FR", "GB", "", "US", "gb")


@pytest.mark.parametrize(
    ("year", "sunday"), [(2000, "04-23"), (2008, "03-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)  # fmt: skip
def test_easter(year: int, sunday: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{sunday}")


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("DE", "2026-04-03"), ("DE", "2026-05-14"), ("DE", "2026-05-25"), ("DE", "2025-10-03"), ("AT", "2026-06-04"),
        ("AT", "2026-10-26"), ("AT", "2026-12-08"), ("CH", "2028-08-01"), ("FR", "2026-07-14"), ("FR", "2026-11-11"),
        ("GB", "2026-05-04"), ("GB", "2026-05-25"), ("GB", "2026-08-31"), ("GB", "2022-01-03"), ("GB", "2021-12-27"),
        ("GB", "2021-12-28"), ("GB", "2022-12-27"), ("GB", "2020-12-28"), ("US", "2026-07-14"), ("DE", "2026-11-22"),
    ],
)  # fmt: skip
def test_nobody_works_on_holidays_and_weekends(country: str, day: str) -> None:
    assert not is_working_day(date.fromisoformat(day), country)


@pytest.mark.parametrize(
    ("country", "day"),
    [("DE", "2026-07-14"), ("DE", "2026-06-04"), ("FR", "2026-05-04"), ("GB", "2026-07-14"), ("AT", "2026-11-23")],
)
def test_holidays_of_others_are_working_days(country: str, day: str) -> None:
    assert is_working_day(date.fromisoformat(day), country)


def test_our_own_holidays_count_everywhere() -> None:
    day = date(2025, 10, 3)
    assert day not in holidays(2025, "GB")
    assert not is_working_day(day, "GB")


def test_slots_leave_notice_and_lie_on_different_days() -> None:
    slots = propose_slots(date(2026, 11, 20), "DE", date(2026, 12, 4))  # a Friday
    assert slots == (datetime(2026, 11, 25, 10), datetime(2026, 11, 27, 10), datetime(2026, 12, 1, 11))  # noqa: DTZ001


def test_the_days_around_new_year_are_left_free() -> None:
    slots = propose_slots(date(2026, 12, 18), "DE", date(2027, 1, 8), 5)
    assert [slot.date().isoformat() for slot in slots] == [
        "2026-12-23", "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-07",
    ]  # fmt: skip


def test_too_short_a_clock_gives_fewer_or_none() -> None:
    assert len(propose_slots(date(2026, 11, 23), "DE", date(2026, 11, 27), 3)) == 2
    assert propose_slots(date(2026, 11, 23), "DE", date(2026, 11, 25), 3) == ()
    assert propose_slots(date(2026, 11, 23), "DE", date(2026, 11, 1), 3) == ()


@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    st.integers(0, 30),
    st.integers(1, 5),
    st.sampled_from(COUNTRIES),
)
def test_every_slot_holds_what_is_promised(today: date, days: int, n: int, country: str) -> None:
    until = today + timedelta(days=days)
    slots = propose_slots(today, country, until, n)
    assert len({slot.date() for slot in slots}) == len(slots) <= n
    assert list(slots) == sorted(slots)
    for slot in slots:
        between = [today + timedelta(days=each) for each in range(1, (slot.date() - today).days)]
        assert sum(is_working_day(each, country) for each in between) >= 2
        assert is_meeting_time(slot, country)
        assert time(9) <= slot.time() <= time(16)
        assert slot.date() <= until
        assert (slot.month, slot.day) < (12, 24)
        assert (slot.month, slot.day) != (1, 1)
