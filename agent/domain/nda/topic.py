"""What a topic of an NDA is: its readings, and the benchmark hypotheses that ask for them.

A *reading* states what the draft says, without judging it; which reading conforms, deviates or
contradicts is the company's position and stands in `policies/nda/`. Readings that the public
benchmark asks for name its hypothesis and label, so that the judge can be measured on it.
"""

from dataclasses import dataclass

from agent.domain.language import Language


@dataclass(frozen=True, slots=True)
class ReadingType:
    """One thing a draft can say about a topic, as a sentence in both languages."""

    name: str
    de: str
    en: str

    def sentence(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A benchmark hypothesis: which reading its Entailment and its Contradiction stand for."""

    id: str
    entailment: str
    contradiction: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with all its readings. ``side`` readings add to the picture but do not answer the
    topic's main question: a draft with nothing but side readings still lacks the clause."""

    name: str
    de: str
    en: str
    readings: tuple[ReadingType, ...]
    hypotheses: tuple[Hypothesis, ...] = ()
    side: frozenset[str] = frozenset()

    def label(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en

    def reading(self, name: str) -> ReadingType:
        return next(reading for reading in self.readings if reading.name == name)


def topic(
    name: str,
    de: str,
    en: str,
    *readings: tuple[str, str, str],
    hypotheses: tuple[Hypothesis, ...] = (),
    side: frozenset[str] = frozenset(),
) -> Topic:
    return Topic(name, de, en, tuple(ReadingType(*reading) for reading in readings), hypotheses, side)
