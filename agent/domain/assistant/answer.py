"""What a tool answers: words with markers, and every figure behind them as a fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.domain.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """``text`` is the whole answer in the language of the question, in simple Markdown (paragraphs, ``- `` lists,
    ``**bold**``, tables), with a marker ``{{F:id}}`` in place of each figure; it can stand alone.

    ``facts``: those of the markers; ids are unique within one answer. ``drafts``: ids of drafts that now wait.
    ``data``: what a model may reason about beside the text: small, plain JSON, no figure that is no fact.
    ``stays_here``: shown to the user, but no model outside the allowed hosts reads it (invariant I10).
    ``links``: path within our own pages by what it shows (``{"/approvals/…": "…"}``).
    """

    text: str
    facts: tuple[Fact, ...] = ()
    drafts: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    stays_here: bool = False
    links: Mapping[str, str] = field(default_factory=dict)
