"""What happened with whom, and how long ago that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.qualified import Missing, QualifiedRule, missing
from agent.domain.facts.info import RowKey


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity; ``lacks`` None: it is a qualified contact point. ``contact`` None: nobody was named."""

    activity: Activity
    contact: Contact | None
    lacks: Missing | None

    @property
    def source(self) -> RowKey:
        return RowKey("activities", self.activity.id)


@dataclass(frozen=True, slots=True)
class LastContact:
    """``last`` None: no contact is recorded up to the day of asking; ``days`` since then."""

    last: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The last day of contact up to some day, by contact id and by account id; who is missing has none."""

    by_contact: Mapping[str, date]
    by_account: Mapping[str, date]


def entries(activities: Sequence[Activity], contacts: Sequence[Contact], rule: QualifiedRule) -> list[Entry]:
    """The activities with their people, in the order given."""
    by_id = {contact.id: contact for contact in contacts}
    return [Entry(each, by_id.get(each.contact_id or ""), missing(each, rule)) for each in activities]


def since(last: date | None, today: date) -> LastContact:
    """``last`` must not lie after ``today``."""
    return LastContact(last, None if last is None else (today - last).days)
