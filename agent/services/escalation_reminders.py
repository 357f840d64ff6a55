"""Who is to be reminded of which escalation today: on day 7, 11 and 14, and once when it is overdue."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from agent.domain.errors import NotFound
from agent.domain.escalation.clock import ClockReading, ReminderKind, due_reminder, read
from agent.domain.escalation.record import EscalationRecord
from agent.domain.identity import User
from agent.domain.job import SYSTEM
from agent.ports import Audit, Clock, Facts, Identity, Together
from agent.ports.escalations import EscalationStore
from agent.services.escalation_access import heads, managers


@dataclass(frozen=True, slots=True)
class Reminder:
    """``to`` are user ids: the owner, else the key account managers of the account, else the Head of Sales; when it
    is overdue, the sponsor too. ``account`` is the customer's name."""

    record: EscalationRecord
    account: str
    kind: ReminderKind
    clock: ClockReading
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EscalationReminders:
    facts: Facts
    store: EscalationStore
    identity: Identity
    together: Together
    audit: Audit
    clock: Clock

    def due_reminders(self) -> Sequence[Reminder]:
        """Those not given yet, the oldest escalation first; for a schedule. A customer that is gone has none."""
        names = {each.id: each.name for each in self.facts.accounts()}
        records = self.store.find(names, is_open=True)
        given, today = self.store.given([each.id for each in records]), self.today
        people, found = _People.of(self.identity), []
        for record in records:
            kind = due_reminder(record.detected_on, today, given.get(record.id, ()))
            if kind is not None:
                account = names[record.account_id]
                clock = read(record.detected_on, record.resolved_on, today)
                found.append(Reminder(record, account, kind, clock, people.concerned(record, account, kind)))
        return found

    def reached(self, kinds: Collection[ReminderKind]) -> Sequence[Reminder]:
        """Open ones whose latest day that has come is one of ``kinds``, given or not, with whom it concerns."""
        names, today = {each.id: each.name for each in self.facts.accounts()}, self.today
        people, found = _People.of(self.identity), []
        for record in self.store.find(names, is_open=True):
            kind = due_reminder(record.detected_on, today, ())
            if kind in kinds and kind is not None:
                account = names[record.account_id]
                clock = read(record.detected_on, record.resolved_on, today)
                found.append(Reminder(record, account, kind, clock, people.concerned(record, account, kind)))
        return found

    def remind(self) -> int:
        """Give every reminder that is due; returns how many. For a schedule: each stands by itself,
        none is given twice.

        Who works on the escalation finds it with the record and in the list.
        """
        return sum(self.mark_reminded(each) for each in self.due_reminders())

    def mark_reminded(self, reminder: Reminder) -> bool:
        """Call it in one transaction with what gives the reminder. False when it was given, or nothing is open."""
        with self.together.together():
            try:
                record = self.store.locked(reminder.record.id)
            except NotFound:  # an import took it away
                return False
            same = record.detected_on == reminder.record.detected_on
            if not (same and record.is_open and self.store.remind(record, reminder.kind, self.clock.now())):
                return False
            details = {"kind": reminder.kind.value, "people": len(reminder.to)}
            self.audit.append(SYSTEM.id, "escalation.reminded", record.id, details)
        return True

    @property
    def today(self) -> dt.date:
        return self.clock.now().date()


@dataclass(frozen=True, slots=True)
class _People:
    known: frozenset[str]
    managers: dict[str, list[User]]
    heads: Sequence[User]

    @classmethod
    def of(cls, identity: Identity) -> "_People":
        return cls(frozenset(user.id for user in identity.users()), managers(identity), heads(identity))

    def concerned(self, record: EscalationRecord, account: str, kind: ReminderKind) -> tuple[str, ...]:
        owner = (record.owner,) if record.owner in self.known else ()
        people = owner or self._ids(self.managers.get(account, ())) or self._ids(self.heads)
        sponsor = record.sponsor if kind is ReminderKind.OVERDUE and record.sponsor in self.known else ""
        return (*people, sponsor) if sponsor and sponsor not in people else people

    @staticmethod
    def _ids(users: Sequence[User]) -> tuple[str, ...]:
        return tuple(user.id for user in users)
