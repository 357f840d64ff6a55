"""What a message names: a customer, a person, a contract, an article, a file."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    ACCOUNT = "account"
    CONTACT = "contact"
    CONTRACT = "contract"
    ARTICLE = "article"
    FILE = "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """``values``: what may be meant, one in the clear case. ``known``: it is in the directory, else it is as typed.

    ``start`` and ``end`` are places in the message.
    """

    kind: Kind
    values: tuple[str, ...]
    start: int
    end: int
    known: bool = True

    @property
    def value(self) -> str:
        return self.values[0]

    @property
    def is_clear(self) -> bool:
        return len(self.values) == 1

    def overlaps(self, other: "Mention") -> bool:
        return self.start < other.end and other.start < self.end
