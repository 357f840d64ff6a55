"""Parts a compound question into pieces that may each ask for something of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.adapters.models.planner.words import words

_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[^\W\d]{3}\.)\s+(?=[A-ZÄÖÜ])|(?<=\d{4}\.)\s+(?=[A-ZÄÖÜ])|\n+")
_JOINED = re.compile(
    r",?\s+(?:und|and|sowie|plus)\s+(?:(?:dann|danach|auch|gleich|außerdem|"
    r"also|then|gleich|bitte|please)\s+)*|,\s*(?:dann|danach|außerdem|then)\s+|"
    # the German "also" after a comma explains, the English one adds
    r",\s*also\s+(?=(?:how|what|which|who|whom|when|where|is|are|do|does|did|show|list|draft|please|give|tell|prepare|"
    r"write|check|make|create)\b)",
    re.IGNORECASE,
)
_MOST = 6  # pieces looked at
_GLUE = "\ue000"  # stands for a space within a name; of the private area, in no text


@dataclass(frozen=True, slots=True)
class Piece:
    """``own_sentence``: it stands by itself; else it was joined to the one before by "und" or a comma."""

    text: str
    own_sentence: bool


def pieces(text: str, names: Sequence[tuple[int, int]] = ()) -> list[Piece]:
    """``names``: start and end of what is never parted, as "Brück und Söhne"."""
    found = []
    for sentence in (each.strip() for each in _SENTENCE.split(_glued(text, names))):
        parts = [each.strip(" ,").replace(_GLUE, " ") for each in _JOINED.split(sentence)]
        for at, part in enumerate(each for each in parts if each):
            found.append(Piece(part, own_sentence=at == 0))
    return [each for each in found if words(each.text)][:_MOST]


def _glued(text: str, names: Sequence[tuple[int, int]]) -> str:
    for start, end in names:
        text = text[:start] + re.sub(r"\s", _GLUE, text[start:end]) + text[end:]
    return text


def sentences(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(text) if words(each)]
