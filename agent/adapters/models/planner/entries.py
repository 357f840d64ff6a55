"""The names of a directory as a message may say them: which of their words tell, and of which one is enough."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.ordinary import OrdinaryWords
from agent.adapters.models.planner.words import fold, words
from agent.domain.assistant.directory import Directory, Person

_MOST_ARTICLES = 200_000
LEGAL_FORMS = frozenset(
    "gmbh mbh ag kg kgaa co se ltd limited inc llc plc ohg gbr ug ek bv nv sa sas srl spa ab as oy corp company".split()
)
JOINING = frozenset("und and u & of the de du van von".split())
TITLES = frozenset("frau fr herr herrn hr hrn mr mrs ms miss dr doktor doctor prof professor sir madam".split())
_WOMAN, _MAN = frozenset("frau fr mrs ms miss madam".split()), frozenset("herr herrn hr hrn mr sir".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the directory. ``tokens``: its words that tell; ``lead``: those of which one is enough."""

    kind: Kind
    value: str
    tokens: tuple[str, ...]
    lead: frozenset[str]
    salutation: str = ""
    account: str = ""


def accounts(directory: Directory, ordinary: OrdinaryWords) -> Iterator[Entry]:
    for name in directory.accounts:
        tokens = tuple(each.text for each in words(name) if each.text not in LEGAL_FORMS)
        tell = [each for each in tokens if each not in JOINING and each not in ordinary and len(each) > 1]
        lead = frozenset({tokens[0], *tell} if tokens else ())
        yield Entry(Kind.ACCOUNT, name, tokens or (fold(name),), lead)


def people(known: Iterable[Person]) -> Iterator[Entry]:
    for person in known:
        tokens = tuple(each.text for each in words(person.name) if each.text not in TITLES)
        if tokens:
            yield Entry(Kind.CONTACT, person.name, tokens, frozenset(tokens), fold(person.salutation), person.account)


def articles(directory: Directory) -> Iterator[Entry]:
    for item in directory.articles:
        entry = _article(item.id, item.name)
        if entry is not None:
            yield entry


@lru_cache(maxsize=_MOST_ARTICLES)
def _article(article_id: str, name: str) -> Entry | None:
    """The same for everybody who may speak of it."""
    tokens = tuple(each.text for each in words(name.partition("(")[0]))
    if not tokens or len(tokens[0]) <= 3:
        return None
    return Entry(Kind.ARTICLE, article_id, tokens, frozenset({tokens[0]}))


def of_gender(entries: list[Entry], titles: frozenset[str]) -> list[Entry]:
    """ "Frau Brück" is not Uwe: the stored salutation tells."""
    for said in (_WOMAN, _MAN):
        if titles & said:
            fits = [each for each in entries if set(re.findall(r"\w+", each.salutation)) & said]
            entries = fits or entries
    return entries
