"""Why an article ran empty or will (role description, line 69): the first cause that the data show.

Our own side first: a late receipt explains an empty shelf whatever the customer did.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agent.domain.reorder.rules import ServiceRules


class Cause(StrEnum):
    LATE_RECEIPT = "late_receipt"
    PLAN_ENDED = "plan_ended"
    NO_CALL_OFF = "no_call_off"
    DEMAND_ABOVE_PLAN = "demand_above_plan"
    LATE_CALL_OFF = "late_call_off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CallOffHistory:
    """What happened to one article lately; ``None`` and 0 are what the tables say, no guesses.

    ``overdue``: open pieces of purchase orders whose day has passed, the first on ``overdue_since``.
    ``contract_until``: end of the last frame contract; ``plan_until``: last day of the last planned month;
    ``has_future_demand``: plan or forecast go on. ``last_call_off``: day of the last order line, ``last_requested``
    the day it asks for. ``called_off`` and ``expected`` (plan, else forecast): the closed months of the window.
    """

    overdue: float = 0.0
    overdue_since: date | None = None
    contract_until: date | None = None
    plan_until: date | None = None
    has_future_demand: bool = False
    last_call_off: date | None = None
    last_requested: date | None = None
    called_off: float = 0.0
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class CauseFound:
    """``day`` and ``quantity`` fill the text of the cause; what they mean depends on it."""

    cause: Cause
    day: date | None = None
    quantity: float | None = None
    expected: float | None = None


def cause_of(history: CallOffHistory, lead_days: float | None, rules: ServiceRules, today: date) -> CauseFound:
    """The first that holds: late receipt, plan ended, no call-off, demand above plan, late call-off."""
    if history.overdue > 0:
        return CauseFound(Cause.LATE_RECEIPT, history.overdue_since, history.overdue)
    ended = _ended(history, today)
    if ended is not None:
        return CauseFound(Cause.PLAN_ENDED, ended)
    last = history.last_call_off
    if last is None or last < today - timedelta(days=rules.cause_days):
        return CauseFound(Cause.NO_CALL_OFF, last)
    if history.expected and history.called_off > history.expected * (1 + rules.above_plan):
        return CauseFound(Cause.DEMAND_ABOVE_PLAN, None, history.called_off, history.expected)
    if _is_short_notice(history, lead_days):
        return CauseFound(Cause.LATE_CALL_OFF, last, None)
    return CauseFound(Cause.UNKNOWN)


def _ended(history: CallOffHistory, today: date) -> date | None:
    """The day on which plan or contract ended; None while either goes on, or when there never was one."""
    if history.contract_until is not None and history.contract_until < today:
        return history.contract_until
    if history.has_future_demand or history.plan_until is None:
        return None
    return history.plan_until if history.plan_until < today else None


def _is_short_notice(history: CallOffHistory, lead_days: float | None) -> bool:
    if history.last_call_off is None or history.last_requested is None or lead_days is None:
        return False
    return (history.last_requested - history.last_call_off).days < lead_days
