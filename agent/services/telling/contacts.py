"""Contact history with open promises, and who waits for a contact. Internal: what our people noted of customers."""

from collections.abc import Iterator, Sequence
from datetime import date

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.contacts.history import Entry
from agent.domain.contacts.overdue import AccountDue, PersonDue, PersonState
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.contacts import Commitments, ContactHistory, Overdue
from agent.services.telling.page import MOST_ROWS, Page, counted
from agent.services.telling.untrusted import harmless

_ENTRIES, _PROMISES, _LACKING = 5, 4, 5
_TOPIC = 60  # code points
_DAY, _PEOPLE = ("Tag", "Day"), ("Ansprechpartner", "Contacts")


def history(found: ContactHistory, promised: Commitments, language: Language) -> ToolAnswer:
    """The last contact first, then the entries before it, then what was promised and is not seen as kept."""
    page = _internal(found.age, language)
    names = {account.id: account.name for account, _ in found.accounts}
    if not found.entries:
        page.add(f"**{message('contacts.history.empty', language)}**")
    else:
        _last(page, found.entries[0], names, (found.age.now.date() - found.entries[0].activity.day).days)
        head = [f"contacts.column.{name}" for name in ("date", "contact", "channel", "topic")]
        page.table(head, [_entry(page, each, at) for at, each in enumerate(found.entries[:_ENTRIES], 1)])
    _promises(page, found, promised)
    page.source()
    page.know(account=names[found.entries[0].activity.account_id] if found.entries else None)
    return page.answer()


def _last(page: Page, entry: Entry, names: dict[str, str], days: int) -> None:
    activity, rows = entry.activity, (entry.source,)
    account = page.named("account", ("Kunde", "Customer"), names[activity.account_id])
    values = {"day": page.book.day("last", _DAY, activity.day, rows), "ago": _ago(page, "days_since", days, rows)}
    values |= {"person": _person(page, entry, 0), "topic": _topic(page, entry, 0), "account": account}
    page.say("contacts.last", **values)
    if activity.note.strip():
        quoted = page.named("note", ("Notiz", "Note"), activity.note, rows, longest=400)
        page.add(message("contacts.quote", page.language, text=quoted))


def _entry(page: Page, entry: Entry, at: int) -> list[str]:
    activity, rows = entry.activity, (entry.source,)
    return [
        page.book.day(f"day.{at}", _DAY, activity.day, rows),
        _person(page, entry, at),
        page.named(f"channel.{at}", ("Kanal", "Channel"), activity.channel, rows) or "–",
        _topic(page, entry, at),
    ]


def _person(page: Page, entry: Entry, at: int) -> str:
    if entry.contact is None:
        return message("contacts.nobody", page.language)
    return page.named(f"person.{at}", ("Ansprechpartner", "Contact"), entry.contact.name, (entry.source,))


def _topic(page: Page, entry: Entry, at: int) -> str:
    said = page.named(f"topic.{at}", ("Thema", "Topic"), entry.activity.topic, (entry.source,), longest=_TOPIC)
    return said or "–"


def _promises(page: Page, found: ContactHistory, promised: Commitments) -> None:
    """Of the people asked about; what looks as if it had been kept is left out."""
    asked = {contact.id for contact, _ in found.people}
    left = [each for each in promised.found if each.state is not CommitmentState.POSSIBLY_DONE]
    theirs = [each for each in left if each.contact_id is None or each.contact_id in asked]
    if not theirs:
        page.say("contacts.no_promises")
        return
    page.say("contacts.promises")
    page.bullets(_promise(page, each, at) for at, each in enumerate(theirs[:_PROMISES], 1))
    page.more(_PROMISES, len(theirs), "more_promises")
    _remind(page, promised, theirs)


def _promise(page: Page, each: Commitment, at: int) -> str:
    rows = (RowKey("activities", each.activity_id),)
    code = "overdue" if each.state is CommitmentState.OVERDUE else "due" if each.due else "open"
    values = {
        "by": message(f"contacts.by.{each.by}", page.language),
        "text": page.named(f"promise.{at}", ("Zusage", "Promise"), each.text, rows),
        "made": page.book.day(f"made.{at}", _DAY, each.made_on, rows),
        "due": page.book.day(f"due.{at}", _DAY, each.due, rows) if each.due else "",
    }
    return page.word(f"contacts.promise.{code}", **values)


