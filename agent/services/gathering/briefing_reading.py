"""Reads everything that a briefing tells, once, before a word of it is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.contacts.history import Entry, LastContact
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput
from agent.domain.finance.credit import CreditCheck
from agent.domain.history import Escalation
from agent.domain.identity import User
from agent.domain.kpi.definition import MONEY_READERS
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.nda.register import RegisterEntry, urgency
from agent.domain.reorder.run_outs import RunOut
from agent.ports import Clock, Facts, History, Identity, Register
from agent.ports.meetings import EndingContract, Meeting, MeetingFacts
from agent.ports.opportunities import ReleasedArticle
from agent.services.accounts import Accounts
from agent.services.alongside import alongside
from agent.services.contacts import Contacts
from agent.services.finance import Finance
from agent.services.kpis import Kpis
from agent.services.opportunities import Opportunities
from agent.services.reorders import Reorders

RUN_OUT_DAYS, CONTRACT_DAYS = 60, 90
_ENTRIES = 200
_NEXT_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class BriefingSources:
    """The services and ports that a briefing is read from."""

    accounts: Accounts
    facts: Facts
    kpis: Kpis
    contacts: Contacts
    reorders: Reorders
    finance: Finance
    opportunities: Opportunities
    history: History
    register: Register
    meetings: MeetingFacts
    identity: Identity
    clock: Clock


@dataclass(frozen=True, slots=True)
class Reading:
    """``kpis``: each figure with the one of the period before. ``meeting`` None: only a day is known.

    ``call_offs``: by contract, the largest shortfall first. ``promises`` are open ones; ``credit`` is None for who may
    not see it; ``nda`` None: none is registered.
    """

    account: Account
    user: User
    today: dt.date
    as_of: dt.datetime
    day: dt.date
    meeting: Meeting | None
    kpis: Sequence[tuple[KpiResult, KpiResult]]
    call_offs: Sequence[Contributor]
    people: Sequence[tuple[Contact, LastContact]]
    entries: Sequence[Entry]
    promises: Sequence[Commitment]
    run_outs: Sequence[RunOut]
    contracts: Sequence[EndingContract]
    escalations: Sequence[Escalation]
    released: Sequence[ReleasedArticle]
    nda: RegisterEntry | None
    credit: CreditCheck | None
    users: Mapping[str, User]

    @property
    def by_person(self) -> Mapping[str, tuple[Contact, LastContact]]:
        return {person.id: (person, seen) for person, seen in self.people}


def read(sources: BriefingSources, user: User, request: DraftRequest) -> Reading:
    """Raises Forbidden ``access.account``, BadInput ``drafting.briefing.no_meeting`` or ``drafting.briefing.past``."""
    account, now = sources.accounts.one(user, request.account), sources.clock.now()
    name, today = account.name, now.date()
    day, meeting = _meeting(sources, account, now, request.on)
    history = sources.contacts.history(user, name, limit=_ENTRIES)
    with alongside(lambda: _kpis(sources, user, name)) as kpis:
        return Reading(
            account=account,
            user=user,
            today=today,
            as_of=sources.facts.info().as_of,
            day=day,
            meeting=meeting,
            call_offs=sources.kpis.contributors(user, "call_off", name),
            people=history.people,
            entries=history.entries,
            promises=[
                each
                for each in sources.contacts.commitments(user, name).found
                if each.state is not CommitmentState.POSSIBLY_DONE
            ],
            run_outs=sources.reorders.run_outs(user, name, RUN_OUT_DAYS).run_outs,
            contracts=sources.meetings.ending_contracts(
                [account.id], today, today + dt.timedelta(days=CONTRACT_DAYS - 1)
            ),
            escalations=_open(sources.history, account),
            released=sources.opportunities.released_without_contract(user, name),
            nda=_nda(sources.register, name, today),
            credit=sources.finance.credit(user, name).checks[0] if user.roles & set(MONEY_READERS) else None,
            users={
                key: each for each in sources.identity.users() for key in (each.id.casefold(), each.name.casefold())
            },
            kpis=kpis(),
        )


def _meeting(
    sources: BriefingSources, account: Account, now: dt.datetime, on: dt.date | None
) -> tuple[dt.date, Meeting | None]:
    """The next meeting, or that of the day asked for; the calendar's times are local, and taken as ours."""
    local = now.replace(tzinfo=None)
    if on is None:
        found = sources.meetings.meetings(local, local + _NEXT_YEAR, [account.id])
        if not found:
            raise BadInput("drafting.briefing.no_meeting", account=account.name)
        return found[0].starts_at.date(), found[0]
    if on < now.date():
        raise BadInput("drafting.briefing.past", day=on.isoformat())
    begin = dt.datetime.combine(on, dt.time.min)
    found = sources.meetings.meetings(begin, begin.replace(hour=23, minute=59, second=59), [account.id])
    return on, found[0] if found else None


def _kpis(sources: BriefingSources, user: User, account: str) -> list[tuple[KpiResult, KpiResult]]:
    """One question for all figures and the periods before them."""
    found: dict[str, list[KpiResult]] = {}
    for each in sources.kpis.trend(user, "all", account, periods=2):
        found.setdefault(each.definition.id, []).append(each)
    pairs = [(each[-1], each[0]) for each in found.values()]
    return sorted(pairs, key=lambda pair: pair[0].rank)


def _open(history: History, account: Account) -> list[Escalation]:
    found = [each for each in history.escalations() if each.account_id == account.id and each.resolved_on is None]
    return sorted(found, key=lambda each: (each.detected_on, each.id))


def _nda(register: Register, account: str, today: dt.date) -> RegisterEntry | None:
    """The one with the longest way to go."""
    ours = [entry for entry in register.entries() if entry.account == account]
    return max(ours, key=lambda entry: urgency(entry, today), default=None)
