"""Who waits: two rules, kept apart.

By person (S0:53): every relevant person is contacted at least once a calendar month. By account (S0:219): at
least six qualified contact points in a year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.history import LastContact, since
from agent.domain.contacts.qualified import QualifiedRule, missing


class PersonState(StrEnum):
    NEVER = "never"  # no contact is recorded at all
    OVERDUE = "overdue"  # none in the last closed month, and none since
    DUE = "due"  # contact last month, none in this one yet
    DONE = "done"
    NO_DATA = "no_data"  # no activities are known, of anybody


@dataclass(frozen=True, slots=True)
class PersonDue:
    contact: Contact
    state: PersonState
    contacted: LastContact

    @property
    def is_overdue(self) -> bool:
        return self.state in (PersonState.NEVER, PersonState.OVERDUE)


@dataclass(frozen=True, slots=True)
class AccountDue:
    """``qualified`` and ``lacking`` None: nothing is known about contacts of this account."""

    account_id: str
    contacted: LastContact
    qualified: int | None
    lacking: int | None
    wanted: int
    starts: date
    ends: date
    rows: tuple[str, ...] = ()  # ids of the activities that count


def person_due(contact: Contact, last: date | None, today: date, *, known: bool = True) -> PersonDue:
    """``last``: the last day of contact up to ``today``. ``known`` False: there are no activities at all."""
    return PersonDue(contact, _state(last, today) if known else PersonState.NO_DATA, since(last, today))


def _state(last: date | None, today: date) -> PersonState:
    if last is None:
        return PersonState.NEVER
    this_month = today.replace(day=1)
    if last >= this_month:
        return PersonState.DONE
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    return PersonState.DUE if last >= last_month else PersonState.OVERDUE


def window(today: date, rule: QualifiedRule) -> tuple[date, date]:
    """First and last day of the days that count, today among them."""
    return today - timedelta(days=rule.window_days - 1), today


def account_due(
    account_id: str,
    activities: Iterable[Activity],
    last: date | None,
    today: date,
    rule: QualifiedRule,
    *,
    known: bool = True,
) -> AccountDue:
    """``activities`` of this account; those outside of the window don't count.

    ``known`` False: the account has neither contacts nor activities, or nobody records any.
    """
    starts, ends = window(today, rule)
    counted = tuple(each.id for each in activities if starts <= each.day <= ends and missing(each, rule) is None)
    contacted = since(last, today)
    if not known:
        return AccountDue(account_id, contacted, None, None, rule.per_year, starts, ends)
    lacking = max(0, rule.per_year - len(counted))
    return AccountDue(account_id, contacted, len(counted), lacking, rule.per_year, starts, ends, counted)


_RANK = {state: at for at, state in enumerate(("never", "overdue", "no_data", "due", "done"))}


def longest_first(person: PersonDue) -> tuple[int, int, str]:
    """Sorts who waits longest to the front."""
    return _RANK[person.state.value], -(person.contacted.days or 0), person.contact.name