def _remind(page: Page, promised: Commitments, theirs: Sequence[Commitment]) -> None:
    """Where the customer owes us something, or we them: a mail would be the next step."""
    names = {each.id: each.name for each in promised.accounts}
    people = {each.id: each.name for each in promised.contacts}
    late = next((each for each in theirs if each.state is CommitmentState.OVERDUE), None)
    if late is not None:
        purpose = "follow_up" if late.by is Promiser.CUSTOMER else "reply"
        contact = people.get(late.contact_id or "")
        page.offer("draft_email", account=names[late.account_id], contact=contact, purpose=purpose)


def overdue(found: Overdue, language: Language) -> ToolAnswer:
    """People by the monthly rule, who waits longest first; then customers that lack qualified contacts."""
    page = _internal(found.age, language)
    names = {each.id: each.name for each in found.accounts}
    waiting = [each for each in found.people if each.state is not PersonState.DONE]
    _head(page, found, waiting)
    shown = waiting[:MOST_ROWS]
    head = [f"contacts.column.{name}" for name in ("contact", "account", "state", "last")]
    page.table(head, [_due(page, each, names, at) for at, each in enumerate(shown, 1)])
    page.more(MOST_ROWS, len(waiting))
    page.bullets(_lacking(page, found.by_account, names))
    first = next((each for each in waiting if each.is_overdue), None)
    if first is not None:
        account = names[first.contact.account_id]
        page.offer("draft_email", account=account, contact=first.contact.name, purpose="forecast_request")
    page.source()
    page.know(overdue=[harmless(each.contact.name) for each in shown if each.is_overdue])
    return page.answer()


def _head(page: Page, found: Overdue, waiting: Sequence[PersonDue]) -> None:
    late = sum(each.is_overdue for each in waiting)
    due = sum(each.state is PersonState.DUE for each in waiting)
    counts = {"late": late, "due": due}
    told = [counted(page, name, _PEOPLE, count, f"contacts.{name}") for name, count in counts.items() if count]
    if told:
        page.say("contacts.overdue", counts=", ".join(told))
    else:
        code = "no_people" if not found.people else "no_data" if waiting else "nobody"
        page.add(
            f"**{message('contacts.no_data' if code == 'no_data' else f'contacts.overdue.{code}', page.language)}**"
        )


def _due(page: Page, each: PersonDue, names: dict[str, str], at: int) -> list[str]:
    rows, last = (RowKey("contacts", each.contact.id),), each.contacted
    ago = message("contacts.never", page.language)
    if last.last is not None and last.days is not None:
        ago = _ago(page, f"ago.{at}", last.days, rows)
    return [
        page.named(f"person.{at}", ("Ansprechpartner", "Contact"), each.contact.name, rows),
        page.named(f"account.{at}", ("Kunde", "Customer"), names[each.contact.account_id]),
        message(f"contacts.state.{each.state.value}", page.language),
        ago,
    ]


def _lacking(page: Page, accounts: Sequence[AccountDue], names: dict[str, str]) -> Iterator[str]:
    lacking = [each for each in accounts if each.lacking]
    for at, each in enumerate(sorted(lacking, key=lambda one: -(one.lacking or 0))[:_LACKING], 1):
        rows = tuple(RowKey("activities", key) for key in each.rows)
        label = ("Qualifizierte Kontakte", "Qualified contacts")
        yield page.word(
            "contacts.lacking",
            account=page.named(f"lacking.{at}", ("Kunde", "Customer"), names[each.account_id]),
            qualified=page.book.count(f"qualified.{at}", label, each.qualified, rows),
            wanted=page.book.count(f"wanted.{at}", ("Soll", "Target"), each.wanted),
            days=page.book.count("window", ("Tage", "Days"), _days(each.starts, each.ends)),
        )


def _days(starts: date, ends: date) -> int:
    return (ends - starts).days + 1


def _ago(page: Page, id: str, days: int, rows: Sequence[RowKey]) -> str:
    """``vor 12 Tagen``"""
    marked = page.book.count(id, ("Tage seither", "Days since"), days, rows)
    return message(f"contacts.{ {0: 'today', 1: 'day'}.get(days, 'days') }", page.language, days=marked)


def _internal(age: Age, language: Language) -> Page:
    page = Page(language, age)
    page.book.fact_class = FactClass.INTERNAL
    return page
