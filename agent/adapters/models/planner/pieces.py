"""Parts a compound question into pieces that may each ask for something of their own."""

import re
from dataclasses import dataclass

from agent.adapters.models.planner.words import words

_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[^\W\d]{3}\.)\s+(?=[A-ZÄÖÜ])|(?<=\d{4}\.)\s+(?=[A-ZÄÖÜ])|\n+")
_JOINED = re.compile(
    r",?\s+(?:und|and|sowie|plus)\s+(?:(?:dann|danach|auch|gleich|außerdem|"
    r"also|then)\s+)?|,\s*(?:dann|danach|außerdem|then|also)\s+",
    re.IGNORECASE,
)
_MOST = 6  # pieces looked at


@dataclass(frozen=True, slots=True)
class Piece:
    """``own_sentence``: it stands by itself; else it was joined to the one before by "und" or a comma."""

    text: str
    own_sentence: bool


def pieces(text: str) -> list[Piece]:
    found = []
    for sentence in (each.strip() for each in _SENTENCE.split(text)):
        parts = [each.strip(" ,") for each in _JOINED.split(sentence)]
        for at, part in enumerate(each for each in parts if each):
            found.append(Piece(part, own_sentence=at == 0))
    return [each for each in found if words(each.text)][:_MOST]


def sentences(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(text) if words(each)]
