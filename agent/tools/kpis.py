"""KPIs: one figure with everything behind it, or many with the worst first."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from pydantic import Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.errors import BadInput
from agent.domain.kpi.definition import KpiId
from agent.domain.kpi.names import ALL
from agent.domain.kpi.period import Grain, Period
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.kpi.status import Status
from agent.services.kpis import Kpis
from agent.services.telling import kpi_list, kpi_one, kpi_words
from agent.tools.scope import OneOrAll, narrowed
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool

_COURSE, _LONGEST_COURSE = 6, 12  # months
_EVERY = 100_000  # contributors: those that miss the target are told


class QueryKpi(Arguments):
    kpi: Literal[KpiId, "all"] = Field(
        description="Which KPI; all for every KPI at once. otif: on time in full. call_off: share of the planned"
        " quantity of frame contracts that was called off. forecast_deviation: WAPE. contribution_margin: internal."
    )
    account: OneOrAll = None
    period: str | None = Field(
        None, description="2026, 2026-Q3, 2026-10, or a range 2026-06/2026-11; leave out for the latest."
    )


def tools(services: Services) -> list[Tool]:
    return [
        Tool(
            name="query_kpi",
            description="A KPI with target, status, trend and reason: of one customer, or of all with the worst first.",
            effect=Effect.READ,
            arguments=QueryKpi,
            run=partial(query_kpi, services),
            doing="telling.doing.query_kpi",
        )
    ]


def query_kpi(services: Services, context: Context, args: QueryKpi) -> ToolAnswer:
    account, kpis = narrowed(context, args.account), services.kpis()
    results = kpis.query(context.user, args.kpi, account, args.period, rows=True)
    if not results:
        raise BadInput("kpi.no_accounts")
    if args.kpi == ALL:
        return kpi_list.scorecard(results, context.language, account)
    if len(results) > 1:
        return kpi_list.of_accounts(results, _missing(kpis, context, args, results), context.language)
    name = results[0].account.name
    course = _course(kpis, context, args, results[0])
    moved_by = kpis.contributors(context.user, args.kpi, name, period=args.period)
    return kpi_one.one(results[0], course, moved_by, context.language)


def _missing(kpis: Kpis, context: Context, args: QueryKpi, results: Sequence[KpiResult]) -> list[Contributor]:
    """What missed most, where somebody misses the target; frame contracts below it even where nobody does."""
    worst = results[0]
    if args.kpi == kpi_words.CALL_OFF and worst.target is not None:
        found = kpis.contributors(context.user, args.kpi, None, period=args.period, limit=_EVERY)
        return kpi_words.below(found, worst.target)
    if worst.status is not Status.BREACH:
        return []
    return kpis.contributors(context.user, args.kpi, None, period=args.period)


def _course(kpis: Kpis, context: Context, args: QueryKpi, result: KpiResult) -> list[KpiResult]:
    """Month by month inside of a longer period, else the periods up to it."""
    months, name = _months(result.period), result.account.name
    if args.period is not None and months > 1:
        last = f"{result.period.ends:%Y-%m}"
        count = min(months, _LONGEST_COURSE)
        return kpis.trend(context.user, args.kpi, name, period=last, periods=count)
    return kpis.trend(context.user, args.kpi, name, period=args.period, periods=_COURSE)


def _months(period: Period) -> int:
    """How many calendar months it touches so far; 0 for days."""
    if period.grain is Grain.DAY:
        return 0
    return (period.ends.year - period.starts.year) * 12 + period.ends.month - period.starts.month + 1
