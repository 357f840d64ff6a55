"""Who decides at the customer and who of us speaks with them, so that a gap shows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from agent.domain import formats
from agent.domain.contacts.buying_centre import BuyingRole, buying_role
from agent.domain.contacts.history import Entry
from agent.domain.contacts.overdue import PersonDue, PersonState
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.pages.account_view import PeopleMap, Person

_ORDER = list(BuyingRole)
_NEEDED = (BuyingRole.DECIDER, BuyingRole.BUYER, BuyingRole.INFLUENCER)
_TONES = {
    PersonState.NEVER: "bad",
    PersonState.OVERDUE: "bad",
    PersonState.DUE: "warn",
    PersonState.DONE: "good",
    PersonState.NO_DATA: "note",
}
Met = Mapping[tuple[str, str], dt.date]  # contact id and who of us → the last day


def people_map(
    due: Sequence[PersonDue], entries: Iterable[Entry], ours: Mapping[str, str], language: Language
) -> PeopleMap:
    """``ours``: names by user id of who works for the account; who else logged a talk with them is added."""
    met = _met(entries)
    team = {**ours, **{who: ours.get(who, who) for _, who in met}}
    found = sorted(due, key=_deciders_first)
    return PeopleMap(
        ours=list(team.values()),
        people=[_person(each, met, list(team), language) for each in found],
        gaps=_gaps(found, language),
    )


def _met(entries: Iterable[Entry]) -> dict[tuple[str, str], dt.date]:
    met: dict[tuple[str, str], dt.date] = {}
    for entry in entries:
        activity = entry.activity
        if activity.contact_id and activity.author:
            pair = activity.contact_id, activity.author
            met[pair] = max(activity.day, met.get(pair, dt.date.min))
    return met


def _deciders_first(due: PersonDue) -> tuple[int, str]:
    role = buying_role(due.contact.buying_role)
    return len(_ORDER) if role is None else _ORDER.index(role), due.contact.name


def _person(due: PersonDue, met: Met, team: Sequence[str], language: Language) -> Person:
    contact = due.contact
    role = buying_role(contact.buying_role)
    days = [met.get((contact.id, each)) for each in team]
    return Person(
        id=contact.id,
        name=contact.name,
        function=contact.role,
        buying=contact.buying_role if role is None else message(f"pages.buying.{role}", language),
        state=message(f"contacts.state.{due.state.value}", language),
        tone=_TONES[due.state],
        since=_since(due, language),
        cells=["" if day is None else formats.date(day, language) for day in days],
    )


def _since(due: PersonDue, language: Language) -> str:
    last, days = due.contacted.last, due.contacted.days
    if last is None or days is None:
        return message("contacts.never", language)
    return message("pages.people.since", language, day=formats.date(last, language), days=days)


def _gaps(found: Sequence[PersonDue], language: Language) -> list[str]:
    """Roles that nobody has, and people who decide or buy and to whom nobody spoke lately."""
    roles = {buying_role(each.contact.buying_role) for each in found}
    gaps = [message(f"pages.people.no_{role}", language) for role in _NEEDED if role not in roles]
    for each in found:
        role = buying_role(each.contact.buying_role)
        if role in _NEEDED[:2] and each.is_overdue:
            gaps.append(message("pages.people.silent", language, name=each.contact.name, since=_since(each, language)))
    return gaps
