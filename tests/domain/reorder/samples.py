"""Articles and rules for tests: complete unless a test says otherwise."""

import datetime as dt
from typing import Any

from agent.domain.account import AccountClass
from agent.domain.reorder.article import ArticleSupply, SigmaSource
from agent.domain.reorder.planner import Planner
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.rules import OverdueRule, ServiceRules

TODAY = dt.date(2026, 11, 22)  # 8 days are left of November
AS_OF = dt.datetime(2026, 11, 22, 6, tzinfo=dt.UTC)
_RULES: dict[str, Any] = {
    "levels": {AccountClass.KEY: 0.98, AccountClass.A: 0.97, AccountClass.B: 0.95, AccountClass.C: 0.9},
    "review_days": 7,
    "buffer_days": 7,
    "overdue": OverdueRule.SHIFT,
    "horizon_months": 12,
    "sigma_share": 0.3,
    "sigma_months": 12,
    "sigma_least": 3,
    "lead_time_least": 3,
    "cause_days": 90,
    "above_plan": 0.1,
    "air_kpi_days": 365,
}


def rules(**values: Any) -> ServiceRules:
    return ServiceRules(**{**_RULES, **values})


def article(**values: Any) -> ArticleSupply:
    """10 pieces a day in 30-day months: plan of 300 in November, 310 in December …; 63 days by sea, 10 by air."""
    plan = [300.0, 310, 310, 280, 310, 300, 310, 300, 310, 310, 300, 310, 300]
    base: dict[str, Any] = {
        "id": "MC-10432",
        "name": "Flanschwelle",
        "account_id": "C1",
        "account": "Nordwerk Antriebe GmbH",
        "account_class": AccountClass.A,
        "lead_sea": 63.0,
        "lead_air": 10.0,
        "on_hand": 400.0,
        "plan": plan,
        "sigma": 20.0,
        "sigma_source": SigmaSource.FORECAST,
    }
    return ArticleSupply(**{**base, **values})


def propose(given: ArticleSupply | None = None, **values: Any) -> Proposal:
    """The proposal of an article with these values."""
    return Planner(rules(), TODAY).propose(given or article(**values))


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)
