"""What charts show: data, wording and text alternatives, without any drawing library."""

from agent.domain.charts.call_off import CallOffAgainstPlan, CallOffMonth
from agent.domain.charts.kpi_trend import KpiTrend, Operator, PointStatus, Target, TrendPoint
from agent.domain.charts.look import Layout, Theme
from agent.domain.charts.run_out import BalanceDay, Receipt, ReceiptState, RunOutCurve
from agent.domain.charts.table import DataTable
from agent.domain.charts.units import Unit

Chart = KpiTrend | RunOutCurve | CallOffAgainstPlan

__all__ = [
    "BalanceDay",
    "CallOffAgainstPlan",
    "CallOffMonth",
    "Chart",
    "DataTable",
    "KpiTrend",
    "Layout",
    "Operator",
    "PointStatus",
    "Receipt",
    "ReceiptState",
    "RunOutCurve",
    "Target",
    "Theme",
    "TrendPoint",
    "Unit",
]
