"""What happened and what is open: events since the last talk, promises of both sides, the three fixed topics."""

import re
from collections.abc import Sequence
from typing import Any

from agent.domain.contacts.channel import called
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.contacts.history import Entry
from agent.domain.contacts.note import one_line
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.drafting.fact_book import INTERNAL, FactBook
from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.services.gathering.briefing_reading import Reading
from agent.services.gathering.briefing_sources import SourceList

_EVENTS, _LOOPS, _QUOTE = 3, 4, 110
TOPICS = {
    "forecast": re.compile(r"forecast|prognose|bedarf|demand", re.IGNORECASE),
    "projects": re.compile(r"proje[kc]t|muster|sample", re.IGNORECASE),
    "technical": re.compile(r"techni|zeichnung|drawing|muster", re.IGNORECASE),
}


def events(reading: Reading, book: FactBook, sources: SourceList, language: Language) -> list[dict[str, Any]]:
    """The latest contacts: day, person, topic; no word of a note, which may be anybody's."""
    return [_event(book, sources, language, at, each) for at, each in enumerate(reading.entries[:_EVENTS], 1)]


def _event(book: FactBook, sources: SourceList, language: Language, at: int, entry: Entry) -> dict[str, Any]:
    rows, activity = (entry.source,), entry.activity
    label, topic = ("Kontakt", "Contact"), one_line(activity.topic, 60)
    if topic.casefold() in (activity.channel.casefold(), "e-mail", "mail"):
        topic = ""
    return {
        "day": book.day(f"event.{at}", label, activity.day, rows, **INTERNAL),
        "channel": book.text(f"channel.{at}", label, called(one_line(activity.channel, 40), language), rows, **INTERNAL)
        if activity.channel
        else None,
        "person": book.text(f"with.{at}", label, entry.contact.name, rows, **INTERNAL) if entry.contact else None,
        "topic": book.text(f"topic.{at}", label, topic, rows, **INTERNAL) if topic else None,
        "source": sources.row("activities", activity.id),
    }


def loops(reading: Reading, book: FactBook, sources: SourceList) -> dict[str, Any]:
    """Open promises, the longest overdue first, each with day, owner and source; quotes stay as they were noted."""
    chosen = reading.promises[:_LOOPS]
    return {
        "loops": [_loop(reading, book, sources, at, each) for at, each in enumerate(chosen, 1)],
        "more_loops": _more(book, len(reading.promises) - len(chosen)),
        "overdue_ours": _overdue(book, reading.promises),
    }


def _loop(reading: Reading, book: FactBook, sources: SourceList, at: int, each: Commitment) -> dict[str, Any]:
    rows, label = (RowKey("activities", each.activity_id),), ("Zusage", "Promise")
    found = reading.by_person.get(each.contact_id or "")
    person = None if found is None else found[0].name
    return {
        "quote": book.text(f"promise.{at}", label, one_line(each.text, _QUOTE), rows, **INTERNAL),
        "ours": each.by is not Promiser.CUSTOMER,
        "owner": book.text(f"owner.{at}", label, reading.user.name, rows, **INTERNAL),
        "person": book.text(f"promised.{at}", label, person, rows, **INTERNAL) if person else None,
        "made": book.day(f"made.{at}", label, each.made_on, rows, **INTERNAL),
        "due": book.day(f"due.{at}", label, each.due, rows, **INTERNAL) if each.due else None,
        "overdue": each.state is CommitmentState.OVERDUE,
        "source": sources.row("activities", each.activity_id),
    }


def _more(book: FactBook, count: int) -> str | None:
    return book.count("more_loops", ("Weitere Zusagen", "More promises"), count) if count > 0 else None


def _overdue(book: FactBook, promises: Sequence[Commitment]) -> dict[str, Any] | None:
    """How many of ours are overdue; None without any."""
    late = [each for each in promises if each.state is CommitmentState.OVERDUE and each.by is not Promiser.CUSTOMER]
    marked = book.count("overdue_ours", ("Überfällige Zusagen von uns", "Our overdue promises"), len(late))
    return {"count": marked, "one": len(late) == 1} if late else None


def talks(reading: Reading, book: FactBook, sources: SourceList) -> dict[str, Any]:
    """The last qualified talk on each of the three fixed topics; None where none is stored."""
    found: dict[str, Any] = {}
    for name, pattern in TOPICS.items():
        entry = next(
            (each for each in reading.entries if each.lacks is None and pattern.search(each.activity.topic)), None
        )
        found[name] = None if entry is None else _talk(book, sources, name, entry)
    return found


def _talk(book: FactBook, sources: SourceList, name: str, entry: Entry) -> dict[str, Any]:
    label, rows = ("Letztes Gespräch", "Last talk"), (entry.source,)
    person = entry.contact.name if entry.contact else None
    return {
        "day": book.day(f"talk.{name}", label, entry.activity.day, rows, **INTERNAL),
        "person": book.text(f"talked.{name}", label, person, rows, **INTERNAL) if person else None,
        "source": sources.row("activities", entry.activity.id),
    }
