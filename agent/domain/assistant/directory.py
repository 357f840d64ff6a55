"""Names that a user may speak of: what a message is matched against. Only of the accounts in the user's scope."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A contact by full stored name (with its title); ``salutation`` opens a letter and tells Frau from Herr."""

    name: str
    account: str
    salutation: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A contract (``RV-2024-017``) or an article (``MC-10432``); ``name`` may be empty."""

    id: str
    name: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """``accounts`` are full stored names."""

    accounts: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    contracts: tuple[Item, ...] = ()
    articles: tuple[Item, ...] = ()
