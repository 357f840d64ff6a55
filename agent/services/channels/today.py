"""What wants a person's attention today, each with its reason: from the services that answer in the chat, too."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from agent.domain import formats
from agent.domain.draft.draft import DraftStatus
from agent.domain.errors import KamError
from agent.domain.escalation.clock import read
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.run_outs import RunOut
from agent.ports import Clock, Facts
from agent.services import contacts_view
from agent.services.accounts import Accounts
from agent.services.channels.notice import Matter, Topic
from agent.services.contacts import Contacts
from agent.services.draft_offers import may
from agent.services.draft_view import DraftView
from agent.services.escalation_view import EscalationView
from agent.services.escalations import Escalations
from agent.services.reorders import Reorders

log = logging.getLogger(__name__)
_ROLES = frozenset({Role.KAM, Role.HEAD_OF_SALES})
_SOON = dt.timedelta(hours=24)
_HORIZON_DAYS = 180  # longer than any way by sea
_PRESSING = 11  # day of 14
_MOST_CONTACTS = 10


@dataclass(frozen=True, slots=True)
class Today:
    """``zone``: by whose clock times are told."""

    accounts: Accounts
    facts: Facts
    desk_view: DraftView
    escalations: Escalations
    escalation_view: EscalationView
    reorders: Reorders
    contacts: Contacts
    clock: Clock
    zone: dt.tzinfo

    def matters(self, user: User, language: Language) -> Sequence[Matter]:
        """All, what presses most first. What cannot be read costs no other its place."""
        sources: list[Callable[[User, Language], Iterator[Matter]]] = [self.approvals]
        if user.roles & _ROLES:
            sources += [self.clocks, self.run_outs, self.overdue]
        found: list[Matter] = []
        for source in sources:
            try:
                found += source(user, language)
            except KamError as error:
                log.warning("a part of the day cannot be told: %s", error.code)
        return sorted(found, key=lambda each: each.rank)

    def approvals(self, user: User, language: Language) -> Iterator[Matter]:
        """What this person can decide on now."""
        view, now = self.desk_view, self.clock.now()
        for draft in view.desk.find(user, [DraftStatus.PENDING]):
            given = view.drafts.consents(draft.id, draft.version)
            if "approve" not in may(user, draft, view.desk.speaks_for(user, draft), given, now):
                continue
            line = view.line(draft, language)
            at = formats.moment(draft.expires_at.astimezone(self.zone), language)
            title = " · ".join(filter(None, (line["kind_name"], draft.account, draft.content.subject)))
            rank = 2 if draft.expires_at - now <= _SOON else 4
            why = message("channels.today.approval", language, at=at)
            yield Matter(Topic.APPROVAL, draft.id, title, why, rank, f"/approvals/{draft.id}")

    def clocks(self, user: User, language: Language) -> Iterator[Matter]:
        """Open escalations by their clock of 14 days."""
        names = {each.id: each.name for each in self.accounts.of(user)}
        for record in self.escalations.find(user):
            day = read(record.detected_on, record.resolved_on, self._today).day
            title = f"{names.get(record.account_id, '')}, {record.contract_id or record.id}"
            why = self.escalation_view.clock_text(record, language)
            yield Matter(Topic.ESCALATION, record.id, title, why, 1 if day >= _PRESSING else 5)

    def run_outs(self, user: User, language: Language) -> Iterator[Matter]:
        """Articles that are empty, or will be before an order by sea arrives."""
        for found in self.reorders.run_outs(user, days=_HORIZON_DAYS).run_outs:
            if found.is_empty or self._is_inside_lead_time(found):
                article = found.article
                title = f"{article.id} {article.name} ({article.account})"
                yield Matter(Topic.RUN_OUT, article.id, title, self._run_out(found, language), 3 - found.is_empty)

    def overdue(self, user: User, language: Language) -> Iterator[Matter]:
        """Relevant people who had no contact in the last closed month, who waits longest first."""
        found = self.contacts.overdue(user)
        names = {each.id: each.name for each in found.accounts}
        late = [each for each in found.people if each.is_overdue][:_MOST_CONTACTS]
        for each in late:
            last = each.contacted.last
            day = formats.date(last, language) if last else ""
            code = "channels.today.contact" if last else "channels.today.contact.never"
            why = message(code, language, day=day, days=each.contacted.days)
            title = f"{each.contact.name} ({names.get(each.contact.account_id, '')})"
            yield Matter(Topic.CONTACT, each.contact.id, title, why, 6)

    def age(self, language: Language) -> str:
        """How old the data are, with a warning where one is due."""
        try:
            return str(contacts_view.age(Age(self.facts.info().as_of, self.clock.now()), language)["age_text"])
        except KamError as error:
            return error.text(language)

    def _is_inside_lead_time(self, found: RunOut) -> bool:
        lead = found.article.lead_sea
        if found.run_out is None or lead is None:
            return False
        return found.run_out <= self._today + dt.timedelta(days=lead)

    def _run_out(self, found: RunOut, language: Language) -> str:
        if found.is_empty or found.run_out is None:
            return message("channels.today.empty", language)
        day, lead = formats.date(found.run_out, language), found.article.lead_sea or 0
        return message("channels.today.run_out", language, day=day, lead=formats.number(lead, language))

    @property
    def _today(self) -> dt.date:
        return self.clock.now().date()


def top(matters: Sequence[Matter], most: int = 5, of_one: int = 2) -> Sequence[Matter]:
    """The first, but of one topic no more than ``of_one`` while others wait."""
    counted: Counter[str] = Counter()
    first: list[Matter] = []
    later: list[Matter] = []
    for each in matters:
        counted[each.topic] += 1
        (first if counted[each.topic] <= of_one else later).append(each)
    return sorted([*first, *later][:most], key=lambda each: each.rank)
