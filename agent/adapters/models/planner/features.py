"""What the learned choice sees of a message: a sentence vector, parts of words, terms of the glossary. numpy only."""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from agent.adapters.models.planner.lexicon import Subject
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.reading import Reading
from agent.adapters.models.planner.signs import ASKS, MAKES, MAY
from agent.domain.assistant.tool_names import TOOL_NAMES
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.names import ALL

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
DEPARTMENTS = ("inside_sales", "finance", "engineering", "purchasing", "quality")
VECTOR = 512
BUCKETS = 4096  # of hashed parts of words
_KEYS = (
    *((Subject.KPI, each) for each in (*KPI_IDS, ALL)),
    *((Subject.TOOL, each) for each in TOOL_NAMES),
    *((Subject.DEPARTMENT, each) for each in DEPARTMENTS),
)
_CUES = {
    (subject, key, plain): at
    for at, (subject, key, plain) in enumerate((*key, p) for key in _KEYS for p in (True, False))
}
_FLAGS = (
    "account",
    "contact",
    "contract",
    "article",
    "document",
    "period",
    "days",
    "question",
    "short",
    "makes",
    "asks",
    "may",
)
DIMENSIONS = VECTOR + BUCKETS + len(_CUES) + len(_FLAGS)
# how much each kind counts; chosen by cross-validation on the training utterances
_VECTOR_WEIGHT, _PARTS_WEIGHT, _CUE_WEIGHT, _FLAG_WEIGHT = 3.0, 2.0, 3.0, 1.0


def features(readings: Sequence[Reading], encode: Encode) -> Floats:
    """float32 [readings, DIMENSIONS]."""
    rows = np.zeros((len(readings), DIMENSIONS), dtype=np.float32)
    if not readings:
        return rows
    rows[:, :VECTOR] = encode([each.masked for each in readings]) * _VECTOR_WEIGHT
    for row, reading in zip(rows, readings, strict=True):
        _add_parts(row[VECTOR : VECTOR + BUCKETS], reading)
        _add_cues(row[VECTOR + BUCKETS :], reading)
    return rows


def _add_parts(row: Floats, reading: Reading) -> None:
    counts = Counter(_hashed(_parts([re.sub(r"\d", "0", each.text) for each in reading.words])))
    if counts:
        values = np.log1p(np.fromiter(counts.values(), dtype=np.float32))
        row[list(counts)] = values / np.linalg.norm(values) * _PARTS_WEIGHT


def _hashed(parts: Iterable[str]) -> Iterator[int]:
    for part in parts:
        yield zlib.crc32(part.encode()) % BUCKETS  # the same in every process, unlike `hash`


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Words, pairs of neighbours, and runs of 3 to 5 letters within a word."""
    for one, other in zip(("^", *words), (*words, "$"), strict=True):
        yield f"{one} {other}"
    for word in words:
        yield word
        edged = f"<{word}>"
        for length in (3, 4, 5):
            for at in range(len(edged) - length + 1):
                yield edged[at : at + length]


def _add_cues(row: Floats, reading: Reading) -> None:
    for hit in reading.hits:
        place = _CUES.get((hit.subject, hit.key, hit.plain))
        if place is not None:  # a department that the company added is not learned
            row[place] = _CUE_WEIGHT
    kinds = {each.kind for each in reading.mentions}
    flags = {kind.value for kind in Kind if kind in kinds}
    flags |= {"period"} if reading.periods else set()
    flags |= {"days"} if reading.days is not None else set()
    flags |= {"question"} if reading.text.rstrip().endswith("?") else set()
    flags |= {"short"} if len(reading.words) <= 3 else set()
    said = " ".join(each.text for each in reading.words)
    flags |= {name for name, sign in (("makes", MAKES), ("asks", ASKS), ("may", MAY)) if sign.search(said)}
    for flag in flags:
        row[len(_CUES) + _FLAGS.index(flag)] = _FLAG_WEIGHT
