"""What a topic of an NDA is: its readings, and the benchmark hypotheses that ask for them.

A *reading* states what the draft says, without judging it; which reading conforms, deviates or
contradicts is the company's position and stands in `policies/nda/`. Readings that the public
benchmark asks for name its hypothesis and label, so that the judge can be measured on it.
"""

from dataclasses import dataclass

from agent.domain.language import Language


@dataclass(frozen=True, slots=True)
class ReadingType:
    """One thing a draft can say about a topic, as a sentence in both languages.

    ``kind_of``: the reading that this one is a narrower case of; a policy that does not name it means that one.
    """

    name: str
    de: str
    en: str
    kind_of: str = ""

    def sentence(self, language: Language) -> str:
        return self.de if language is Language.DE else self.en


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A benchmark hypothesis: which reading its Entailment and its Contradiction stand for.

    ``lesser``: what the draft says where our reading is met and the hypothesis, which asks for more, is not.
    """

    id: str
    entailment: str
    contradiction: str
    lesser: str = ""


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

    @property
    def main_readings(self) -> tuple[ReadingType, ...]:
        """The readings that are no narrower case of another: rules find them, and every policy judges them."""
        return tuple(reading for reading in self.readings if not reading.kind_of)


def topic(
    name: str,
    de: str,
    en: str,
    *readings: tuple[str, str, str] | tuple[str, str, str, str],
    hypotheses: tuple[Hypothesis, ...] = (),
    side: frozenset[str] = frozenset(),
) -> Topic:
    return Topic(name, de, en, tuple(ReadingType(*reading) for reading in readings), hypotheses, side)
