"""Sections 2 to 4 of a plan: who the customer is, what it wants, who decides there."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.contacts.activity import Contact
from agent.domain.contacts.overdue import PersonDue, PersonState
from agent.domain.facts.info import FactClass, RowKey
from agent.services.gathering.account_plan_words import Words, slug

LEAST_PEOPLE = 3
DECIDER = "decision maker"
_WITH_DEPARTMENT = ("influencer", "user", "gatekeeper")


def profile(words: Words) -> Mapping[str, Any]:
    account, reading = words.reading.account, words.reading
    with_revenue = sum(each.revenue > 0 for each in reading.trade)
    country = f"country.{account.country}"
    return {
        "industry": account.industry or words.missing(),
        "country": words.say(country) if words.has(country) else account.country or words.missing(),
        "articles": None if words.shared else words.book.count("trade.articles", _ARTICLES, with_revenue),
        "meeting": _meeting(words),
        "missing": words.missing_later(),
    }


_ARTICLES = ("Artikel mit Umsatz", "Articles with revenue")


def _meeting(words: Words) -> Mapping[str, str] | None:
    """The next one; what it is about is ours to know."""
    meeting = words.reading.meeting
    if meeting is None:
        return None
    rows = [RowKey("meetings", meeting.id)]
    day = words.book.day(
        "meeting.day", ("Nächster Termin", "Next meeting"), meeting.starts_at.date(), rows=rows, fact_class=words.own
    )
    if words.shared:
        return {"day": day, "goal": ""}
    return {"day": day, "goal": words.book.text("meeting.goal", ("Thema", "Topic"), meeting.goal, rows=rows)}


def people(words: Words) -> Sequence[Mapping[str, str]]:
    """The buying centre, deciders first, each with counterpart, gap and next step."""
    found = sorted(words.reading.people, key=_deciders_first)
    return [_person(words, each) for each in found]


def _person(words: Words, person: PersonDue) -> Mapping[str, str]:
    contact = person.contact
    shown = {
        "name": contact.name,
        "role": contact.role or words.say("role.none"),
        "counterpart": counterpart(words, contact),
    }
    if words.shared:
        return shown
    state = person.state.value
    return {
        **shown,
        "buying_role": buying_role(words, contact),
        "last": _last(words, person),
        "gap": words.say(f"gap.{state}"),
        "step": words.say(f"step.{state}", day=_step_day(words, person.state)),
    }


def _step_day(words: Words, state: PersonState) -> str:
    if state is PersonState.DONE:
        return words.next_month_end
    return words.month_end if state in (PersonState.DUE, PersonState.OVERDUE) else words.soon


def _last(words: Words, person: PersonDue) -> str:
    if person.contacted.last is None:
        return words.say("contact.never")
    rows = [RowKey("contacts", person.contact.id)]
    label = ("Letzter Kontakt", "Last contact")
    return words.book.day(f"contact.{slug(person.contact.id)}.last", label, person.contacted.last, rows=rows)


def buying_role(words: Words, contact: Contact) -> str:
    code = f"role.{contact.buying_role.strip().casefold()}"
    if not contact.buying_role.strip():
        return words.say("role.none")
    return words.say(code) if words.has(code) else contact.buying_role


def counterpart(words: Words, contact: Contact) -> str:
    """Who of us faces this person: engineers and checkers meet a department together with the manager."""
    role = contact.buying_role.strip().casefold()
    if role not in _WITH_DEPARTMENT:
        return words.reading.kam
    return words.say("counterpart.with", kam=words.reading.kam, department=words.say(f"department.{role}"))


def deciders(words: Words) -> list[str]:
    return [each.contact.name for each in words.reading.people if is_decider(each)]


def is_decider(person: PersonDue) -> bool:
    return person.contact.buying_role.strip().casefold() == DECIDER


def centre_gaps(words: Words) -> Sequence[str]:
    """Tasks, where fewer than three people or no decision maker are known."""
    found, kam = [], words.reading.kam
    if len(words.reading.people) < LEAST_PEOPLE:
        label = ("Erfasste Personen", "People recorded")
        count = words.book.count("people.count", label, len(words.reading.people), fact_class=FactClass.INTERNAL)
        found.append(words.say("centre.few", count=count, kam=kam, day=words.soon))
    if not deciders(words):
        found.append(words.say("centre.no_decider", kam=kam, day=words.soon))
    return found


def _deciders_first(person: PersonDue) -> tuple[bool, bool, str]:
    buys = person.contact.buying_role.strip().casefold() == "buyer"
    return not is_decider(person), not buys, person.contact.name
