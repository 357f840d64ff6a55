"""What the rules find in each span, as numbers: the learned reader weighs them beside the words.

The rules name readings in both languages alike, so what is learned from them in English holds in German.
"""

from collections.abc import Sequence

import numpy as np

from agent.adapters.judge.cues import cue_sets
from agent.adapters.judge.exclusions import compelled_disclosure, exclusions
from agent.adapters.judge.features import Floats
from agent.adapters.judge.hits import Hit, cue_hits
from agent.adapters.judge.views import View, views
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.reading import Span
from agent.domain.nda.topics import TOPICS

ReadingNames = Sequence[tuple[str, str]]
# Topics come and go: a trained reader keeps the list that it learned with.
READINGS = tuple((topic.name, reading.name) for topic in TOPICS.values() for reading in topic.main_readings)
_COLUMNS = {reading: column for column, reading in enumerate(READINGS)}


def rule_features(texts: Sequence[str], language: Language, readings: ReadingNames = READINGS) -> Floats:
    """float32 [texts, readings]: the confidence with which a span states a reading (topic, name), else 0.

    The texts are read in order, as spans of one clause: an item is read with its lead-in.
    """
    text, spans = _joined(texts)
    columns = {reading: column for column, reading in enumerate(readings)}
    found = np.zeros((len(texts), len(readings)), dtype=np.float32)
    row = {span: position for position, span in enumerate(spans)}
    for hit in _hits(views(text, [Clause(0, len(text), spans=spans)]), language):
        column = columns.get((hit.topic, hit.reading))
        if column is not None:
            position = row[hit.view.span]
            found[position, column] = max(found[position, column], hit.confidence)
    return found


def columns_of(hypotheses: Sequence[str]) -> list[list[int]]:
    """For each hypothesis the columns of the readings of its topic."""
    return [
        [
            _COLUMNS[topic.name, reading.name]
            for topic in TOPICS.values()
            if any(each.id == name for each in topic.hypotheses)
            for reading in topic.main_readings
        ]
        for name in hypotheses
    ]


def _joined(texts: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    spans = tuple(Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False))
    return "\n".join([*texts, ""]), spans


def _hits(seen: Sequence[View], language: Language) -> list[Hit]:
    hits = cue_hits(seen, cue_sets(language))
    silent = frozenset(
        hit.view.position for hit in hits if (hit.topic, hit.reading) == ("compelled_disclosure", "no_notice")
    )
    return [*hits, *exclusions(seen, language, frozenset()), *compelled_disclosure(seen, language, silent)]
