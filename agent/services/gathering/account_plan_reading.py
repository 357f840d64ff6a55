"""Reads everything that an account plan rests on, once, before a word of it is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.account_plan.clock import PlanDue, due_of
from agent.domain.account_plan.variant import is_shared
from agent.domain.contacts.commitments import Commitment
from agent.domain.contacts.overdue import PersonDue
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.finance.credit import CreditCheck
from agent.domain.finance.margin import MarginCheck
from agent.domain.history import AccountPlan, Escalation
from agent.domain.identity import Role, User
from agent.domain.kpi.period import Latest, Period, latest, run
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.reorder.run_outs import RunOut
from agent.ports import Clock, Facts, History, Identity
from agent.ports.account_records import AccountRecords, ArticleTrade, Chance, Complaint, ContractTerms, Meeting
from agent.ports.drafts import Drafts
from agent.ports.opportunities import ReleasedArticle
from agent.services.accounts import Accounts
from agent.services.alongside import alongside
from agent.services.contacts import Contacts
from agent.services.escalation_access import managers
from agent.services.finance import Finance
from agent.services.kpis import Kpis
from agent.services.opportunities import Opportunities
from agent.services.reorders import Reorders

RUN_OUT_DAYS = 90
_CONTRACTS = 50
_YEAR_DAYS = 365
_DRAFTS = 50


@dataclass(frozen=True, slots=True)
class PlanSources:
    """The services and ports that a plan is read from."""

    accounts: Accounts
    kpis: Kpis
    finance: Finance
    reorders: Reorders
    contacts: Contacts
    opportunities: Opportunities
    history: History
    records: AccountRecords
    drafts: Drafts
    identity: Identity
    facts: Facts
    clock: Clock


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of one customer. ``kam`` and ``head`` are names; ``version`` counts approved plans from 1.

    ``trade`` and ``margin`` are of ``period``, the twelve closed months; ``revenues`` of the same, by customer id, of
    the manager's customers; ``before`` is the last approved internal plan draft.
    """

    account: Account
    today: dt.date
    as_of: dt.datetime
    kam: str
    head: str
    kpis: Sequence[KpiResult]
    contracts: Sequence[ContractTerms]
    call_offs: Mapping[str, Contributor]
    period: Period
    trade: Sequence[ArticleTrade]
    margin: MarginCheck
    credit: CreditCheck
    revenues: Mapping[str, float]
    revenue_before: float | None
    service_level: float | None
    complaints: Sequence[Complaint]
    escalations: Sequence[Escalation]
    promises: Sequence[Commitment]
    people: Sequence[PersonDue]
    chances: Sequence[Chance]
    released: Sequence[ReleasedArticle]
    run_outs: Sequence[RunOut]
    meeting: Meeting | None
    clock: PlanDue
    version: int
    before: Draft | None

    @property
    def revenue(self) -> float | None:
        """EUR of ``period``; None without any row."""
        return self.revenues.get(self.account.id)

    @property
    def by_kpi(self) -> Mapping[str, KpiResult]:
        return {each.definition.id: each for each in self.kpis}


def read(sources: PlanSources, user: User, account: Account) -> Reading:
    """A fixed number of queries, whatever the customer has. Raises what the services raise."""
    name, today = account.name, sources.clock.now().date()
    period = latest(Latest.CLOSED_12_MONTHS, today)
    plans = [each for each in sources.history.plans() if each.account_id == account.id]
    kam = _manager(sources, user, name)
    with alongside(lambda: sources.kpis.query(user, "all", name, rows=True)) as kpis:
        return Reading(
            account=account,
            today=today,
            as_of=sources.facts.info().as_of,
            kam=kam.name,
            head=_head(sources, user),
            contracts=sources.records.contracts(account.id, today),
            call_offs={each.id: each for each in sources.kpis.contributors(user, "call_off", name, limit=_CONTRACTS)},
            period=period,
            trade=sources.records.trade(account.id, period.starts, period.ends),
            margin=sources.finance.margin(user, name).checks[0],
            credit=sources.finance.credit(user, name).checks[0],
            revenues=_revenues(sources, user, account, kam, period),
            revenue_before=_before(sources, account, run(period, today, 2)[0]),
            service_level=sources.reorders.rules.rules().levels.get(account.account_class),
            complaints=sources.records.complaints(account.id, today - dt.timedelta(days=_YEAR_DAYS), today),
            escalations=[each for each in sources.history.escalations() if each.account_id == account.id],
            promises=sources.contacts.commitments(user, name).found,
            people=sources.contacts.overdue(user, name).people,
            chances=sources.records.chances(account.id, today),
            released=sources.opportunities.released_without_contract(user, name),
            run_outs=sources.reorders.run_outs(user, name, RUN_OUT_DAYS).run_outs,
            meeting=sources.records.next_meeting(account.id, sources.clock.now()),
            clock=due_of(account, plans, today),
            version=_approved(plans, today) + 1,
            before=last_approved(sources.drafts, name),
            kpis=kpis(),
        )


def last_approved(drafts: Drafts, account: str) -> Draft | None:
    """The latest approved internal plan that was drafted here."""
    found = drafts.find({DraftStatus.APPROVED}, {account}, _DRAFTS)
    plans = [each for each in found if each.kind is DraftKind.ACCOUNT_PLAN and not is_shared(each.content.facts)]
    return max(plans, key=lambda each: each.created_at, default=None)


def _approved(plans: Sequence[AccountPlan], today: dt.date) -> int:
    return sum(each.approved_on <= today for each in plans)


def _manager(sources: PlanSources, user: User, account: str) -> User:
    """The account's own key account manager; who asks, where it has none or where who asks is one of them."""
    own = managers(sources.identity).get(account, [])
    return next((each for each in own if each.id == user.id), own[0] if own else user)


def _head(sources: PlanSources, user: User) -> str:
    heads = [each.name for each in sources.identity.users() if Role.HEAD_OF_SALES in each.roles]
    return user.name if Role.HEAD_OF_SALES in user.roles else min(heads, default="Head of Sales")


def _before(sources: PlanSources, account: Account, period: Period) -> float | None:
    return sources.records.revenues([account.id], period.starts, period.ends).get(account.id)


def _revenues(sources: PlanSources, user: User, account: Account, kam: User, period: Period) -> Mapping[str, float]:
    """Of the customers of the key account manager that who asks may see, this one among them."""
    ids = {account.id, *(each.id for each in sources.accounts.of(kam) if user.may_see(each.name))}
    return sources.records.revenues(ids, period.starts, period.ends)
