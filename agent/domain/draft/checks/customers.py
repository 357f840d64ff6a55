"""Names of customers in a text: whole, or by the word that tells them apart."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.domain.draft.checks.folding import Letters, folded, keys

_LEGAL = frozenset(
    "gmbh ag se kg kgaa ohg gbr ug mbh co ltd limited llc llp inc incorporated corp corporation plc bv nv sa sas sarl"
    " srl spa oy ab as aps kft sro ev eg holding group gruppe company cie und and et der die das the of for".split()
)
# what many companies, places and people are called says nothing by itself
_COMMON = frozenset(
    "deutsche deutscher allgemeine erste neue alte nord sud ost west norddeutsche suddeutsche europaische european"
    " international internationale global first new old united general american british german royal central"
    " technik technologie technology systems system service services industrie industries industry werk werke works"
    " maschinenbau maschinen antriebe antriebstechnik pumpen pumps handel trading sohne sons gebruder brothers"
    " medizintechnik landtechnik mobility components komponenten energie energy logistik logistics kontakt"
    " deutschland germany europa europe bremen hamburg berlin munchen koln frankfurt stuttgart dusseldorf leipzig"
    " dresden hannover nurnberg essen dortmund bonn kiel london paris wien zurich shanghai hongkong"
    " muller schmidt schneider fischer weber meyer meier wagner becker schulz schulze hoffmann schafer koch bauer"
    " richter klein wolf schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange werner krause"
    " lehmann kaiser konig mayer huber smith jones taylor brown williams wilson johnson davies walker robinson".split()
)
_ENDINGS = frozenset(("", "s", "es", "n", "en", "e", "er", "ns", "sch", "sche", "schen", "scher", "sches"))
# letters: found inside of a word from eight on, with all endings from seven, only as a whole word up to four
_LONG, _INFLECTED, _SHORT = 8, 7, 4
_FEW_ENDINGS = frozenset(("", "s", "es"))  # "Brücke" is no form of "Brück"
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Customer:
    name: str
    whole: frozenset[str]
    leads: frozenset[str]  # of the word that tells it apart
    lead: str


def named_in(texts: Sequence[Letters], names: Sequence[str], own: str, ours: Collection[str] = ()) -> list[str]:
    """The customers of ``names``, other than ``own``, that the texts name.

    ``ours`` are names of people of the account: "Frau Brück" may be one of them.
    """
    known = {word for name in (own, *ours) for word in words(name)}
    return [each.name for each in _customers(tuple(names)) if each.name != own and _is_named(each, texts, known)]


def words(name: str) -> list[str]:
    return _WORDS.findall(folded(name))


def _is_named(customer: _Customer, texts: Sequence[Letters], known: set[str]) -> bool:
    wanted = set(customer.whole) if not known.issuperset(words(customer.name)) else set()
    if customer.lead not in known:
        wanted |= customer.leads
    return any(_is_hit(key, *hit) for text in texts for key in wanted for hit in text.hits(key))


def _is_hit(key: str, begins: bool, in_one: bool, rest: str) -> bool:
    if in_one and len(key) >= _LONG:
        return True
    if not begins or rest not in (_ENDINGS if len(key) >= _INFLECTED else _FEW_ENDINGS):
        return False
    return len(key) > _SHORT or (in_one and rest in ("", "s"))


@lru_cache(maxsize=8)
def _customers(names: tuple[str, ...]) -> tuple[_Customer, ...]:
    telling = {name: [word for word in words(name) if word not in _LEGAL] for name in names}
    shared = Counter(found[0] for found in telling.values() if found)
    return tuple(_customer(name, found, shared) for name, found in telling.items() if found)


def _customer(name: str, telling: list[str], shared: Counter[str]) -> _Customer:
    lead = _lead(telling, shared)
    original = _WORDS.findall(name)
    whole = " ".join(word for word in original if folded(word) in telling)
    first = next((word for word in original if folded(word) == lead), lead)
    return _Customer(name, _long_enough(keys(whole)), _long_enough(keys(first)) if lead else frozenset(), lead)


def _lead(telling: list[str], shared: Counter[str]) -> str:
    """The first word that no other customer begins with and that is not common; empty where there is none."""
    first = telling[0]
    if shared[first] == 1 and first not in _COMMON:
        return first
    return next((word for word in telling[1:] if word not in _COMMON and len(word) > _SHORT and not shared[word]), "")


def _long_enough(found: frozenset[str]) -> frozenset[str]:
    return frozenset(each for each in found if len(each) > 2)
