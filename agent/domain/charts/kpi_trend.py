"""A KPI over periods, against its target."""

from dataclasses import dataclass
from enum import StrEnum

from agent.domain.charts import periods, units
from agent.domain.charts.table import DataTable
from agent.domain.charts.units import Unit
from agent.domain.charts.words import clean, known, word
from agent.domain.language import Language


class Operator(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class PointStatus(StrEnum):
    """As the KPI's result says it: judged on the unrounded value, never here."""

    OK = "ok"
    BREACH = "breach"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Target:
    value: float
    operator: Operator = Operator.AT_LEAST

    def text(self, unit: Unit, language: Language) -> str:
        """``≥ 98,0 %``."""
        return f"{self._sign} {units.exact(self.value, unit, language)}"

    def short(self, unit: Unit, language: Language) -> str:
        """As `text`, in the words of an axis."""
        return f"{self._sign} {units.short(self.value, unit, language)}"

    @property
    def _sign(self) -> str:
        return "≥" if self.operator is Operator.AT_LEAST else "≤"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """``period`` is ISO (``2026-10``, ``2026-Q3``, ``2026``) or a label of its own; None: no data."""

    period: str
    value: float | None
    status: PointStatus = PointStatus.NO_TARGET


@dataclass(frozen=True, slots=True)
class KpiTrend:
    """``points`` in order of time. ``title`` and ``note`` come in the reader's language."""

    title: str
    unit: Unit
    points: tuple[TrendPoint, ...]
    target: Target | None = None
    note: str = ""

    @property
    def seen(self) -> tuple[TrendPoint, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if known(point.value) is not None)

    @property
    def values(self) -> tuple[float, ...]:
        return tuple(value for point in self.points if (value := known(point.value)) is not None)

    def heading(self, language: Language) -> str:  # noqa: ARG002 - the title comes translated
        return clean(self.title)

    def summary(self, language: Language) -> str:
        """The latest value and where it stands: ``Zuletzt 96,4 % (Nov 2026), Ziel ≥ 98,0 %: Ziel verfehlt``."""
        if not self.seen:
            return ""
        last = self.seen[-1]
        values = {"last": units.short(self.values[-1], self.unit, language)}
        values["period"] = periods.named(clean(last.period), language)
        if self.target is None:
            return word("trend.summary.unset", language, **values)
        values["target"] = self.target.short(self.unit, language)
        return word("trend.summary", language, status=word(f"status.{last.status}", language), **values)

    def alt(self, language: Language) -> str:
        """One or two sentences: the latest value, the target and how often it was missed, the range."""
        title = self.heading(language)
        if not self.values:
            return word("trend.empty", language, title=title)
        last = units.exact(self.values[-1], self.unit, language)
        period = periods.named(clean(self.seen[-1].period), language)
        told = word("trend.alt", language, title=title, span=self._span(language), last=last, period=period)
        return f"{told} {self._range(language)}"

    def table(self, language: Language) -> DataTable:
        head = tuple(word(f"trend.{name}", language) for name in ("period", "value", "status"))
        return DataTable(head, tuple(self._row(point, language) for point in self.points))

    def _span(self, language: Language) -> str:
        count = len(self.points)
        return word("periods.one" if count == 1 else "periods.other", language, n=count)

    def _range(self, language: Language) -> str:
        low, high = (units.exact(each, self.unit, language) for each in (min(self.values), max(self.values)))
        gaps = len(self.points) - len(self.values)
        if self.target is None:
            return word("trend.alt.unset", language, low=low, high=high, gaps=gaps)
        missed = sum(point.status is PointStatus.BREACH for point in self.seen)
        target = self.target.text(self.unit, language)
        values = {"target": target, "missed": missed, "n": len(self.values), "low": low, "high": high, "gaps": gaps}
        return word("trend.alt.target", language, **values)

    def _row(self, point: TrendPoint, language: Language) -> tuple[str, ...]:
        value, period = known(point.value), periods.named(clean(point.period), language)
        if value is None:
            return period, word("no_data", language), word("status.no_data", language)
        return period, units.exact(value, self.unit, language), word(f"status.{point.status}", language)
