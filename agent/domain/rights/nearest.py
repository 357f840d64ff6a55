"""The row a free question falls under: its examples and its subject, compared with the question.

Every question about rights begins alike ("May I …", "Wer entscheidet …"), so that frame is left out first: with it,
meaning finds 20 % of the shipped examples from the others, without it 46 %, and with the words beside it 57 %.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agent.domain.rights.row import DecisionRight

_WORDS_COUNT = 0.5  # beside a similarity of meaning
_WORD = re.compile(r"[^\W_]+")
_GRAM = 4
_FRAME = re.compile(
    r"\b(?:darf|dürfen|kann|können|könnte|soll|muss|ich|wir|wer|der|die|das|den|dem|des|ein|eine|einen|einer|selbst|allein"
    r"|entscheidet|entscheide|über|mit|für|im|in|am|bei|kunden?|bin|befugt|zuständig|may|can|could|do|i|we|who|the|an?|of"
    r"|for|to|is|am|customer|customer's|myself|decides?|decision|on|this|allowed|responsible)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Examples:
    """The texts of the rows, without their frame, each with its row."""

    rows: tuple[DecisionRight, ...]
    texts: tuple[str, ...]


def examples_of(rows: Sequence[DecisionRight]) -> Examples:
    pairs = [(row, framed) for row in rows for framed in (*row.examples, row.subject.de, row.subject.en)]
    return Examples(tuple(row for row, _ in pairs), tuple(bare(text) for _, text in pairs))


def bare(question: str) -> str:
    """Without the words in which questions about rights are alike; the question itself when nothing is left."""
    return " ".join(_FRAME.sub(" ", question).split()) or question


def nearest(scores: Sequence[float], among: Examples, least: float) -> tuple[DecisionRight | None, float]:
    """The row of the highest score, None where it is under ``least``; and the score."""
    score, at = max(((score, -at) for at, score in enumerate(scores)), default=(0.0, 0))
    return (among.rows[-at], score) if among.rows and score >= least else (None, score)


def by_words(question: str, among: Examples) -> list[float]:
    """Cosine over parts of words, rare ones counting more: 0 to 1 for each text."""
    grams = [frozenset(_grams(text)) for text in among.texts]
    counts = Counter(gram for each in grams for gram in each)
    rarity = {gram: math.log(1 + len(grams) / count) ** 2 for gram, count in counts.items()}
    asked = frozenset(_grams(bare(question)))
    return [_cosine(asked, each, rarity, math.log(1 + len(grams)) ** 2) for each in grams]


def by_meaning(asked: Sequence[float], vectors: Iterable[Sequence[float]], words: Sequence[float]) -> list[float]:
    """Cosine of vectors of length 1 and a share of `by_words`: up to 1.5 for each text."""
    meant = (sum(one * other for one, other in zip(asked, vector, strict=True)) for vector in vectors)
    return [meaning + _WORDS_COUNT * word for meaning, word in zip(meant, words, strict=True)]


def _cosine(one: frozenset[str], other: frozenset[str], rarity: dict[str, float], unknown: float) -> float:
    both = sum(rarity[gram] for gram in one & other)
    sizes = [sum(rarity.get(gram, unknown) for gram in grams) for grams in (one, other)]
    return both / math.sqrt(sizes[0] * sizes[1]) if both else 0.0


def _grams(text: str) -> Iterator[str]:
    """Parts of four letters: German compounds and endings match as well."""
    for word in _WORD.findall(text.casefold()):
        padded = f" {word} "
        yield from (padded[at : at + _GRAM] for at in range(max(len(padded) - _GRAM + 1, 1)))
