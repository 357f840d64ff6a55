"""The rule reader: what a draft says about each topic, by its wording, with the spans that say it."""

from collections.abc import Callable, Sequence

from agent.adapters.judge.aim import aims
from agent.adapters.judge.cues import cue_sets
from agent.adapters.judge.exclusions import compelled_disclosure, exclusions
from agent.adapters.judge.hits import Hit, cue_hits
from agent.adapters.judge.mutual import mutuality
from agent.adapters.judge.refine import refine
from agent.adapters.judge.values import law_values, penalty_values, term_values, venue_values
from agent.adapters.judge.views import View, views
from agent.domain.document import Document
from agent.domain.language import Language, shares
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Reading, Value

MAX_SPANS = 4
# Beside a sure find, a weak one is no evidence: "such efforts shall not be deemed necessary" beside a duty of care.
_NEAR_BEST = 0.15
# Share of function words from which a second language is more than a quoted term or an address.
_SUBSTANTIAL = 0.06
_VALUES: dict[tuple[str, str], Callable[[str], tuple[Value, ...]]] = {
    ("term", "fixed"): term_values,
    ("penalty", "present"): penalty_values,
    ("governing_law", "stated"): law_values,
    ("venue", "stated"): venue_values,
    ("venue", "arbitration"): venue_values,
}
_PLACES = {"governing_law": "law", "venue": "venue"}


class CueReader:
    """Reads a draft with the cues of `cues/*.yaml`; holds no state."""

    def read(self, document: Document, clauses: Sequence[Clause], language: Language) -> list[Reading]:
        """One reading for each thing said, the surest spans first (at most four).

        A bilingual draft is read with the cues of both languages.
        """
        seen = views(document.text, clauses)
        hits = [hit for each in languages(document.text, language) for hit in _hits(document.text, seen, each)]
        return [_reading(document.text, group) for group in _grouped(hits)]


def languages(text: str, language: Language) -> tuple[Language, ...]:
    """The languages to read a draft in: its own, and the other one where it holds a good part."""
    share = shares(text)
    others = (other for other in Language if other is not language and share[other] >= _SUBSTANTIAL)
    return (language, *others)


def _hits(text: str, seen: Sequence[View], language: Language) -> list[Hit]:
    hits = aims(seen, refine(text, seen, cue_hits(seen, cue_sets(language))), language)
    no_exclusion = _positions(hits, "exclusions", "none")
    no_notice = _positions(hits, "compelled_disclosure", "no_notice")
    sides = [hit for hit in hits if hit.topic == "mutuality"]
    return [
        *(hit for hit in hits if hit.topic != "mutuality"),
        *mutuality(seen, sides, language),
        *exclusions(seen, language, no_exclusion),
        *compelled_disclosure(seen, language, no_notice),
    ]


def _positions(hits: Sequence[Hit], topic: str, reading: str) -> frozenset[int]:
    return frozenset(hit.view.position for hit in hits if hit.topic == topic and hit.reading == reading)


def _grouped(hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of each reading, best first, each span once."""
    groups: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.topic, hit.reading), []).append(hit)
    return [_once(sorted(group, key=lambda hit: (-hit.confidence, hit.view.position))) for group in groups.values()]


def _once(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.view.span: hit for hit in reversed(hits)}.values())[::-1]


def _reading(text: str, group: Sequence[Hit]) -> Reading:
    best = group[0]
    kept = [hit for hit in group if hit.confidence >= best.confidence - _NEAR_BEST][:MAX_SPANS]
    spans = tuple(hit.view.span for hit in kept)
    return Reading(best.topic, best.reading, best.confidence, spans, _values(text, best, group))


def _values(text: str, best: Hit, group: Sequence[Hit]) -> tuple[Value, ...]:
    """The values of every span of the reading; a place that is not recognised is said to be unknown."""
    read = _VALUES.get((best.topic, best.reading))
    if read is None:
        return ()
    found = [value for hit in group for value in read(text[hit.view.span.start : hit.view.span.end])]
    if not found and best.topic in _PLACES and best.reading == "stated":
        span = best.view.span
        found = [Value(_PLACES[best.topic], place="", text=text[span.start : span.end])]
    return tuple(dict.fromkeys(found))
