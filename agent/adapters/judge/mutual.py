"""Who owes the duties: both parties or one. Read over the whole draft."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from agent.adapters.judge.cues import compiled, source
from agent.adapters.judge.hits import Hit
from agent.adapters.judge.views import View
from agent.domain.language import Language

_PARTY_BLOCK = 40  # spans from the start in which roles are given to the named parties
_STRONG = 0.8
_NEEDED = 3  # sentences that burden one role before "only one side owes something" is said at all

# Of the sentences that burden one role, those on secrecy show it best.
_SECRECY = re.compile(
    r"\b(?:not|only)\b.*(?:disclos|\buse)|disclos.*\bwithout\b|geheim|vertraulich|secre|confiden|weiter(?:g|zug)eb"
)
# "Each side complies with data protection law", "amendments are agreed by both sides": nothing on who keeps secrets.
_BESIDES = re.compile(
    r"data protection|privacy|gdpr|dsgvo|datenschutz|personenbezogen|personal data|contact (?:details|data)|assign"
    r"|transfer|abtret|uebertrag|amend|modif|aenderung|text form|textform|schriftform|in writing and|expense|\bcosts?\b"
    r"|kosten|governed|jurisdiction|gerichtsstand|injunct|damages|schadensersatz|counterpart|ausfertigung"
)


@dataclass(frozen=True, slots=True)
class _Roles:
    discloser: re.Pattern[str]
    recipient: re.Pattern[str]
    by_meaning: re.Pattern[str]
    burden: re.Pattern[str]


@cache
def _roles(language: Language) -> _Roles:
    raw = source("mutuality")["roles"][language.value]
    names = ("discloser", "recipient", "by_meaning", "burden")
    return _Roles(*(compiled(raw[name], language) for name in names))


def mutuality(views: Sequence[View], stated: Sequence[Hit], language: Language) -> list[Hit]:
    """``stated`` are the hits of the cues; what the roles show is added where the cues say little."""
    stated = [hit for hit in stated if hit.reading != "mutual" or not _is_besides(hit.view)]
    if any(hit.reading == "one_way" for hit in stated):
        return stated
    strong = [hit for hit in stated if hit.confidence >= _STRONG]
    if strong:
        return strong
    one_sided = _fixed_roles(views, language)
    if one_sided:
        return one_sided
    if stated:
        return stated
    return _burdened(views, language)


def _is_besides(view: View) -> bool:
    return bool(_BESIDES.search(view.own)) and not _SECRECY.search(view.own)


def _fixed_roles(views: Sequence[View], language: Language) -> list[Hit]:
    """The roles of discloser and recipient given to one named party each."""
    roles = _roles(language)
    named = [view for view in views[:_PARTY_BLOCK] if not roles.by_meaning.search(view.own)]
    discloser = [view for view in named if roles.discloser.search(view.own)][:1]
    recipient = [view for view in named if roles.recipient.search(view.own)][:1]
    if not (discloser and recipient):
        return []
    kept = {view.position: view for view in (*discloser, *recipient)}
    return [Hit("mutuality", "one_way", 0.8, view) for view in kept.values()]


def _burdened(views: Sequence[View], language: Language) -> list[Hit]:
    """Only one role ever owes something: weak evidence that the other side owes nothing."""
    burden = _roles(language).burden
    bound = sorted((view for view in views if burden.search(view.own)), key=lambda view: not _SECRECY.search(view.own))
    return [Hit("mutuality", "one_way", 0.62, view) for view in bound[:2]] if len(bound) >= _NEEDED else []
