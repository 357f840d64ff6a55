"""Rows of KPIs as a report shows them: status in words and with a sign, trend, reason."""

from collections.abc import Sequence

from agent.domain import formats
from agent.domain.document_model.block import Table
from agent.domain.kpi import wording
from agent.domain.kpi.definition import Measure, Operator
from agent.domain.kpi.period_label import short_label
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.kpi_pack_reading import Reading
from agent.services.kpi_view import result_entry

# a sign of its own for each status, so that nobody needs colours
SIGNS = {Status.OK: "✓", Status.BREACH: "✗", Status.NO_TARGET: "○", Status.NO_DATA: "–"}
_COLUMNS = ("kpi", "period", "value", "target", "status", "trend", "reason")
_LONGEST_NAME = 60


def head(columns: Sequence[str], language: Language) -> tuple[str, ...]:
    return tuple(message(f"pack.col.{name}", language) for name in columns)


def scorecard(reading: Reading, results: Sequence[KpiResult], language: Language) -> Table:
    """A row for each result, in the order given."""
    rows = tuple(_row(reading, each, language) for each in results)
    return Table(head(_COLUMNS, language), rows, frozenset({2}))


def status(result: KpiResult, language: Language) -> str:
    """``✗ Ziel verfehlt (ungerundet 69,96 %)``."""
    return f"{SIGNS[result.status]} {result_entry(result, language)['status_text']}"


def value(result: KpiResult, language: Language) -> str:
    definition = result.definition
    return wording.figure(result.value, definition.unit, language, definition.measure)


def trend(now: KpiResult, earlier: KpiResult | None, language: Language) -> str:
    """The arrow shows where the figure went, the word whether that is good."""
    if now.value is None or earlier is None or earlier.value is None:
        return message("pack.trend.unknown", language)
    if value(now, language) == value(earlier, language):
        return message("pack.trend.same", language)
    rose = now.value > earlier.value
    good = rose is (now.definition.target.operator is Operator.AT_LEAST)
    told = message(f"pack.trend.{'better' if good else 'worse'}", language)
    return f"{'↑' if rose else '↓'} {told} ({value(earlier, language)})"


def reason(reading: Reading, result: KpiResult, language: Language) -> str:
    """What moved a missed figure most; of a count that is too low, how much is lacking."""
    definition = result.definition
    if result.status is not Status.BREACH:
        return ""
    if definition.measure is Measure.COUNT and definition.target.operator is Operator.AT_LEAST:
        lacking = formats.number((result.target or 0) - (result.value or 0), language)
        return message("pack.lacking", language, count=lacking)
    kind = wording.worded("kpi.contributor", definition.contributor or "", language)
    told = []
    for each in reading.reasons.get(result.whose, ()):
        shown = wording.figure(each.value, definition.unit, language, definition.measure)
        named = " ".join(dict.fromkeys(filter(None, (kind, each.id, each.name[:_LONGEST_NAME]))))
        told.append(f"{named}: {shown}")
    return "; ".join(told)


def ages(results: Sequence[KpiResult], language: Language) -> str:
    """How old the data are; one sentence where all are of one age."""
    return "; ".join(dict.fromkeys(str(result_entry(each, language)["age_text"]) for each in results))


def name(result: KpiResult, language: Language) -> str:
    mark = message("kpi.mark.internal", language) if result.definition.is_internal else ""
    return f"{result.definition.name.text(language)} {mark}".strip()


def count(number: int, language: Language) -> str:
    return formats.number(number, language)


def _row(reading: Reading, result: KpiResult, language: Language) -> tuple[str, ...]:
    definition = result.definition
    return (
        name(result, language),
        short_label(result.period, language),
        value(result, language),
        wording.target(definition, result.target, language),
        status(result, language),
        trend(result, reading.before.get(result.whose), language),
        reason(reading, result, language),
    )
