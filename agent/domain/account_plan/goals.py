"""Which KPIs become goals of a plan: what is missed first, then what must be held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent.domain.account_plan.clock import reviews, valid_to, workday_before
from agent.domain.kpi.definition import Operator
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status

MOST, LEAST = 6, 3
# by urgency; what is no goal of its own is left out (the plan itself, escalations)
_CUSTOMER = (
    "call_off",
    "otif",
    "supply_interruptions",
    "emergency_air_freight",
    "forecast_deviation",
    "feedback_score",
)
_OURS = (
    "call_off",
    "otif",
    "contribution_margin",
    "supply_interruptions",
    "emergency_air_freight",
    "forecast_deviation",
    "feedback_score",
    "cross_selling",
    "contracts_active",
    "qualified_contacts",
    "monthly_contacts",
    "demand_overview",
    "feedback_participation",
    "replenishment_upkeep",
)
_HELD = ("otif", "call_off", "forecast_deviation", "feedback_score", "supply_interruptions")
# what can be put right within a quarter
_QUICK = frozenset(("monthly_contacts", "replenishment_upkeep", "demand_overview", "contracts_active"))
# days to the action; a contract behind its plan has the fourteen days of its escalation
_ACTION_DAYS = {"call_off": 14, "monthly_contacts": 14, "cross_selling": 60, "feedback_score": 45}
_ACTION_DAYS_ELSE = 30


@dataclass(frozen=True, slots=True)
class Goal:
    """``is_held``: the target is met today and must stay so. ``due`` is when the goal, ``action_due`` when its action
    is due, both workdays inside of the plan."""

    result: KpiResult
    is_held: bool
    due: date
    action_due: date

    @property
    def id(self) -> str:
        return self.result.definition.id

    @property
    def is_at_most(self) -> bool:
        return self.result.definition.target.operator is Operator.AT_MOST


def goals(results: Iterable[KpiResult], starts: date, *, shared: bool = False) -> Sequence[Goal]:
    """At most six; at least three where so many KPIs have a figure and a target.

    ``shared``: only what the customer may see and can work on with us.
    """
    by_id = {each.definition.id: each for each in results if each.value is not None and each.target is not None}
    wanted = _CUSTOMER if shared else _OURS
    missed = [by_id[name] for name in wanted if name in by_id and by_id[name].status is Status.BREACH]
    held = [by_id[name] for name in _HELD if name in by_id and by_id[name].status is Status.OK]
    if shared:  # nobody tells a customer that calls off what was planned that less would do
        held = [each for each in held if each.definition.id != "call_off"]
    chosen = missed[:MOST]
    filled = [*chosen, *held[: max(LEAST - len(chosen), 0)]]
    return [_goal(each, starts, is_held=each.status is Status.OK) for each in filled]


def _goal(result: KpiResult, starts: date, *, is_held: bool) -> Goal:
    name, quarters = result.definition.id, reviews(starts)
    if is_held:
        return Goal(result, is_held, workday_before(valid_to(starts)), quarters[0])
    action = workday_before(starts + timedelta(days=_ACTION_DAYS.get(name, _ACTION_DAYS_ELSE)))
    return Goal(result, is_held, quarters[0] if name in _QUICK else quarters[1], action)
