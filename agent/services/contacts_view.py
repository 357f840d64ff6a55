"""Contacts as page, API and shell show them: public JSON with labels and sentences in the reader's language."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from agent.domain import formats
from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.contacts.commitments import Commitment
from agent.domain.contacts.history import Entry, LastContact
from agent.domain.contacts.note import cleaned, one_line
from agent.domain.contacts.overdue import AccountDue, PersonDue
from agent.domain.contacts.quality import AccountQuality, QualityLimits
from agent.domain.facts.info import RowKey
from agent.domain.kpi.age import Age, Freshness
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.services.contacts import Commitments, ContactHistory, Overdue, Quality

_LONGEST_LABEL = 200


def history(found: ContactHistory, language: Language) -> dict[str, Any]:
    """``{"accounts", "contacts", "activities", "as_of", "today", "age_text"}``; notes are quotes of anybody."""
    names = _names(account for account, _ in found.accounts)
    return {
        "accounts": [{"account": each.name, **_last(seen, language)} for each, seen in found.accounts],
        "contacts": [{**_person(each, names), **_last(seen, language)} for each, seen in found.people],
        "activities": [_entry(each, names, language) for each in found.entries],
        **age(found.age, language),
    }


def overdue(found: Overdue, language: Language) -> dict[str, Any]:
    """``{"contacts", "accounts", "as_of", …}``: people by the monthly rule, accounts by the yearly one."""
    names = _names(found.accounts)
    return {
        "contacts": [_due(each, names, language) for each in found.people],
        "accounts": [_account_due(each, names, language) for each in found.by_account],
        **age(found.age, language),
    }


def commitments(found: Commitments, language: Language) -> dict[str, Any]:
    """``{"commitments", "since", "as_of", …}``; offsets count code points of the cleaned note."""
    names, people = _names(found.accounts), {each.id: each for each in found.contacts}
    return {
        "commitments": [_commitment(each, names, people, language) for each in found.found],
        "since": found.since.isoformat(),
        "notes_read": found.notes,
        **age(found.age, language),
    }


def quality(found: Quality, limits: QualityLimits, language: Language) -> dict[str, Any]:
    """``{"accounts": [{"account", "score", "checked", "failed", "checks", "gaps"}], "as_of", …}``."""
    names = _names(found.accounts)
    return {
        "accounts": [_account_quality(each, names, limits, language) for each in found.by_account],
        **age(found.age, language),
    }


def age(of: Age, language: Language, subject: str = "contacts") -> dict[str, Any]:
    """When the data were read, the day looked at, and a sentence on both with a warning where one is due.

    What old data mean depends on the subject: its messages have a text ``stale``.
    """
    days = (formats.date(each.date(), language) for each in (of.as_of, of.now))
    told = message("contacts.as_of", language, as_of=next(days), today=next(days))
    warnings = {Freshness.STALE: f"{subject}.stale", Freshness.AHEAD: "contacts.ahead"}
    warned = message(warnings[of.freshness], language) if of.freshness in warnings else ""
    return {
        "as_of": of.as_of.isoformat(),
        "today": of.now.date().isoformat(),
        "freshness": of.freshness.value,
        "age_text": " ".join(filter(None, (told, warned))),
    }


def _entry(entry: Entry, names: Mapping[str, str], language: Language) -> dict[str, Any]:
    activity = entry.activity
    return {
        "id": activity.id,
        "date": activity.day.isoformat(),
        "account": names[activity.account_id],
        "contact": _shown(entry.contact.name) if entry.contact else None,
        "channel": _shown(activity.channel),
        "direction": activity.direction.value if activity.direction else None,
        "topic": _shown(activity.topic),
        "qualified": entry.lacks is None,
        "lacks": entry.lacks.value if entry.lacks else None,
        "qualified_text": message(
            f"contacts.lacks.{entry.lacks.value}" if entry.lacks else "contacts.history.qualified", language
        ),
        "author": _shown(activity.author),
        "note": cleaned(activity.note),
        "source": plain(entry.source),
    }


def _due(due: PersonDue, names: Mapping[str, str], language: Language) -> dict[str, Any]:
    return {
        **_person(due.contact, names),
        **_last(due.contacted, language),
        "state": due.state.value,
        "state_text": message(f"contacts.state.{due.state.value}", language),
        "overdue": due.is_overdue,
    }


def _account_due(due: AccountDue, names: Mapping[str, str], language: Language) -> dict[str, Any]:
    if due.lacking is None:
        told = message("contacts.no_data", language)
    elif due.lacking:
        form = "one" if due.lacking == 1 else "other"
        told = message(f"contacts.overdue.lacking.{form}", language, lacking=due.lacking)
    else:
        told = message("contacts.overdue.reached", language)
    return {
        "account": names[due.account_id],
        **_last(due.contacted, language),
        "qualified": due.qualified,
        "target": due.wanted,
        "missing": due.lacking,
        "result_text": told,
        "starts": due.starts.isoformat(),
        "ends": due.ends.isoformat(),
        "rows": plain([RowKey("activities", key) for key in due.rows]),
    }


def _commitment(
    found: Commitment, names: Mapping[str, str], people: Mapping[str, Contact], language: Language
) -> dict[str, Any]:
    person = people.get(found.contact_id or "")
    told = message(f"contacts.commitment.{found.state.value}", language)
    if found.seen_in:
        told = message("contacts.commitments.see", language, rows=", ".join(map(_shown, found.seen_in)))
    return {
        "account": names[found.account_id],
        "contact": _shown(person.name) if person else None,
        "by": found.by.value,
        "by_text": message(f"contacts.by.{found.by.value}", language),
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "made_on": found.made_on.isoformat(),
        "due": found.due.isoformat() if found.due else None,
        "due_text": found.due_text,
        "state": found.state.value,
        "state_text": told,
        "seen_in": plain([RowKey("activities", key) for key in found.seen_in]),
        "source": plain(RowKey("activities", found.activity_id)),
    }


def _account_quality(
    found: AccountQuality, names: Mapping[str, str], limits: QualityLimits, language: Language
) -> dict[str, Any]:
    label = _check_labels(limits, language)
    checks = [
        {"check": each.check, "label": label(each.check), "checked": each.checked, "failed": each.failed}
        for each in found.counts
    ]
    gaps = [
        {"check": gap.check, "label": label(gap.check), **plain(gap.row), "detail": _shown(gap.detail)}
        for gap in found.gaps
    ]
    return {
        "account": names[found.account_id],
        "score": found.score,
        "score_text": _score(found, language),
        "checked": found.checked,
        "failed": found.failed,
        "checks": checks,
        "gaps": gaps,
    }


def _score(found: AccountQuality, language: Language) -> str:
    if found.score is None:
        return message("contacts.quality.nothing", language)
    passed = formats.number(found.checked - found.failed, language)
    share = message("contacts.quality.share", language, passed=passed, checked=formats.number(found.checked, language))
    return f"{formats.percent(found.score, language, 1)} ({share})"


def _check_labels(limits: QualityLimits, language: Language) -> Callable[[str], str]:
    values = asdict(limits)
    return lambda check: message(f"contacts.check.{check}", language, **values)


def _person(contact: Contact, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": contact.id,
        "account": names[contact.account_id],
        "contact": _shown(contact.name),
        "role": _shown(contact.role),
        "relevant": contact.is_relevant,
        "source": plain(RowKey("contacts", contact.id)),
    }


def _last(seen: LastContact, language: Language) -> dict[str, Any]:
    return {
        "last_contact": seen.last.isoformat() if seen.last else None,
        "days_since": seen.days,
        "since_text": _since(seen.last, seen.days, language),
    }


def _since(last: dt.date | None, days: int | None, language: Language) -> str:
    if last is None or days is None:
        return message("contacts.never", language)
    return message(f"contacts.{ {0: 'today', 1: 'day'}.get(days, 'days') }", language, days=days)


def _names(accounts: Iterable[Account]) -> dict[str, str]:
    return {each.id: each.name for each in accounts}


def _shown(text: str) -> str:
    return one_line(text, _LONGEST_LABEL)
