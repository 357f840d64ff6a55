"""Small charts for tests: the situations that a key account manager sees, and those that break a renderer."""

import datetime as dt
from collections.abc import Sequence

from agent.domain.charts import (
    BalanceDay,
    CallOffAgainstPlan,
    CallOffMonth,
    KpiTrend,
    PointStatus,
    Receipt,
    ReceiptState,
    RunOutCurve,
    Target,
    TrendPoint,
    Unit,
)

AIM = Target(0.98)
TODAY = dt.date(2026, 11, 22)
NASTY = "$x_1$ <script>alert(1)</script> & Brück_Söhne \x00\x1b[31m\u202e 日本 'q' \"d\""


def trend(*values: float | None, target: Target | None = AIM, unit: Unit = Unit.RATIO, title: str = "OTIF") -> KpiTrend:
    """Months from January 2025 on; at least the target is met."""
    points = []
    for at, value in enumerate(values):
        status = PointStatus.NO_TARGET
        if value is None:
            status = PointStatus.NO_DATA
        elif target:
            status = PointStatus.OK if value >= target.value else PointStatus.BREACH
        points.append(TrendPoint(f"{2025 + at // 12}-{at % 12 + 1:02d}", value, status))
    return KpiTrend(title, unit, tuple(points), target)


def curve(
    *quantities: float | None,
    before: int = 5,
    receipts: Sequence[Receipt] = (),
    safety_stock: float | None = None,
    run_out: dt.date | None = None,
    order_by: dt.date | None = None,
    sea_arrival: dt.date | None = None,
    title: str = "Wellendichtring",
) -> RunOutCurve:
    """One quantity a day; the first is ``before`` days before today."""
    days = (TODAY + dt.timedelta(days=at - before) for at in range(len(quantities)))
    return RunOutCurve(
        article="MC-10432",
        title=title,
        balance=tuple(BalanceDay(day, quantity) for day, quantity in zip(days, quantities, strict=True)),
        receipts=tuple(receipts),
        today=TODAY,
        safety_stock=safety_stock,
        run_out=run_out,
        order_by=order_by,
        sea_arrival=sea_arrival,
    )


def falling(days: int = 60, start: float = 400, daily: float = 10) -> list[float]:
    return [start - daily * at for at in range(days)]


def receipt(day: dt.date, quantity: float, state: str) -> Receipt:
    return Receipt(day, quantity, ReceiptState(state))


def call_off(
    *called: float | None,
    planned: float | None = 1000,
    months: int = 12,
    year: int = 2026,
    threshold: float | None = 0.7,
    total: float | None = 12_000,
    ratio: float | None = None,
) -> CallOffAgainstPlan:
    """A plan of ``planned`` pieces a month from January on."""
    rows = []
    for at in range(months):
        due = None if planned is None else planned * (at + 1)
        rows.append(
            CallOffMonth(dt.date(year + at // 12, at % 12 + 1, 1), due, called[at] if at < len(called) else None)
        )
    return CallOffAgainstPlan("RV-2024-017", tuple(rows), TODAY, threshold, total, ratio)
