"""Puts one defect into a base: replaces, adds or removes the passages of its topic."""

import re
from dataclasses import dataclass

from evals.planted.base import Base
from evals.planted.kinds import Does, Kind

# What stays of a passage that is replaced: its heading and its number.
_KEPT = re.compile(
    r"\s*(?:(?:§ ?\d+|\d+\.)[^\n.]*\n)?(?:(?:\(\d+\)|\d+\.\d+|\d+\.(?: \**[A-Z][^.\n]{2,60}\.)?|[-•]) )?"
)
_ENDED = (".", "!", "?")
_BROKEN = (
    (re.compile(r"[,;]?\s*,?\s*\.(?=\n|$)"), "."),
    (re.compile(r"(?<=\S) {2}(?=\S)"), " "),
    (re.compile(r"\n{3,}"), "\n\n"),
)
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Planted:
    """A base with one defect. ``sentence`` is what was put in, empty where something was removed."""

    base: Base
    kind: Kind
    wording: int
    text: str
    sentence: str


def plant(base: Base, kind: Kind, wording: int) -> Planted | None:
    """``wording`` counts from 1, 0 for a removal. None where the base has nothing to remove."""
    sentence = _sentence(base, kind, wording)
    places = [] if kind.does is Does.ADD else list(base.places.get(kind.part, ()))
    if not sentence and not places:
        return None
    edits = [(start, end, "") for start, end in places]
    if sentence and places:
        edits[0], *further = _replaced(base.text, *places[0], sentence)
        edits += further
    elif sentence:
        edits.append((base.here, base.here, _added(base.text, base.here, sentence)))
    return Planted(base, kind, wording, _tidy(base.text, _edited(base.text, edits)), sentence)


def _sentence(base: Base, kind: Kind, wording: int) -> str:
    if not wording:
        return ""
    filled = kind.wording(base.language, wording).format(**base.roles)
    return filled[:1].upper() + filled[1:]


def _replaced(text: str, start: int, end: int, sentence: str) -> list[tuple[int, int, str]]:
    """The sentence in place of a passage; at the end of its paragraph where the passage is part of a sentence."""
    passage = text[start:end]
    body = passage.strip()
    if not body.endswith(_ENDED) or not re.match(r"[\W\d]*[A-ZÄÖÜ]", body):
        close = text.find("\n", end)
        return [(start, end, ""), (close, close, f" {sentence}")]
    kept = _KEPT.match(passage)
    trailing = passage[len(passage.rstrip()) :]
    return [(start, end, f"{kept[0] if kept else ''}{sentence}{trailing}")]


def _added(text: str, here: int, sentence: str) -> str:
    if text[here - 1] != "\n":
        return f"{sentence} "
    return f"{'- ' if text[here:].startswith('- ') else ''}{sentence}\n"


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _tidy(before: str, text: str) -> str:
    """Without what a removal leaves behind: broken punctuation, headings of nothing."""
    for pattern, clean in _BROKEN:
        text = pattern.sub(clean, text)
    alone = {block for block in _blocks(before) if "\n" not in block}
    kept = [block for block in _blocks(text) if block in alone or not _is_heading(block)]
    return "\n\n".join(kept) + "\n"


def _blocks(text: str) -> list[str]:
    return [block.strip("\n") for block in re.split(r"\n{2,}", text) if block.strip()]


def _is_heading(block: str) -> bool:
    return "\n" not in block and len(block) < _LONGEST_HEADING and not block.endswith((*_ENDED, ",", ";", ":"))
