"""People at the customer, and what was logged with them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    BOTH = "both"  # a talk


@dataclass(frozen=True, slots=True)
class Contact:
    """A row of ``contacts``. ``relevant`` None (nobody said) counts as relevant."""

    id: str
    account_id: str
    name: str
    email: str = ""
    role: str = ""
    buying_role: str = ""
    language: str = ""
    salutation: str = ""
    relevant: bool | None = None

    @property
    def is_relevant(self) -> bool:
        return self.relevant is not False


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of ``activities``. ``qualified`` is the flag of the source, ``note`` untrusted text."""

    id: str
    account_id: str
    day: date
    contact_id: str | None = None
    channel: str = ""
    direction: Direction | None = None
    topic: str = ""
    qualified: bool | None = None
    author: str = ""
    note: str = ""
