"""One chart of each kind with as much in it as charts of real accounts have."""

import datetime as dt

from agent.domain.charts import (
    BalanceDay,
    CallOffAgainstPlan,
    CallOffMonth,
    Chart,
    KpiTrend,
    PointStatus,
    Receipt,
    ReceiptState,
    RunOutCurve,
    Target,
    TrendPoint,
    Unit,
)

_TODAY = dt.date(2026, 11, 22)
_TARGET = 0.98


def _trend() -> KpiTrend:
    values = [0.94 + 0.0021 * (month * 7 % 29) for month in range(36)]
    points = [
        TrendPoint(
            f"{2024 + at // 12}-{at % 12 + 1:02d}", value, PointStatus.OK if value >= _TARGET else PointStatus.BREACH
        )
        for at, value in enumerate(values)
    ]
    points[7] = TrendPoint(points[7].period, None, PointStatus.NO_DATA)
    return KpiTrend("OTIF – Nordwerk Antriebe GmbH", Unit.RATIO, tuple(points), Target(_TARGET))


def _curve() -> RunOutCurve:
    first = _TODAY - dt.timedelta(days=90)
    days = [BalanceDay(first + dt.timedelta(days=at), 5200 - 17 * at + 1500 * (at >= 150)) for at in range(455)]
    empty = next(each.day for each in days if each.quantity is not None and each.quantity < 0)
    receipts = (
        Receipt(_TODAY - dt.timedelta(days=6), 800, ReceiptState.OVERDUE),
        Receipt(first + dt.timedelta(days=150), 1500, ReceiptState.PLANNED),
    )
    return RunOutCurve(
        article="MC-10432",
        title="Wellendichtring",
        balance=tuple(days),
        receipts=receipts,
        today=_TODAY,
        safety_stock=900,
        run_out=empty,
        order_by=empty - dt.timedelta(days=75),
        sea_arrival=_TODAY + dt.timedelta(days=60),
    )


def _call_off() -> CallOffAgainstPlan:
    months = [
        CallOffMonth(dt.date(2026, at + 1, 1), 1000.0 * (at + 1), 640.0 * (at + 1) if at < 11 else None)
        for at in range(12)
    ]
    return CallOffAgainstPlan("RV-2024-017", tuple(months), _TODAY, contract_quantity=12_000)


SAMPLES: dict[str, Chart] = {
    "KPI trend, 36 months": _trend(),
    "run-out curve, 455 days": _curve(),
    "call-off, 12 months": _call_off(),
}
