"""What a clause is about: topics, boilerplate, the plain duty of secrecy; what is left is unusual."""

import re
from dataclasses import dataclass
from functools import cache

from agent.adapters.judge.cues import compiled, cue_sets, fold, source
from agent.adapters.judge.hits import cue_hits
from agent.adapters.judge.views import View, views
from agent.domain.document import Document
from agent.domain.language import Language, detect
from agent.domain.nda.clause import Clause

_ITEM = re.compile(r"\(?[a-z]{1,4}\) |[-•·▪] ")  # its sense stands in the lead-in
_SHORTEST = 60  # a shorter paragraph is a heading, a name or an item


@dataclass(frozen=True, slots=True)
class _Patterns:
    core: re.Pattern[str]
    operative: re.Pattern[str]
    boilerplate: tuple[re.Pattern[str], ...]


@cache
def _patterns(language: Language) -> _Patterns:
    raw = source("_clauses")[language.value]
    boilerplate = tuple(compiled(text, language) for text in raw["boilerplate"])
    return _Patterns(compiled(raw["core"], language), compiled(raw["operative"], language), boilerplate)


class ClauseKinds:
    """Tells clauses apart by wording; holds no state."""

    def topics_of(self, text: str) -> set[str]:
        """The topics (names of `topics.TOPICS`) that a clause speaks of, whatever it says about them."""
        folded = fold(text)
        sets = cue_sets(detect(text))
        return {cues.topic for cues in sets if cues.mentions and cues.mentions.search(folded)}

    def is_boilerplate(self, text: str) -> bool:
        """Severability, entire agreement, notices, counterparts, recitals, definitions, signatures and the like."""
        folded = fold(text)
        return any(pattern.search(folded) for pattern in _patterns(detect(text)).boilerplate)

    def is_unusual(self, document: Document, clause: Clause) -> bool:
        """True for a provision that is about no topic, is no boilerplate and not the plain duty of secrecy."""
        text = document.text[clause.start : clause.end]
        language = detect(text)
        folded = fold(text)
        patterns = _patterns(language)
        if len(folded) < _SHORTEST or _ITEM.match(folded):
            return False
        if not patterns.operative.search(folded) or patterns.core.search(folded):
            return False
        if self.topics_of(text) or self.is_boilerplate(text):
            return False
        return not _states_anything(views(document.text, [clause]), language)


def _states_anything(seen: list[View], language: Language) -> bool:
    sets = tuple(cues for cues in cue_sets(language) if cues.topic != "mutuality")
    return bool(cue_hits(seen, sets))
