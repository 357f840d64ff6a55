"""The pinned clock keeps the time of day."""

import datetime as dt
from zoneinfo import ZoneInfo

from agent.adapters.clock import LocalClock, SystemClock


def test_a_pinned_date_replaces_the_date_only() -> None:
    now = SystemClock(dt.date(2026, 11, 22)).now()
    assert now.date() == dt.date(2026, 11, 22)
    assert now.tzinfo is dt.UTC


def test_without_a_pin_it_is_now() -> None:
    assert abs(SystemClock().now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)


class _At:
    def __init__(self, moment: dt.datetime) -> None:
        self._moment = moment

    def now(self) -> dt.datetime:
        return self._moment


def test_the_company_reads_another_hour_and_late_at_night_another_day() -> None:
    late = _At(dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC))
    assert LocalClock(late, ZoneInfo("Europe/Berlin")).now().isoformat() == "2026-11-23T00:30:00+01:00"
    pinned = LocalClock(late, ZoneInfo("Europe/Berlin"), dt.date(2026, 11, 22)).now()
    assert pinned.isoformat() == "2026-11-22T00:30:00+01:00"
