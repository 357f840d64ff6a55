"""Reads everything that a price talk rests on, once. Secret: for the account's manager and the Head of Sales only."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput
from agent.domain.finance.credit import CreditCheck
from agent.domain.finance.margin import MarginCheck, MarginRules
from agent.domain.finance.negotiation import Base
from agent.domain.identity import Role, User
from agent.domain.kpi.period import Latest, Period, latest, run
from agent.domain.kpi.result import KpiResult
from agent.domain.nda.policy import Bilingual
from agent.domain.reorder.article import ArticleSupply
from agent.domain.rights import DecisionRight
from agent.ports import Clock, Facts, Identity, Policies
from agent.ports.account_records import (
    AccountRecords,
    ArticleTrade,
    Complaint,
    ContractTerms,
    DeliveryTerms,
    Meeting,
    PricePoint,
)
from agent.services.accounts import Accounts
from agent.services.alongside import alongside
from agent.services.contacts import Contacts
from agent.services.escalation_access import managers
from agent.services.finance import Finance
from agent.services.kpis import Kpis
from agent.services.reorders import Reorders

MOST_ARTICLES = 5
_YEAR_DAYS = 365
_KPIS = ("otif", "forecast_deviation", "revenue_yoy", "call_off", "feedback_score")


@dataclass(frozen=True, slots=True)
class PriceSources:
    """The services and ports that a preparation is read from."""

    accounts: Accounts
    finance: Finance
    kpis: Kpis
    records: AccountRecords
    reorders: Reorders
    contacts: Contacts
    policies: Policies
    identity: Identity
    facts: Facts
    clock: Clock


@dataclass(frozen=True, slots=True)
class PriceReading:
    """``trade`` are the articles that are talked about; ``bases`` those of them with volume, price and cost."""

    account: Account
    today: dt.date
    as_of: dt.datetime
    kam: str
    head: str
    period: Period
    revenue: float | None
    revenue_before: float | None
    all_trade: Sequence[ArticleTrade]
    trade: Sequence[ArticleTrade]
    bases: Sequence[Base]
    margin: MarginCheck
    rules: MarginRules
    credit: CreditCheck
    kpis: Mapping[str, KpiResult]
    contracts: Sequence[ContractTerms]
    prices: Sequence[PricePoint]
    terms: Sequence[DeliveryTerms]
    supply: Mapping[str, ArticleSupply]
    complaints: Sequence[Complaint]
    people: Sequence[Contact]
    meeting: Meeting | None
    rights: Mapping[str, DecisionRight]
    departments: Mapping[str, Bilingual]
    service_level: float | None


def read(sources: PriceSources, user: User, account: Account, request: DraftRequest) -> PriceReading:
    """A fixed number of queries. Raises BadInput ``drafting.price.article`` and ``drafting.price.no_base``."""
    name, today = account.name, sources.clock.now().date()
    period = latest(Latest.CLOSED_12_MONTHS, today)
    margins, rules = sources.finance.margin(user, name), sources.reorders.rules.rules()
    trade = sources.records.trade(account.id, period.starts, period.ends)
    chosen = _chosen(trade, request, name)
    ids = [each.article_id for each in chosen]
    own = managers(sources.identity).get(name, [user])
    with alongside(lambda: _kpis(sources, user, name)) as kpis:
        supply = sources.reorders.supply.articles({account.id}, rules, today)
        return PriceReading(
            account=account,
            today=today,
            as_of=sources.facts.info().as_of,
            kam=next((each.name for each in own if each.id == user.id), own[0].name),
            head=_head(sources, user),
            period=period,
            revenue=_revenue(sources, account, period),
            revenue_before=_revenue(sources, account, run(period, today, 2)[0]),
            all_trade=trade,
            trade=chosen,
            bases=_bases(chosen, name),
            margin=margins.checks[0],
            rules=margins.rules,
            credit=sources.finance.credit(user, name).checks[0],
            contracts=sources.records.contracts(account.id, today),
            prices=sources.records.prices(account.id, ids, today),
            terms=sources.records.delivery_terms(ids),
            supply={each.id: each for each in supply},
            complaints=sources.records.complaints(account.id, today - dt.timedelta(days=_YEAR_DAYS), today),
            people=[each.contact for each in sources.contacts.overdue(user, name).people],
            meeting=sources.records.next_meeting(account.id, sources.clock.now()),
            rights={each.id: each for each in sources.policies.rights()},
            departments={each.id: each.name for each in sources.policies.departments()},
            service_level=rules.levels.get(account.account_class),
            kpis=kpis(),
        )


def _kpis(sources: PriceSources, user: User, account: str) -> Mapping[str, KpiResult]:
    return {kpi: sources.kpis.query(user, kpi, account, rows=True)[0] for kpi in _KPIS}


def _revenue(sources: PriceSources, account: Account, period: Period) -> float | None:
    return sources.records.revenues([account.id], period.starts, period.ends).get(account.id)


def _chosen(trade: Sequence[ArticleTrade], request: DraftRequest, account: str) -> Sequence[ArticleTrade]:
    """The article asked for, else those with the highest revenue."""
    if request.article is None:
        return trade[:MOST_ARTICLES]
    wanted = request.article.strip().casefold()
    found = [each for each in trade if each.article_id.casefold() == wanted]
    if not found:
        raise BadInput("drafting.price.article", article=request.article[:40], account=account)
    return found


def _bases(trade: Sequence[ArticleTrade], account: str) -> Sequence[Base]:
    """Cost a piece is the share of revenue that was booked as cost, of the price that was agreed."""
    found = [
        Base(each.article_id, each.pieces, each.price, each.price * each.cost / each.revenue)
        for each in trade
        if each.price and each.pieces and each.cost is not None and each.revenue > 0
    ]
    if not found:
        raise BadInput("drafting.price.no_base", account=account)
    return found


def _head(sources: PriceSources, user: User) -> str:
    heads = [each.name for each in sources.identity.users() if Role.HEAD_OF_SALES in each.roles]
    return user.name if Role.HEAD_OF_SALES in user.roles else min(heads, default="Head of Sales")
