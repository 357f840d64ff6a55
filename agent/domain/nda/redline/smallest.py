"""The smallest edit between two wordings: word by word, and none where too little would stay."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from agent.domain.nda.redline.edit import Hunk

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+|\s+|[^\w\s]")
# less in common than this, and a patchwork of words reads worse than old struck and new written
_ALIKE = 0.6
# fewer kept tokens than this between two changes are not worth an island
_ISLAND = 5
# so much of its paragraph is shown with a change, in characters on each side
_CONTEXT = 240


def smallest(original: str, text: str, start: int = 0) -> tuple[Hunk, ...]:
    """The hunks that turn ``original``, which stands at ``start``, into ``text``; none when they are equal."""
    if original == text:
        return ()
    old, new = _TOKEN.findall(original), _TOKEN.findall(text)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return (Hunk(start, start + len(original), text),)
    changes: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if changes and i - changes[-1][1] < _ISLAND:
            changes[-1] = (changes[-1][0], j, changes[-1][2], m)
        else:
            changes.append((i, j, k, m))
    offsets = _offsets(old)
    return tuple(Hunk(start + offsets[i], start + offsets[j], "".join(new[k:m])) for i, j, k, m in changes)


def _offsets(tokens: list[str]) -> list[int]:
    offsets = [0]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def applied(text: str, start: int, end: int, hunks: Sequence[Hunk]) -> str:
    """``text[start:end]`` with the hunks in it applied."""
    out, at = "", start
    for hunk in hunks:
        out += text[at : hunk.start] + hunk.text
        at = hunk.end
    return out + text[at:end]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a change in its paragraph, for a reader; cut at words, with an ellipsis."""
    before, after = text[text.rfind("\n", 0, start) + 1 : start], text[end:].split("\n", 1)[0]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].split(" ", 1)[-1]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rsplit(" ", 1)[0] + " …"
    return before, after
