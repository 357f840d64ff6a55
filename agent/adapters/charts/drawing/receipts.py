"""The strip of goods receipts below the stock: a shape for each state, with the quantity where there is room."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from agent.adapters.charts.drawing.fonts import width
from agent.adapters.charts.drawing.frame import Frame, Mark, Side
from agent.adapters.charts.drawing.legend import Entry
from agent.adapters.charts.drawing.plot import GAP
from agent.adapters.charts.drawing.scales import Scale
from agent.domain.charts import Receipt, ReceiptState, RunOutCurve, Unit, units
from agent.domain.charts.words import known, word
from agent.domain.language import Language

_BESIDE, _MOST_ASIDE = 11.0, 24.0  # px: between marks that would lie on each other; at most from its day


def _marks(frame: Frame) -> dict[ReceiptState, Mark]:
    colors = frame.colors
    return {
        ReceiptState.ARRIVED: Mark("^", colors.line),
        ReceiptState.PLANNED: Mark("^", colors.line, filled=False),
        ReceiptState.OVERDUE: Mark("X", colors.bad, scale=1.15),
    }


def room(frame: Frame, receipts: Sequence[Receipt], language: Language) -> float:
    """Px left of the plot that the strip's name needs."""
    return width(word("receipts", language), frame.size.small) + GAP if receipts else 0.0


def entries(frame: Frame, receipts: Sequence[Receipt], language: Language) -> list[Entry]:
    marks, seen = _marks(frame), {receipt.state for receipt in receipts}
    told = [Entry(word(f"receipt.{state}", language), mark=marks[state]) for state in ReceiptState if state in seen]
    return [Entry(f"{word('receipts', language)}:"), *told] if told else []


def strip(frame: Frame, across: Scale, chart: RunOutCurve, language: Language) -> None:
    """Receipts of one day and state are one mark with the sum; the table lists each."""
    sums = _by_day(chart)
    if not sums:
        return
    size = frame.size.small
    y = frame.y + 1.1 * size
    frame.text((across.start - GAP, y), word("receipts", language), Side.RIGHT, color=frame.colors.muted)
    placed = _side_by_side(across, sums)
    for state, mark in _marks(frame).items():
        frame.marks([(x, y) for x, each, _ in placed if each is state], mark)
    _quantities(frame, across, placed, y, language)
    frame.y = y + 0.8 * size


def _by_day(chart: RunOutCurve) -> dict[tuple[dt.date, ReceiptState], float]:
    first, last = chart.balance[0].day, chart.balance[-1].day
    sums: dict[tuple[dt.date, ReceiptState], float] = defaultdict(float)
    for receipt in sorted(chart.receipts, key=lambda each: (each.day, each.state)):
        if first <= receipt.day <= last:
            sums[receipt.day, receipt.state] += known(receipt.quantity) or 0.0
    return sums


def _side_by_side(
    across: Scale, sums: dict[tuple[dt.date, ReceiptState], float]
) -> list[tuple[float, ReceiptState, float]]:
    """(x, state, quantity): marks that would lie on each other move apart."""
    placed: list[tuple[float, ReceiptState, float]] = []
    for (day, state), quantity in sums.items():
        x = across.day(day)
        if placed and x - placed[-1][0] < _BESIDE:
            x = min(placed[-1][0] + _BESIDE, x + _MOST_ASIDE)
        placed.append((x, state, quantity))
    return placed


def _quantities(
    frame: Frame, across: Scale, placed: Sequence[tuple[float, ReceiptState, float]], y: float, language: Language
) -> None:
    """Right of the mark, or left of it at the edge, where nothing else stands."""
    size, taken = frame.size.small, across.start
    for at, (x, _, quantity) in enumerate(placed):
        text = f"+{units.short(quantity, Unit.PIECES, language)}"
        takes = width(text, size) + 2 * GAP
        following = placed[at + 1][0] - _BESIDE / 2 if at + 1 < len(placed) else frame.size.width - frame.size.pad / 2
        if x + GAP + takes <= following:
            frame.text((x + 1.6 * GAP, y), text)
            taken = x + GAP + takes
        elif x - GAP - takes >= max(taken, placed[at - 1][0] + GAP if at else taken):
            frame.text((x - 1.6 * GAP, y), text, Side.RIGHT)
            taken = x + GAP
