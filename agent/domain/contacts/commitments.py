"""What was promised at a customer, by us and by them, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent.domain.account import Account
from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.kept import is_kept_by
from agent.domain.contacts.note import cleaned
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.contacts.promises import Promise, Readers, find

_TITLES = frozenset("dr prof dipl ing herr frau mr mrs ms von van de der".split())


class CommitmentState(StrEnum):
    OVERDUE = "overdue"
    OPEN = "open"
    POSSIBLY_DONE = "possibly_done"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise in a note. ``text`` is ``note[start:end]`` of the cleaned note, untrusted.

    ``due`` None: no day was named, or none that exists. ``seen_in``: ids of later activities that look as if it
    had been kept.
    """

    activity_id: str
    account_id: str
    contact_id: str | None
    made_on: date
    by: Promiser
    text: str
    start: int
    end: int
    due: date | None
    due_text: str
    state: CommitmentState
    seen_in: tuple[str, ...] = ()


def commitments(
    account: Account, contacts: Sequence[Contact], activities: Iterable[Activity], today: date
) -> list[Commitment]:
    """The commitments of one account, the longest overdue first. Activities after ``today`` don't count."""
    known = sorted((each for each in activities if each.day <= today), key=lambda each: (each.day, each.id))
    names, people = _names(account, contacts), {contact.name.casefold() for contact in contacts}
    by_person: dict[str, list[Activity]] = {}
    for activity in known:
        by_person.setdefault(activity.contact_id or "", []).append(activity)
    found: list[Commitment] = []
    for activity in known:
        note = cleaned(activity.note)
        readers = Readers(names, activity.author.strip().casefold() in people)
        for promise in find(note, activity.day, readers):
            found.append(_commitment(activity, note, promise, names, by_person, today))
    return sorted(found, key=most_urgent_first)


def _commitment(
    activity: Activity,
    note: str,
    promise: Promise,
    names: frozenset[str],
    by_person: Mapping[str, Sequence[Activity]],
    today: date,
) -> Commitment:
    """Without a person nobody can tell whether it was kept."""
    text, due = note[promise.start : promise.end], promise.due
    later = by_person[activity.contact_id] if activity.contact_id else ()
    seen = tuple(each.id for each in later if is_kept_by(text, promise.cue, promise.by, activity.day, names, each))
    return Commitment(
        activity_id=activity.id,
        account_id=activity.account_id,
        contact_id=activity.contact_id,
        made_on=activity.day,
        by=promise.by,
        text=text,
        start=promise.start,
        end=promise.end,
        due=due.day if due else None,
        due_text=note[due.start : due.end] if due else "",
        state=_state(due.day if due else None, seen, today),
        seen_in=seen,
    )


def _state(due: date | None, seen: Sequence[str], today: date) -> CommitmentState:
    if seen:
        return CommitmentState.POSSIBLY_DONE
    return CommitmentState.OVERDUE if due is not None and due < today else CommitmentState.OPEN


def _names(account: Account, contacts: Iterable[Contact]) -> frozenset[str]:
    """Full names, first and last names of the people, the company's name and its first word."""
    names = {account.name, account.name.split()[0]}
    for contact in contacts:
        words = [word for word in contact.name.split() if word.strip(".").casefold() not in _TITLES]
        names |= {contact.name, *words[:1], *words[-1:]}
    return frozenset(name for name in names if len(name) >= 3)


_RANK = {CommitmentState.OVERDUE: 0, CommitmentState.OPEN: 1, CommitmentState.POSSIBLY_DONE: 2}


def most_urgent_first(commitment: Commitment) -> tuple[int, date, date, str, int]:
    """Sorts the longest overdue to the front, what may be done to the end."""
    due = commitment.due or date.max
    return _RANK[commitment.state], due, commitment.made_on, commitment.activity_id, commitment.start
