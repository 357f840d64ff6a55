"""The customers that key account managers work for."""

from dataclasses import dataclass
from enum import StrEnum

from agent.domain.language import Language


class AccountClass(StrEnum):
    KEY = "Key"
    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Account:
    """``id`` is the key in the facts, ``name`` the full stored name that people and tools use."""

    id: str
    name: str
    account_class: AccountClass
    language: Language
    industry: str = ""
    country: str = ""
