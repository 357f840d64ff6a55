"""The stock of an article day by day until it runs out."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from agent.domain import formats
from agent.domain.charts import units
from agent.domain.charts.table import DataTable
from agent.domain.charts.units import Unit
from agent.domain.charts.words import clean, known, word
from agent.domain.language import Language


class ReceiptState(StrEnum):
    ARRIVED = "arrived"
    PLANNED = "planned"
    OVERDUE = "overdue"  # due before today and not here


@dataclass(frozen=True, slots=True)
class BalanceDay:
    """Stock at the end of a day in pieces; negative: missing; None: unknown."""

    day: dt.date
    quantity: float | None


@dataclass(frozen=True, slots=True)
class Receipt:
    day: dt.date
    quantity: float
    state: ReceiptState


@dataclass(frozen=True, slots=True)
class RunOutCurve:
    """``balance`` in order of time: history up to ``today``, expectation from then on.

    ``run_out`` is the first day below zero (it may lie beyond the balance), None when there is none;
    ``order_by`` and ``sea_arrival`` are the last day to order and the day on which an order of today
    arrives by sea.
    """

    article: str
    title: str
    balance: tuple[BalanceDay, ...]
    receipts: tuple[Receipt, ...]
    today: dt.date
    safety_stock: float | None = None
    run_out: dt.date | None = None
    order_by: dt.date | None = None
    sea_arrival: dt.date | None = None

    @property
    def known_days(self) -> tuple[tuple[dt.date, float], ...]:
        return tuple((each.day, value) for each in self.balance if (value := known(each.quantity)) is not None)

    @property
    def gaps(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """Days without data between known ones, as (first, first known day after)."""
        gaps: list[tuple[dt.date, dt.date]] = []
        start: dt.date | None = None
        first = next((day for day, _ in self.known_days), dt.date.max)
        for each in self.balance:
            if known(each.quantity) is None:
                start = start or (each.day if each.day > first else None)
            elif start:
                gaps.append((start, each.day))
                start = None
        return tuple(gaps)

    @property
    def marks(self) -> tuple[tuple[str, dt.date], ...]:
        """The days to mark, as (name of the wording, day), in the order of their weight."""
        run_out = "run_out.past" if self.run_out and self.run_out <= self.today else "run_out"
        days = ((run_out, self.run_out), ("order_by", self.order_by), ("sea_arrival", self.sea_arrival))
        return tuple((name, day) for name, day in days if day is not None)

    def heading(self, language: Language) -> str:  # noqa: ARG002 - names are not translated
        return clean(f"{self.article} {self.title}")

    def summary(self, language: Language) -> str:
        """Stock today and when it runs out."""
        stock = self._stock_today()
        if stock is None:
            return ""
        pieces, day = units.exact(stock[1], Unit.PIECES, language), formats.date(stock[0], language)
        return word("curve.summary", language, day=day, stock=pieces, run_out=self.ending(language))

    def alt(self, language: Language) -> str:
        """Stock today, run-out, what to do until when, safety stock and receipts."""
        title, stock = self.heading(language), self._stock_today()
        if stock is None:
            return word("curve.empty", language, title=title)
        at, quantity = stock
        pieces, day = units.exact(quantity, Unit.PIECES, language), formats.date(at, language)
        told = word("curve.alt", language, title=title, day=day, stock=pieces, run_out=self.ending(language))
        details = [*self._dates(language), *self._quantities(language)]
        return f"{told} {'; '.join(details)}." if details else told

    def ending(self, language: Language) -> str:
        """When it runs out, as part of a sentence."""
        if self.run_out is None:
            return word("run_out.none", language)
        name = "curve.alt.past" if self.run_out <= self.today else "curve.alt.run_out"
        return word(name, language, day=formats.date(self.run_out, language))

    def table(self, language: Language) -> DataTable:
        """Stock at the start, today and each change of direction, receipts and marked days, by day."""
        head = tuple(word(name, language) for name in ("day", "event", "quantity"))
        rows = [*self._stock_rows(language), *self._receipt_rows(language), *self._mark_rows(language)]
        rows.sort(key=lambda row: row[0])
        return DataTable(head, tuple((formats.date(day, language), event, told) for day, event, told in rows))

    def _stock_today(self) -> tuple[dt.date, float] | None:
        """The last known stock up to today, else the first one after."""
        past = [each for each in self.known_days if each[0] <= self.today]
        return past[-1] if past else next(iter(self.known_days), None)

    def _dates(self, language: Language) -> list[str]:
        names = [(name, day) for name, day in self.marks if name in ("order_by", "sea_arrival")]
        return [f"{word(name, language)}: {formats.date(day, language)}" for name, day in names]

    def _quantities(self, language: Language) -> list[str]:
        told = []
        if (safety := known(self.safety_stock)) is not None:
            told.append(f"{word('safety', language)}: {units.exact(safety, Unit.PIECES, language)}")
        counts = [(state, sum(each.state is state for each in self.receipts)) for state in ReceiptState]
        here = ", ".join(f"{count} {word(f'receipt.{state}', language)}" for state, count in counts if count)
        return [*told, f"{word('receipts', language)}: {here}"] if here else told

    def _stock_rows(self, language: Language) -> list[tuple[dt.date, str, str]]:
        label, days = word("stock", language), self.known_days
        monthly = [each for at, each in enumerate(days) if at in (0, len(days) - 1) or each[0].day == 1]
        now = [each for each in days if each[0] == self.today and each not in monthly]
        return [(day, label, units.exact(value, Unit.PIECES, language)) for day, value in [*monthly, *now]]

    def _receipt_rows(self, language: Language) -> list[tuple[dt.date, str, str]]:
        label = word("receipts", language)
        return [
            (
                each.day,
                f"{label} ({word(f'receipt.{each.state}', language)})",
                units.exact(each.quantity, Unit.PIECES, language),
            )
            for each in self.receipts
        ]

    def _mark_rows(self, language: Language) -> list[tuple[dt.date, str, str]]:
        return [(day, word(name, language), "") for name, day in (*self.marks, ("today", self.today))]
