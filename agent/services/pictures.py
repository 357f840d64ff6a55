"""The charts of a user's accounts: the figures of KPIs and re-orders in the form that a picture needs."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from agent.domain.charts import (
    BalanceDay,
    CallOffAgainstPlan,
    CallOffMonth,
    KpiTrend,
    Operator,
    PointStatus,
    Receipt,
    ReceiptState,
    RunOutCurve,
    Target,
    TrendPoint,
    Unit,
)
from agent.domain.errors import Forbidden
from agent.domain.identity import User
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.result import KpiResult
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.projection import Projection
from agent.ports import Clock
from agent.ports.charts import CallOffs, ContractMonth
from agent.services.accounts import Accounts
from agent.services.kpis import Kpis
from agent.services.reorders import ArticleProjection, Reorders

_CALL_OFF = "call_off"
_DAYS = 190  # of a run-out curve, at the most: half a year is what sea freight and review need


@dataclass(frozen=True, slots=True)
class Pictures:
    accounts: Accounts
    kpis: Kpis
    reorders: Reorders
    call_offs: CallOffs
    clock: Clock

    def kpi_trend(self, user: User, kpi: str, account: str, language: Language, period: str | None = None) -> KpiTrend:
        """The last twelve periods. Raises as `Kpis.trend`."""
        course = self.kpis.trend(user, kpi, account, period=period)
        last = course[-1]
        definition = last.definition
        target = None if last.target is None else Target(last.target, Operator(definition.target.operator.value))
        return KpiTrend(
            title=f"{_marked(definition, language)} – {last.account.name}",
            unit=Unit(definition.unit.value),
            points=tuple(_point(each) for each in course),
            target=target,
            note=message(f"kpi.class.{definition.fact_class}", language) if definition.is_internal else "",
        )

    def run_out(self, user: User, article: str) -> RunOutCurve:
        """The expected stock of an article. Raises Forbidden ``supply.article``."""
        found, today = self.reorders.projection(user, article), self.clock.now().date()
        if found.projection is None:
            return RunOutCurve(found.article.id, found.article.name, (), (), today)
        return _curve(found, found.projection, today)

    def call_off(self, user: User, contract: str, account: str | None = None) -> CallOffAgainstPlan:
        """A frame contract (of the account named) against its plan.

        Raises Forbidden ``access.account``; ``charts.contract``, for an unknown one too.
        """
        owners = {each.id: each.name for each in self.accounts.scope(user, account)}
        today = self.clock.now().date()
        months = self.call_offs.months(owners, contract, today)
        if not months:
            raise Forbidden("charts.contract", contract=contract)
        return CallOffAgainstPlan(
            contract=contract,
            months=_cumulated(months, today),
            today=today,
            contract_quantity=months[0].contract_quantity,
            ratio=self._ratio(user, contract),
        )

    def _ratio(self, user: User, contract: str) -> float | None:
        """The KPI's own figure of the contract: by value, as every answer gives it."""
        found = self.kpis.contributors(user, _CALL_OFF, None, limit=10_000)
        return next((each.value for each in found if each.id == contract), None)


def _marked(definition: KpiDefinition, language: Language) -> str:
    name = definition.name.text(language)
    return message("charts.internal", language, title=name) if definition.is_internal else name


def _point(result: KpiResult) -> TrendPoint:
    return TrendPoint(result.period.text, result.value, PointStatus(result.status.value))


def _curve(found: ArticleProjection, projection: Projection, today: date) -> RunOutCurve:
    article = found.article
    last = min(projection.ends[-1] if projection.ends else 0, _DAYS)
    days = tuple(BalanceDay(today + timedelta(days=day), projection.balance(day)) for day in range(last + 1))
    sea = None if article.lead_sea is None else today + timedelta(days=math.ceil(article.lead_sea))
    return RunOutCurve(
        article=article.id,
        title=article.name,
        balance=days,
        receipts=tuple(_receipt(due, quantity, today) for due, quantity in article.receipts),
        today=today,
        safety_stock=found.safety_stock,
        run_out=projection.run_out,
        order_by=projection.order_by,
        sea_arrival=sea,
    )


def _receipt(due: date, quantity: float, today: date) -> Receipt:
    return Receipt(due, quantity, ReceiptState.OVERDUE if due < today else ReceiptState.PLANNED)


def _cumulated(months: Sequence[ContractMonth], today: date) -> tuple[CallOffMonth, ...]:
    planned = accumulate(each.planned for each in months)
    called = accumulate(each.called_off for each in months)
    return tuple(
        CallOffMonth(each.month, plan, done if each.month <= today else None)
        for each, plan, done in zip(months, planned, called, strict=True)
    )
