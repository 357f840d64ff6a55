"""The clock, with the date pinned where a setting says so."""

import datetime as dt


class SystemClock:
    """The machine's time in UTC; ``today`` keeps the time of day and replaces the date."""

    def __init__(self, today: dt.date | None = None) -> None:
        self._today = today

    def now(self) -> dt.datetime:
        now = dt.datetime.now(dt.UTC)
        if self._today is None:
            return now
        return now.replace(year=self._today.year, month=self._today.month, day=self._today.day)
