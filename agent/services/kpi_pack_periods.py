"""The period of a report, and what each KPI looks at in it."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

from agent.domain import formats
from agent.domain.errors import BadInput
from agent.domain.kpi.definition import Frequency
from agent.domain.kpi.period import Grain, Latest, Period, latest, parse, run, shifted
from agent.domain.kpi.period_label import label
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import Phrase

_HALF = re.compile(r"(\d{4})-[Hh]([12])", re.ASCII)
_ONE_DAY = dt.timedelta(days=1)


class Rhythm(StrEnum):
    """How often the role reports (S0:195, 209, 226, 242)."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"


_MONTHS = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF_YEAR: 6}
# what the catalogue says of each KPI, by the report that tells it; the yearly one is looked at twice a year
FREQUENCIES: Mapping[Rhythm, frozenset[Frequency]] = {
    Rhythm.MONTH: frozenset({Frequency.MONTHLY, Frequency.ONGOING}),
    Rhythm.QUARTER: frozenset({Frequency.QUARTERLY}),
    Rhythm.HALF_YEAR: frozenset({Frequency.HALF_YEARLY, Frequency.YEARLY}),
}
_OF_THE_REPORT = frozenset({Latest.LAST_MONTH, Latest.LAST_QUARTER})


def report_period(rhythm: Rhythm, text: str | None, today: dt.date) -> Period:
    """``2026-10``, ``2026-Q3``, ``2026-H1``; None: the last closed one.

    Raises BadInput ``pack.period`` for another length, ``kpi.period_future``.
    """
    if text is None:
        return _closed(rhythm, today)
    half = _HALF.fullmatch(text.strip())
    written = f"{half[1]}-0{1 if half[2] == '1' else 7}/{half[1]}-{'06' if half[2] == '1' else '12'}" if half else text
    try:
        period = parse(written, today)
    except BadInput as error:
        raise error if error.code == "kpi.period_future" else _refused(rhythm, text) from None
    if not _fits(period, rhythm):
        raise _refused(rhythm, text)
    return period


def measured(kind: Latest, rhythm: Rhythm, report: Period) -> Period:
    """What a KPI of this kind looks at: the time of the report, or what it calls its latest at the report's end."""
    if kind is Latest.LAST_MONTH or (kind in _OF_THE_REPORT and rhythm is not Rhythm.MONTH):
        return report
    if kind in (Latest.LAST_QUARTER, Latest.CLOSED_12_MONTHS) and not report.is_running:
        return latest(kind, report.ends + _ONE_DAY)  # a period that ends with the report is closed by then
    return latest(kind, report.ends)


def before(report: Period, today: dt.date) -> Period:
    return run(report, today, 2)[0]


def told(rhythm: Rhythm, report: Period, language: Language) -> str:
    """``Oktober 2026``, ``1. Halbjahr 2026``, with the last day while it runs."""
    if rhythm is not Rhythm.HALF_YEAR:
        return label(report, language)
    half = 1 if report.starts.month == 1 else 2
    name = message("pack.half", language, half=half, year=report.starts.year)
    if not report.is_running:
        return name
    return message("pack.running", language, period=name, day=formats.date(report.ends, language))


def _closed(rhythm: Rhythm, today: dt.date) -> Period:
    months = _MONTHS[rhythm]
    running = today.replace(day=1, month=(today.month - 1) // months * months + 1)
    first = shifted(running, -months)
    if rhythm is Rhythm.MONTH:
        return parse(f"{first:%Y-%m}", today)
    if rhythm is Rhythm.QUARTER:
        return parse(f"{first.year}-Q{(first.month + 2) // 3}", today)
    return parse(f"{first:%Y-%m}/{shifted(first, months - 1):%Y-%m}", today)


def _fits(period: Period, rhythm: Rhythm) -> bool:
    months = _MONTHS[rhythm]
    begins = period.grain is not Grain.DAY and (period.starts.month - 1) % months == 0
    return begins and shifted(period.starts, months) == period.whole + _ONE_DAY


def _refused(rhythm: Rhythm, text: str) -> BadInput:
    return BadInput("pack.period", period=text.strip()[:40], wanted=Phrase(f"pack.wanted.{rhythm.value}"))
