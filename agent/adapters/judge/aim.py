"""What the purpose is: a limit of use is worth what the purpose says, and that may stand in a definition.

"Only for the Purpose" limits little where the Purpose is "any and all business, now or in the future".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from agent.adapters.judge.cues import compiled, source
from agent.adapters.judge.hits import Hit
from agent.adapters.judge.views import View
from agent.domain.language import Language

CONFIDENCE = 0.8
_TERM = r"[^\"()]{2,40}"
_MEANS = r"(?:shall )?(?:means?|mean|refers? to|includes?|is|are|bedeutet|bezeichnet|ist|sind|meint|umfasst)\b"
# „Zweck“ bedeutet …; "[AKA] Business" shall mean …
_DEFINED = re.compile(rf"\"({_TERM})\",? {_MEANS}")
# … the supply of housings (the "Project"): the meaning stands before the term
_NAMED = re.compile(
    rf"\((?:the |this |das |der |die |den |dem |nachfolgend |im folgenden:? |hereinafter )*\"({_TERM})\"\)?"
)
_PURPOSE = re.compile(r"purpose|\bproject|transaction|zweck|vorhaben|projekt|anfrage|geschaeft")


# What is kept secret, by whom and under what is no purpose.
_NO_AIM = re.compile(
    r"information|material|agreement|\bnda\b|part(?:y|ies|ei)|recipient|disclos|represent|affiliat"
    r"|vertraulich|vertrag|unterlag"
)
_REACH = 250  # characters of a meaning


@dataclass(frozen=True, slots=True)
class Definition:
    """A term in quotation marks, what it is said to mean, and where."""

    term: str
    meaning: str
    view: View


@cache
def _general(language: Language) -> re.Pattern[str]:
    return compiled(source("purpose")[language.value]["general"], language)


def aims(views: Sequence[View], hits: Sequence[Hit], language: Language) -> list[Hit]:
    """The hits, and `purpose/general` where use is limited to a purpose that is named in general terms only.

    A purpose that is defined in so many words elsewhere is what counts, whatever a limiting sentence repeats.
    """
    limits = [hit for hit in hits if (hit.topic, hit.reading) == ("purpose", "limited")]
    if not limits:
        return list(hits)
    general = _general(language)
    defined = definitions(views)
    vague = [each for each in defined if general.search(each.meaning)]
    named = [(hit, each) for hit in limits for each in vague if each.term in hit.view.own]
    if named:
        return [*hits, *(_hit(view) for hit, each in named[:1] for view in (each.view, hit.view))]
    if any(_PURPOSE.search(each.term) for each in defined if each not in vague):
        return list(hits)
    return [*hits, *(_hit(hit.view) for hit in limits if general.search(hit.view.own))]


def definitions(views: Sequence[View]) -> list[Definition]:
    """The terms that a draft defines in quotation marks and that may be a purpose."""
    found = []
    for view in views:
        for match in _DEFINED.finditer(view.own):
            found.append(Definition(match[1].strip(), view.own[match.end() :][:_REACH], view))
        for match in _NAMED.finditer(view.own):
            found.append(Definition(match[1].strip(), view.own[: match.start()][-_REACH:], view))
    return [each for each in found if not _NO_AIM.search(each.term)]


def _hit(view: View) -> Hit:
    return Hit("purpose", "general", CONFIDENCE, view)
