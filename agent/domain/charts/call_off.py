"""What a customer called off of a frame contract, against the call-off plan."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from agent.domain import formats
from agent.domain.charts import periods, units
from agent.domain.charts.table import DataTable
from agent.domain.charts.units import Unit
from agent.domain.charts.words import clean, known, word
from agent.domain.language import Language


@dataclass(frozen=True, slots=True)
class CallOffMonth:
    """Quantities cumulated since the contract's start. ``month`` is any day of the month.

    ``planned`` reaches to the month's end; ``called_off`` too, in the month of today to today. None:
    no data, and ``called_off`` of months to come.
    """

    month: dt.date
    planned: float | None
    called_off: float | None

    @property
    def first(self) -> dt.date:
        return self.month.replace(day=1)

    @property
    def end(self) -> dt.date:
        """The first day of the next month: where the month's quantity is complete."""
        return (self.first + dt.timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True)
class CallOffAgainstPlan:
    """``months`` follow each other from the contract's first on.

    ``ratio`` is the KPI's own figure as of ``today``; without it the chart takes called-off over planned
    quantity, the plan of the month of today counted linearly by day. A ``threshold`` is a ratio of the plan.
    """

    contract: str
    months: tuple[CallOffMonth, ...]
    today: dt.date
    threshold: float | None = 0.7
    contract_quantity: float | None = None
    ratio: float | None = None
    unit: Unit = Unit.PIECES

    @property
    def planned(self) -> tuple[tuple[dt.date, float | None], ...]:
        """The plan as a line: zero at the start, then the end of each month."""
        return self._from_zero([(each.end, known(each.planned)) for each in self.months])

    @property
    def called_off(self) -> tuple[tuple[dt.date, float | None], ...]:
        """As far as today: the month of today ends there."""
        begun = [each for each in self.months if each.first <= self.today]
        return self._from_zero([(min(each.end, self.today), known(each.called_off)) for each in begun])

    @property
    def has_plan(self) -> bool:
        return any(known(each.planned) is not None for each in self.months)

    @property
    def gaps(self) -> tuple[CallOffMonth, ...]:
        """Months before today that lack the called-off quantity though there are others with it."""
        begun = [each for each in self.months if each.first < self.today]
        return tuple(each for each in begun if known(each.called_off) is None) if self.latest else ()

    @property
    def as_of(self) -> dt.date:
        """The last day that `latest` covers: today, or the last day of the latest month with data."""
        day = self.latest[0] if self.latest else self.today
        return min(day - dt.timedelta(days=1), self.today) if day.day == 1 and day != self.today else day

    @property
    def latest(self) -> tuple[dt.date, float] | None:
        """The last known called-off quantity, and where its line ends."""
        return next(((day, value) for day, value in reversed(self.called_off) if value is not None), None)

    @property
    def share(self) -> float | None:
        """Called off ÷ planned at the day of `latest`; null without a plan."""
        if self.ratio is not None:
            return known(self.ratio)
        if self.latest is None:
            return None
        due = self.due(self.latest[0])
        return self.latest[1] / due if due else None

    @property
    def is_below(self) -> bool:
        """Under the threshold, on the unrounded ratio."""
        return self.share is not None and self.threshold is not None and self.share < self.threshold

    def due(self, day: dt.date) -> float | None:
        """Planned quantity by a day, linear within its month; the last one after the plan's end."""
        line = self.planned
        for (start, low), (end, high) in pairwise(line):
            if start <= day <= end:
                if low is None or high is None:
                    return low if day == start else high if day == end else None
                return low + (high - low) * ((day - start) / (end - start))
        return line[-1][1] if line and day > line[-1][0] else None

    def heading(self, language: Language) -> str:
        return word("call_off.title", language, contract=clean(self.contract))

    def summary(self, language: Language) -> str:
        """Called off against plan to date, and whether that holds the threshold."""
        if self.latest is None:
            return word("call_off.none", language) if self.has_plan else ""
        day, share = formats.date(self.as_of, language), self.share
        if share is None:
            return word("call_off.summary.no_share", language, day=day)
        told = formats.percent(share, language, 1)
        return word("call_off.summary", language, day=day, share=told, verdict=self.verdict(language))

    def alt(self, language: Language) -> str:
        """Called off, planned, their ratio against the threshold, and the contract's quantity."""
        title = self.heading(language)
        if self.latest is None:
            return f"{title}: {word('call_off.none' if self.has_plan else 'no_data', language)}."
        day, quantity = self.latest
        values: dict[str, object] = {"title": title, "day": formats.date(self.as_of, language)}
        values["called"] = units.exact(quantity, self.unit, language)
        told = self._compared(values, day, language)
        total = known(self.contract_quantity)
        if total is None:
            return told
        return f"{told} {word('contract_quantity', language)}: {units.exact(total, self.unit, language)}."

    def verdict(self, language: Language) -> str:
        if self.threshold is None:
            return word("call_off.free", language)
        name = "call_off.under" if self.is_below else "call_off.met"
        return word(name, language, ratio=formats.percent(self.threshold, language))

    def table(self, language: Language) -> DataTable:
        head = tuple(word(name, language) for name in ("month", "planned", "called_off", "share"))
        return DataTable(head, tuple(self._row(each, language) for each in self.months))

    def _compared(self, values: dict[str, object], day: dt.date, language: Language) -> str:
        due, share = self.due(day), self.share
        if due is None or share is None:
            return word("call_off.alt.no_share", language, **values)
        values |= {"planned": units.exact(due, self.unit, language), "verdict": self.verdict(language)}
        return word("call_off.alt", language, share=self._told(share, language), **values)

    def _told(self, share: float, language: Language) -> str:
        """With as many digits as tell a share below the threshold from it: 69,96 %, not 70,0 %."""
        bound = self.threshold if self.is_below else None
        digits = next((each for each in range(1, 10) if bound is None or round(share - bound, each + 2)), 1)
        return formats.percent(share, language, digits)

    def _from_zero(self, line: list[tuple[dt.date, float | None]]) -> tuple[tuple[dt.date, float | None], ...]:
        return ((self.months[0].first, 0.0), *line) if line and line[0][1] is not None else tuple(line)

    def _row(self, each: CallOffMonth, language: Language) -> tuple[str, ...]:
        begun = each.first <= self.today
        planned, called = known(each.planned), known(each.called_off) if begun else None
        closed = each.end <= self.today and planned and called is not None
        share = formats.percent(called / planned, language, 1) if closed and planned and called is not None else "–"
        cells = (units.exact(value, self.unit, language) if value is not None else None for value in (planned, called))
        missing = word("no_data", language)
        shown = [cell or ("–" if at == 1 and not begun else missing) for at, cell in enumerate(cells)]
        return periods.month_and_year(each.first, language), *shown, share
