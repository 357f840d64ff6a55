"""KPI results with the definitions of the product and any figure."""

import datetime as dt

from agent.domain.account import Account, AccountClass
from agent.domain.kpi.age import Age
from agent.domain.kpi.period import parse
from agent.domain.kpi.result import NOTHING, KpiResult
from agent.domain.language import Language
from tests.kpi_world import RULES, TODAY

_NOW = dt.datetime.combine(TODAY, dt.time(8), dt.UTC)
_DEFINITIONS = {each.id: each for each in RULES.definitions()}
ACCOUNT = Account("N", "Nordwerk", AccountClass.KEY, Language.DE)


def kpi(name: str, value: float | None, target: float | None = 0.7) -> KpiResult:
    period = parse("2026-10", TODAY)
    return KpiResult(_DEFINITIONS[name], "d", ACCOUNT, period, NOTHING, value, target, Age(_NOW, _NOW))
