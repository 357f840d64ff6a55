"""The core measure: planted defects × clean drafts. Each defect is found in its clause; clean drafts have none."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from agent.adapters.judge.rules import CueReader
from agent.domain.document import Block, Coverage, Document
from agent.domain.language import Language
from agent.domain.nda.reading import Reading
from agent.domain.nda.segment import segment

_HERE = Path(__file__).parent
_DRAFTS = {path.stem: path.read_text("utf-8") for path in sorted((_HERE / "ndas").glob("*.txt"))}
_ROLES = yaml.safe_load((_HERE / "roles.yaml").read_text("utf-8"))
_DEFECTS = yaml.safe_load((_HERE / "defects.yaml").read_text("utf-8"))
_BAD = yaml.safe_load((_HERE / "bad_readings.yaml").read_text("utf-8"))
_REQUIRED = {
    "purpose",
    "need_to_know",
    "exclusions",
    "standard_of_care",
    "compelled_disclosure",
    "return_destruction",
    "term",
    "reverse_engineering",
    "governing_law",
    "venue",
    "mutuality",
}


def document(text: str) -> Document:
    """A plain text: a block for each line."""
    blocks, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(offset, offset + len(line)))
        offset += len(line) + 1
    return Document("draft.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())


@cache
def readings(text: str, language: Language) -> tuple[Reading, ...]:
    draft = document(text)
    return tuple(CueReader().read(draft, segment(draft), language))


def plant(draft: str, defect: str, wording: str) -> tuple[str, str]:
    """The draft with the topic's paragraphs dropped and the wording in their place."""
    language = Language(draft[:2])
    clause = wording.format(**_ROLES[draft])
    clause = clause[:1].upper() + clause[1:]
    drops = re.compile(_DEFECTS[defect][language.value]["drops"])
    lines, placed = [], False
    for line in _DRAFTS[draft].split("\n"):
        if drops.search(line) and not line.isupper():
            if not placed:
                lines.append(clause)
                placed = True
            continue
        lines.append(line)
    if not placed:
        lines[-4:-4] = [clause]
    return "\n".join(lines), clause


def _cases() -> list[tuple[str, str, str]]:
    return [
        (draft, defect, wording)
        for draft in _DRAFTS
        for defect, spec in _DEFECTS.items()
        for wording in spec[draft[:2]]["plants"]
    ]


@pytest.mark.parametrize("draft", _DRAFTS)
def test_a_clean_draft_says_nothing_bad(draft: str) -> None:
    found = readings(_DRAFTS[draft], Language(draft[:2]))
    bad = [
        (r.topic, r.name, _DRAFTS[draft][r.spans[0].start : r.spans[0].end])
        for r in found
        if r.name in _BAD.get(r.topic, ())
    ]
    assert bad == []


@pytest.mark.parametrize("draft", _DRAFTS)
def test_a_clean_draft_has_every_required_clause_and_its_values(draft: str) -> None:
    found = readings(_DRAFTS[draft], Language(draft[:2]))
    assert {r.topic for r in found} >= _REQUIRED
    places = {v.place for r in found if r.topic in ("governing_law", "venue") for v in r.values}
    assert places == {"DE"}
    years = [v.number for r in found if r.topic == "term" for v in r.values if v.number is not None]
    assert years
    assert max(years) <= 5


@pytest.mark.parametrize(("draft", "defect", "wording"), _cases())
def test_a_planted_defect_is_found_in_its_clause(draft: str, defect: str, wording: str) -> None:
    spec = _DEFECTS[defect]
    text, clause = plant(draft, defect, wording)
    found = readings(text, Language(draft[:2]))
    if "absent" in spec:
        assert [r for r in found if [r.topic, r.name] == spec["absent"]] == []
        return
    start = text.index(clause)
    for expected in [spec["expects"], *([spec["also"]] if "also" in spec else [])]:
        reading = next((r for r in found if [r.topic, r.name] == expected), None)
        assert reading is not None, (expected, clause)
        assert reading.confidence >= 0.6
        assert any(start <= span.start < span.end <= start + len(clause) for span in reading.spans)
    _assert_values(spec, found)


def _assert_values(spec: dict[str, object], found: tuple[Reading, ...]) -> None:
    values = [value for reading in found for value in reading.values]
    if "years" in spec:
        assert spec["years"] in {value.number for value in values if value.kind == "years"}
    if "eur" in spec:
        assert spec["eur"] in {value.number for value in values if value.kind == "eur"}
    if "place" in spec:
        assert spec["place"] in {value.place for value in values if value.kind == "law"}


@pytest.mark.parametrize(("draft", "defect", "wording"), _cases())
def test_a_planted_defect_raises_no_other(draft: str, defect: str, wording: str) -> None:
    """False alarms: beside the planted topic, nothing bad may appear."""
    text, _ = plant(draft, defect, wording)
    own = {(_DEFECTS[defect].get("expects") or _DEFECTS[defect]["absent"])[0], *_SIDE_EFFECTS.get(defect, ())}
    bad = [
        (r.topic, r.name, text[r.spans[0].start : r.spans[0].end])
        for r in readings(text, Language(draft[:2]))
        if r.name in _BAD.get(r.topic, ()) and r.topic not in own
    ]
    assert bad == []


# A defect that honestly says something on a second topic, or whose dropped paragraph did.
_SIDE_EFFECTS = {
    "penalty_strict": ("liability",),
    "residuals": ("purpose",),
    "licence_granted": ("purpose", "term"),
    "third_parties_free": ("need_to_know",),
    "unbound_staff": ("third_parties",),
    "exclusivity": ("no_obligation",),
    "purpose_open": ("residuals",),
    "non_compete": ("exclusivity",),
}
