"""The pinned clock keeps the time of day."""

import datetime as dt

from agent.adapters.clock import SystemClock


def test_a_pinned_date_replaces_the_date_only() -> None:
    now = SystemClock(dt.date(2026, 11, 22)).now()
    assert now.date() == dt.date(2026, 11, 22)
    assert now.tzinfo is dt.UTC


def test_without_a_pin_it_is_now() -> None:
    assert abs(SystemClock().now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)
