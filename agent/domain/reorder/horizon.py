"""The days ahead, cut at the ends of months: monthly quantities are spread evenly over a month's days."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta


class Horizon:
    """Day 0 is today, day 1 tomorrow. Month 0 is the month of today; only what is left of it lies ahead."""

    def __init__(self, today: date, months: int) -> None:
        self.today = today
        firsts = [_month(today, ahead) for ahead in range(months + 1)]
        self.lengths = tuple(calendar.monthrange(first.year, first.month)[1] for first in firsts)
        # the last day of each month, in days from today
        self.ends = tuple((first - today).days + length - 1 for first, length in zip(firsts, self.lengths, strict=True))
        self._weights: dict[int, tuple[float, ...]] = {}

    @property
    def last(self) -> int:
        return self.ends[-1]

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def rates(self, monthly: Sequence[float | None]) -> list[float]:
        """Demand a day, by month; unknown months count nothing."""
        return [(quantity or 0.0) / length for quantity, length in zip(monthly, self.lengths, strict=False)]

    def weights(self, days: int) -> tuple[float, ...]:
        """Which share of each month lies within the next ``days`` days, up to the last month that they touch."""
        found = self._weights.get(days)
        if found is None:
            months = zip((0, *self.ends), self.ends, self.lengths, strict=False)
            found = tuple((min(end, days) - start) / length for start, end, length in months if start < days)
            self._weights[days] = found
        return found

    def within(self, monthly: Sequence[float | None], days: int) -> float:
        """The quantity of the next ``days`` days, from tomorrow on."""
        total = 0.0
        for quantity, weight in zip(monthly, self.weights(days), strict=False):
            if quantity is not None:
                total += quantity * weight
        return total

    def known_months(self, monthly: Sequence[float | None]) -> int:
        """How many months there are up to the last one with a quantity."""
        count = min(len(monthly), len(self.ends))
        while count and monthly[count - 1] is None:
            count -= 1
        return count


def _month(today: date, ahead: int) -> date:
    years, month = divmod(today.month - 1 + ahead, 12)
    return date(today.year + years, month + 1, 1)
