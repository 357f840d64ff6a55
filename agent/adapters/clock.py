"""The clock, with the date pinned where a setting says so."""

import datetime as dt

from agent.ports import Clock


class SystemClock:
    """The machine's time in UTC; ``today`` keeps the time of day and replaces the date."""

    def __init__(self, today: dt.date | None = None) -> None:
        self._today = today

    def now(self) -> dt.datetime:
        return _pinned(dt.datetime.now(dt.UTC), self._today)


class LocalClock:
    """Another clock's time as it is read in the company's time zone: for what stands in a calendar."""

    def __init__(self, clock: Clock, zone: dt.tzinfo, today: dt.date | None = None) -> None:
        self._clock, self._zone, self._today = clock, zone, today

    def now(self) -> dt.datetime:
        return _pinned(self._clock.now().astimezone(self._zone), self._today)


def _pinned(now: dt.datetime, today: dt.date | None) -> dt.datetime:
    return now if today is None else now.replace(year=today.year, month=today.month, day=today.day)
