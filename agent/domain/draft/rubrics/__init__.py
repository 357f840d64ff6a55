"""The rubric of each kind of draft: what a good text of this kind has, line by line, as code."""

from collections.abc import Callable, Mapping
from datetime import date

from agent.domain.draft.draft import Check, Draft, DraftKind

Rubric = Callable[[Draft, date], tuple[Check, ...]]

RUBRICS: Mapping[DraftKind, Rubric] = {}
