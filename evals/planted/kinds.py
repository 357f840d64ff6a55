"""The kinds of defects, as data in `kinds/<topic>.yaml`.

A file names a topic of the policy library and its kinds. A kind has ``does``: ``replace`` (the topic's passages
by a wording; added where there are none), ``add`` (a wording beside what is there) or ``remove`` (the topic's
passages, or those of ``part``); ``verdicts`` that its finding must have; ``touches``: other topics whose
finding it may change, because its words honestly say something on them; and wordings in both languages.

The wordings are split by their place in the list: the first, third, … were used to develop the rules, the
second, fourth, … are held out.
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


class Does(StrEnum):
    REPLACE = "replace"
    ADD = "add"
    REMOVE = "remove"


class Split(StrEnum):
    DEVELOPMENT = "development"
    HELD_OUT = "held_out"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    topic: str
    does: Does
    part: str
    verdicts: frozenset[Verdict]
    touches: frozenset[str]
    wordings: Mapping[Language, Sequence[str]]

    def offered(self, language: Language, split: Split) -> list[int]:
        """The numbers (from 1) of the wordings in a split; 0 stands for a removal, which has no wording."""
        if self.does is Does.REMOVE:
            return [0]
        numbers = range(1, len(self.wordings[language]) + 1)
        return [number for number in numbers if split is Split.ALL or (number % 2 == 1) == (split is Split.DEVELOPMENT)]


def kinds(folder: Path = KINDS) -> list[Kind]:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return [_kind(name, file["topic"], raw) for file in files for name, raw in file["kinds"].items()]


def _kind(name: str, topic: str, raw: Mapping[str, Any]) -> Kind:
    return Kind(
        name=name,
        topic=topic,
        does=Does(raw["does"]),
        part=raw.get("part", topic),
        verdicts=frozenset(Verdict(each) for each in raw["verdicts"]),
        touches=frozenset(raw.get("touches", ())),
        wordings={language: raw.get(language.value, ()) for language in Language},
    )
