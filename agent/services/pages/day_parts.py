"""The parts of a person's day, each the most urgent first and cut where a page ends."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.contacts.overdue import PersonDue
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.escalation.clock import LIMIT_DAYS, read
from agent.domain.escalation.record import EscalationRecord
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.run_outs import RunOut
from agent.ports import Clock as Now
from agent.ports import Facts, Identity
from agent.ports.meetings import EndingContract, Meeting, MeetingFacts
from agent.ports.opportunities import ReleasedArticle
from agent.services.accounts import Accounts
from agent.services.contacts import Contacts
from agent.services.draft_offers import may
from agent.services.draft_view import DraftView
from agent.services.escalation_view import EscalationView
from agent.services.escalations import Escalations
from agent.services.names import people
from agent.services.opportunities import Opportunities
from agent.services.pages.day_view import (
    Appointment,
    Chance,
    Clock,
    EmptySoon,
    Listed,
    Side,
    WaitingDraft,
    WaitingPerson,
)
from agent.services.reorder_view import cause_text
from agent.services.reorders import Reorders

HORIZON_DAYS = 180  # longer than any way by sea
MANY_ACCOUNTS, _NEAR_HORIZON_DAYS = 50, 30  # of so many, what is near is a day's work and more
CONTRACT_DAYS, _NEAR_DAYS = 90, 30
_SUPPLY_DRAFTS = frozenset({DraftKind.REORDER, DraftKind.ESCALATION, DraftKind.ESCALATION_RECORD})
_SOON, _MEETINGS = dt.timedelta(hours=24), dt.timedelta(hours=48)
_PRESSING_DAY = 11  # of 14
_NEAR, _FAR, _RELEASED = 4, 7, 8  # ranks of what could be won or lost
_SHOWN, _LOOKED_AT = 8, 60


@dataclass(frozen=True, slots=True)
class DaySources:
    """``local`` tells the time as it stands in calendars, ``zone`` is where moments are told."""

    accounts: Accounts
    facts: Facts
    drafts: DraftView
    escalations: Escalations
    escalation_view: EscalationView
    reorders: Reorders
    contacts: Contacts
    opportunities: Opportunities
    meetings: MeetingFacts
    identity: Identity
    clock: Now
    local: Now
    zone: dt.tzinfo


@dataclass(frozen=True, slots=True)
class DayParts:
    """``accounts`` are the user's own, by id. Every part raises what its service raises."""

    sources: DaySources
    user: User
    language: Language
    accounts: Mapping[str, Account]

    def drafts(self) -> Listed[WaitingDraft]:
        """What this person can decide on now, what expires first on top."""
        found = sorted(
            self.sources.drafts.desk.find(self.user, [DraftStatus.PENDING]), key=lambda each: each.expires_at
        )
        mine = [each for each in found if self._decides(each)]
        return Listed([self._draft(each) for each in mine[:_SHOWN]], len(mine))

    def _decides(self, draft: Draft) -> bool:
        view, now = self.sources.drafts, self.sources.clock.now()
        given = view.drafts.consents(draft.id, draft.version)
        return "approve" in may(self.user, draft, view.desk.speaks_for(self.user, draft), given, now)

    def _draft(self, draft: Draft) -> WaitingDraft:
        line, expires = self.sources.drafts.line(draft, self.language), draft.expires_at
        at = formats.moment(expires.astimezone(self.sources.zone), self.language)
        return WaitingDraft(
            id=draft.id,
            title=line["title"],
            account=draft.account,
            why=message("channels.today.approval", self.language, at=at),
            is_soon=expires - self.sources.clock.now() <= _SOON,
            side=Side.SUPPLY if draft.kind in _SUPPLY_DRAFTS else Side.GROWTH,
        )

    def clocks(self) -> Listed[Clock]:
        """Open escalations, the oldest first."""
        found = self.sources.escalations.find(self.user)
        return Listed([self._clock(each) for each in found[:_SHOWN]], len(found))

    def _clock(self, record: EscalationRecord) -> Clock:
        day = read(record.detected_on, record.resolved_on, self._today).day
        return Clock(
            id=record.id,
            title=f"{self._name(record.account_id)}, {record.contract_id or record.id}",
            path=f"{self._path(record.account_id)}#escalations",
            day=day,
            limit=LIMIT_DAYS,
            text=self.sources.escalation_view.clock_text(record, self.language),
            tone="bad" if day > LIMIT_DAYS else "warn" if day >= _PRESSING_DAY else "note",
        )

    def run_outs(self) -> Listed[EmptySoon]:
        """What is empty or runs out; what no order by sea can save stands first."""
        days = HORIZON_DAYS if len(self.accounts) <= MANY_ACCOUNTS else _NEAR_HORIZON_DAYS
        found = self.sources.reorders.run_outs(self.user, days=days, most=_LOOKED_AT)
        rows = [self._run_out(each) for each in found.run_outs]
        return Listed(sorted(rows, key=lambda each: not each.presses)[:_SHOWN], found.found)

    def _run_out(self, found: RunOut) -> EmptySoon:
        article, empty = found.article, found.is_empty or found.run_out is None
        return EmptySoon(
            article=article.id,
            name=article.name,
            account=article.account,
            when=message("pages.day.empty", self.language) if empty else self._date(found.run_out),
            why=self._why_short(found),
            cause="" if found.cause is None else cause_text(found.cause, self.language),
            is_empty=found.is_empty,
            presses=found.is_empty or self._is_inside_lead_time(found),
        )

    def _why_short(self, found: RunOut) -> str:
        if found.is_empty or found.run_out is None:
            return message("channels.today.empty", self.language)
        day, lead = self._date(found.run_out), found.article.lead_sea
        if lead is None:
            return message("pages.day.runs_out", self.language, day=day)
        return message("channels.today.run_out", self.language, day=day, lead=formats.number(lead, self.language))

    def _is_inside_lead_time(self, found: RunOut) -> bool:
        lead = found.article.lead_sea
        if found.run_out is None or lead is None:
            return False
        return found.run_out <= self._today + dt.timedelta(days=lead)

    def people(self) -> Listed[WaitingPerson]:
        """Relevant people without contact in the last closed month, who waits longest first."""
        found = [each for each in self.sources.contacts.overdue(self.user).people if each.is_overdue]
        return Listed([self._person(each) for each in found[:_SHOWN]], len(found))

    def _person(self, due: PersonDue) -> WaitingPerson:
        last, days = due.contacted.last, due.contacted.days
        code = "channels.today.contact" if last else "channels.today.contact.never"
        since = message(code, self.language, day=self._date(last), days=days)
        account = due.contact.account_id
        return WaitingPerson(due.contact.name, self._name(account), f"{self._path(account)}#people", since)

    def chances(self) -> Listed[Chance]:
        """Contracts that end, and released articles that nobody orders yet."""
        until = self._today + dt.timedelta(days=CONTRACT_DAYS)
        ending = self.sources.meetings.ending_contracts(list(self.accounts), self._today, until)
        released = self.sources.opportunities.released_without_contract(self.user)
        found = [*(self._ending(each) for each in ending), *self._released(released)]
        return Listed(sorted(found, key=lambda each: each.rank)[:_SHOWN], len(found))

    def _ending(self, contract: EndingContract) -> Chance:
        left = (contract.valid_to - self._today).days
        code = "pages.day.contract_ends" if contract.notice_date is None else "pages.day.contract_ends.notice"
        values = {"day": self._date(contract.valid_to), "days": left, "notice": self._date(contract.notice_date)}
        return Chance(
            topic="contract",
            title=f"{contract.id} ({self._name(contract.account_id)})",
            why=message(code, self.language, **values),
            path=f"{self._path(contract.account_id)}#contracts",
            rank=_NEAR if left <= _NEAR_DAYS else _FAR,
        )

    def _released(self, found: Sequence[ReleasedArticle]) -> Iterator[Chance]:
        """One line a customer: ten articles of one are one talk."""
        for account, articles in groupby(found, key=lambda each: each.account_id):
            first, *others = articles
            form = "other" if others else "one"
            values = {"article": f"{first.article_id} {first.name}", "count": len(others) + 1}
            yield Chance(
                topic="chance",
                title=self._name(account),
                why=message(f"pages.day.released.{form}", self.language, **values),
                path=f"{self._path(account)}#opportunities",
                rank=_RELEASED,
            )

    def meetings(self) -> Listed[Appointment]:
        """Those of the next 48 hours, by the calendar's own time."""
        now = self.sources.local.now().replace(tzinfo=None)
        found = self.sources.meetings.meetings(now, now + _MEETINGS, list(self.accounts))
        colleagues = people(self.sources.identity)
        return Listed([self._meeting(each, colleagues) for each in found[:_SHOWN]], len(found))

    def _meeting(self, meeting: Meeting, colleagues: Mapping[str, str]) -> Appointment:
        day, starts = formats.date(meeting.starts_at.date(), self.language), meeting.starts_at
        return Appointment(
            id=meeting.id,
            account=self._name(meeting.account_id),
            account_id=meeting.account_id,
            day=starts.date().isoformat(),
            when=message("pages.day.at", self.language, day=day, time=f"{starts:%H:%M}"),
            goal=meeting.goal,
            attendees=", ".join(colleagues.get(each, each) for each in meeting.attendees),
        )

    def _name(self, account_id: str) -> str:
        found = self.accounts.get(account_id)
        return "" if found is None else found.name

    def _path(self, account_id: str) -> str:
        return f"/accounts/{quote(account_id, safe='')}"

    def _date(self, day: dt.date | None) -> str:
        return "" if day is None else formats.date(day, self.language)

    @property
    def _today(self) -> dt.date:
        return self.sources.clock.now().date()
