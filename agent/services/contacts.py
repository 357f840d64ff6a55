"""Contact history, who waits, what was promised, and which data are missing. Access first, always."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol, TypeVar

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.contacts.commitments import Commitment, commitments, most_urgent_first
from agent.domain.contacts.history import Entry, LastContact, LastSeen, entries, since
from agent.domain.contacts.names import Unmatched, match
from agent.domain.contacts.overdue import AccountDue, PersonDue, account_due, longest_first, person_due, window
from agent.domain.contacts.quality import AccountQuality, QualityLimits, account_quality, worst_first
from agent.domain.errors import BadInput, NotFound
from agent.domain.identity import User
from agent.domain.kpi.age import Age
from agent.ports import Clock, Facts
from agent.ports.contacts import ContactFacts
from agent.services.accounts import Accounts
from agent.services.contact_rules import ContactRules

MOST_ENTRIES = 1_000
_PROMISES_DAYS = 365  # a promise older than this is no open matter any more
_GAPS = 50  # rows shown for each account and check


@dataclass(frozen=True, slots=True)
class ContactHistory:
    """``entries`` the latest first, at most as many as asked for; ``people`` with all that was asked about."""

    accounts: Sequence[tuple[Account, LastContact]]
    people: Sequence[tuple[Contact, LastContact]]
    entries: Sequence[Entry]
    age: Age


@dataclass(frozen=True, slots=True)
class Overdue:
    """Two rules, kept apart: people by the month, accounts by the year."""

    accounts: Sequence[Account]
    people: Sequence[PersonDue]
    by_account: Sequence[AccountDue]
    age: Age


@dataclass(frozen=True, slots=True)
class Commitments:
    """``notes`` counts those that were read: without any, finding nothing says nothing."""

    accounts: Sequence[Account]
    contacts: Sequence[Contact]
    found: Sequence[Commitment]
    since: date
    notes: int
    age: Age


@dataclass(frozen=True, slots=True)
class Quality:
    accounts: Sequence[Account]
    by_account: Sequence[AccountQuality]
    age: Age


@dataclass(frozen=True, slots=True)
class Contacts:
    accounts: Accounts
    facts: Facts
    contact_facts: ContactFacts
    rules: ContactRules
    clock: Clock
    limits: QualityLimits = field(default_factory=QualityLimits)

    def history(
        self, user: User, account: str | None = None, contact: str | None = None, limit: int = 20
    ) -> ContactHistory:
        """What was logged, the latest first. ``contact`` is a full stored name.

        Raises Forbidden ``access.account``, NotFound ``contacts.person…``, BadInput ``contacts.limit``.
        """
        accounts = self.accounts.scope(user, account)
        if not 1 <= limit <= MOST_ENTRIES:
            raise BadInput("contacts.limit", most=MOST_ENTRIES)
        age, ids = self._age(), [each.id for each in accounts]
        people = self.contact_facts.contacts(ids)
        chosen = None if contact is None else _named(contact, people)
        wanted = None if chosen is None else [each.id for each in chosen]
        found = self.contact_facts.activities(ids, self._today, contact_ids=wanted, limit=limit)
        seen = self.contact_facts.last_seen(ids, self._today)
        asked = people if chosen is None else chosen
        return ContactHistory(
            accounts=[(each, since(seen.by_account.get(each.id), self._today)) for each in accounts],
            people=[(each, since(seen.by_contact.get(each.id), self._today)) for each in asked],
            entries=entries(found, people, self.rules.on(self._today)(None)),
            age=age,
        )

    def overdue(self, user: User, account: str | None = None) -> Overdue:
        """Relevant people by the monthly rule, who waits longest first; accounts by the yearly one.

        Raises Forbidden ``access.account``.
        """
        accounts = self.accounts.scope(user, account)
        age, ids = self._age(), [each.id for each in accounts]
        people = [each for each in self.contact_facts.contacts(ids) if each.is_relevant]
        seen = self.contact_facts.last_seen(ids, self._today)
        recorded = self.facts.info().tables.get("activities", 0) > 0
        due = [person_due(each, seen.by_contact.get(each.id), self._today, known=recorded) for each in people]
        known = {each.account_id for each in people} | set(seen.by_account) if recorded else set[str]()
        return Overdue(accounts, sorted(due, key=longest_first), self._accounts_due(accounts, seen, known), age)

    def _accounts_due(self, accounts: Sequence[Account], seen: LastSeen, known: set[str]) -> Sequence[AccountDue]:
        rule, ids = self.rules.on(self._today), [each.id for each in accounts]
        starts, ends = window(self._today, rule(None))
        logged = _by_account(self.contact_facts.activities(ids, ends, since=starts))
        return [
            account_due(
                each.id,
                logged.get(each.id, ()),
                seen.by_account.get(each.id),
                self._today,
                rule(each.id),
                known=each.id in known,
            )
            for each in accounts
        ]

    def commitments(self, user: User, account: str | None = None) -> Commitments:
        """Promises in the notes of the last year, the longest overdue first.

        Raises Forbidden ``access.account``.
        """
        accounts = self.accounts.scope(user, account)
        age, ids = self._age(), [each.id for each in accounts]
        begin = self._today - timedelta(days=_PROMISES_DAYS - 1)
        people = self.contact_facts.contacts(ids)
        theirs, logged = _by_account(people), _by_account(self.contact_facts.activities(ids, self._today, since=begin))
        found = [
            promise
            for each in accounts
            for promise in commitments(each, theirs.get(each.id, ()), logged.get(each.id, ()), self._today)
        ]
        notes = sum(bool(each.note.strip()) for several in logged.values() for each in several)
        return Commitments(accounts, people, sorted(found, key=most_urgent_first), begin, notes, age)

    def quality(self, user: User, account: str | None = None) -> Quality:
        """What is missing in the data of each account, the worst first. Raises Forbidden ``access.account``."""
        accounts = self.accounts.scope(user, account)
        age, ids = self._age(), [each.id for each in accounts]
        counts, gaps = self.contact_facts.quality(ids, self._today, self.limits, _GAPS)
        counted, missing = _by_account(counts), _by_account(gaps)
        found = [account_quality(each, counted.get(each, ()), missing.get(each, ())) for each in ids]
        return Quality(accounts, worst_first(found), age)

    @property
    def _today(self) -> date:
        return self.clock.now().date()

    def _age(self) -> Age:
        return Age(self.facts.info().as_of, self.clock.now())


def _named(name: str, people: Sequence[Contact]) -> Sequence[Contact]:
    """The people of this full name. Raises NotFound with the names that come close."""
    found = match(name, people)
    if not isinstance(found, Unmatched):
        return found
    if found.close:
        raise NotFound("contacts.person_close", name=found.shown, close="; ".join(found.close))
    raise NotFound("contacts.person", name=found.shown)


class _OfAccount(Protocol):
    @property
    def account_id(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfAccount)


def _by_account(rows: Sequence[_Row]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for each in rows:
        found.setdefault(each.account_id, []).append(each)
    return found
