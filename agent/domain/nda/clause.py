"""The clauses of a draft: numbered pieces of its text, and the spans (sentences, items) in them."""

from dataclasses import dataclass

from agent.domain.nda.reading import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered paragraph or section of the draft; ``number`` and ``heading`` as printed.

    ``spans`` are its sentences and list items in order: the unit that the judge reads.
    ``heading`` is the nearest heading above; ``path`` the numbers of the parents and itself.
    """

    start: int
    end: int
    number: str = ""
    heading: str = ""
    path: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
