"""Who comes: the names of the calendar, resolved to contacts and colleagues, or told as unknown."""

from typing import Any

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.buying_centre import BuyingRole, buying_role
from agent.domain.contacts.history import LastContact
from agent.domain.contacts.names import Unmatched, match
from agent.domain.drafting.fact_book import INTERNAL, FactBook
from agent.domain.facts.info import RowKey
from agent.services.gathering.briefing_reading import Reading


def who(reading: Reading, book: FactBook) -> dict[str, Any]:
    """``theirs``, ``ours`` and ``unknown``; with a day alone nobody is known to come."""
    theirs, ours, unknown = [], [], []
    contacts = [person for person, _ in reading.people]
    for name in reading.meeting.attendees if reading.meeting else ():
        user = reading.users.get(name.casefold())
        found = match(name, contacts)
        if user is not None:
            ours.append(user.name)
        elif isinstance(found, Unmatched):
            unknown.append(name)
        else:
            theirs.append(found[0])
    return {
        "theirs": [_contact(book, at, *reading.by_person[each.id]) for at, each in enumerate(theirs, 1)],
        "ours": [book.text(f"us.{at}", ("Von uns", "From us"), each, **INTERNAL) for at, each in enumerate(ours, 1)],
        "unknown": [
            book.text(f"unknown.{at}", ("Unbekannt", "Unknown"), each, **INTERNAL) for at, each in enumerate(unknown, 1)
        ],
        "hint": None if theirs else _usual(reading, book),
    }


def _contact(book: FactBook, at: int, person: Contact, seen: LastContact) -> dict[str, Any]:
    rows = (RowKey("contacts", person.id),)
    return {
        "name": book.text(f"person.{at}", ("Ansprechpartner", "Contact"), person.name, rows, **INTERNAL),
        "role": book.text(f"role.{at}", ("Funktion", "Role"), person.role, rows, **INTERNAL) if person.role else None,
        "buying": buying_role(person.buying_role),
        "language": person.language or None,
        "last": book.day(f"last.{at}", ("Letzter Kontakt", "Last contact"), seen.last, rows, **INTERNAL)
        if seen.last
        else None,
    }


def _usual(reading: Reading, book: FactBook) -> dict[str, Any] | None:
    """Whom to ask who comes, where the calendar names nobody: the decision maker seen last."""
    deciders = [
        (person, seen)
        for person, seen in reading.people
        if buying_role(person.buying_role) is BuyingRole.DECIDER and person.is_relevant
    ]
    if not deciders:
        return None
    person, seen = max(deciders, key=lambda each: (each[1].last.toordinal() if each[1].last else 0, each[0].id))
    return _contact(book, 0, person, seen)
