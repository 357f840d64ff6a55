"""What the judge found a draft to say, with the spans that say it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Code points of ``Document.text``, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value read out of the text: ``years``, ``eur`` (numbers), ``law``, ``venue`` (place codes)."""

    kind: str
    number: float | None = None
    place: str | None = None
    text: str = ""  # as it stands in the draft


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement of the draft about a topic; ``name`` is one of `topics.TOPICS[topic].readings`.

    ``confidence`` is a probability, 0 to 1; ``source`` says who read it: ``rule``, ``model``
    or ``fact``.
    """

    topic: str
    name: str
    confidence: float
    spans: tuple[Span, ...]
    values: tuple[Value, ...] = ()
    source: str = "rule"
