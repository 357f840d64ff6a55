"""The kinds of defects, as data in `kinds/<topic>.yaml`.

A file names a topic of the policy library and its kinds. A kind has ``does``: ``replace`` (the topic's passages
by a wording; added where there are none), ``add`` (a wording beside what is there) or ``remove`` (the topic's
passages, or those of ``part``); ``verdicts`` that its finding must have; ``touches``: other topics whose
finding it may change, because its words honestly say something on them; and wordings in both languages.

The wordings are split by their place in the list: the first, third, … were used to develop the rules first, the
second, fourth, … in a later round. `kinds/later/<topic>.yaml` holds wordings of a second author, who had read the
policies and the clean drafts, but neither the rules nor the first author's wordings (see NOTES.md); their numbers
follow the others'.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from agent.domain.language import Language
from agent.domain.nda.policy import Verdict

KINDS = Path(__file__).with_name("kinds")
_LATER = "later"


class Does(StrEnum):
    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"


class Split(StrEnum):
    """``FIRST``: development and held out, all of the first author. ``LATER``: the second author's."""

    DEVELOPMENT = "development"
    HELD_OUT = "held_out"
    FIRST = "first"
    LATER = "later"


_FIRST = {Split.DEVELOPMENT, Split.HELD_OUT}


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    topic: str
    does: Does
    part: str
    verdicts: frozenset[Verdict]
    touches: frozenset[str]
    wordings: Mapping[Language, Sequence[str]]
    later: Mapping[Language, Sequence[str]]

    def offered(self, language: Language, split: Split) -> list[int]:
        """The numbers (from 1) of the wordings in a split; 0 stands for a removal, which has no wording."""
        if self.does is Does.REMOVE:
            return [0]
        wanted = _FIRST if split is Split.FIRST else {split}
        numbers = range(1, len(self.wordings[language]) + len(self.later[language]) + 1)
        return [number for number in numbers if self.split(language, number) in wanted]

    def split(self, language: Language, number: int) -> Split:
        """The split of a wording by its number (from 1)."""
        if number > len(self.wordings[language]):
            return Split.LATER
        return Split.DEVELOPMENT if number % 2 else Split.HELD_OUT

    def wording(self, language: Language, number: int) -> str:
        return [*self.wordings[language], *self.later[language]][number - 1]


def kinds(folder: Path = KINDS) -> list[Kind]:
    return [kind for path in sorted(folder.glob("*.yaml")) for kind in _of_topic(path)]


def _of_topic(path: Path) -> list[Kind]:
    file = yaml.safe_load(path.read_text("utf-8"))
    beside = path.parent / _LATER / path.name
    later = (yaml.safe_load(beside.read_text("utf-8")) or {}) if beside.is_file() else {}
    return [_kind(name, file["topic"], raw, later.get(name, {})) for name, raw in file["kinds"].items()]


def _kind(name: str, topic: str, raw: Mapping[str, Any], later: Mapping[str, Sequence[str]]) -> Kind:
    return Kind(
        name=name,
        topic=topic,
        does=Does(raw["does"]),
        part=raw.get("part", topic),
        verdicts=frozenset(Verdict(each) for each in raw["verdicts"]),
        touches=frozenset(raw.get("touches", ())),
        wordings={language: raw.get(language.value, ()) for language in Language},
        later={language: later.get(language.value, ()) for language in Language},
    )
