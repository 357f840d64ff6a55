"""Options of a form: in a group of tick boxes only the marked ones are agreed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.nda.reading import Span

_MARKED = r"\[\s{0,3}[xX✓✔]\s{0,3}\]|[☒☑✓✔🗹]|\(\s?[xX]\s?\)"
_EMPTY = r"\[[ \t\u00a0]{0,6}\]|[☐□❏❑]|\([ \t\u00a0]{1,4}\)"
_BOX = re.compile(rf"(?P<marked>{_MARKED})|(?P<empty>{_EMPTY})")
_SIGNS = "☒☑✓✔🗹☐□❏❑"  # brackets may also be a blank: "for a period of [ ] years"
_START = re.compile(r"[ \t•*·▪o|-]{0,8}(?:(?:\(?[a-z0-9]{1,2}[.)]|[^\W\d][^:\n\[\]]{0,60}:)\s+)?")
_UNIT = re.compile(
    r"[\s\]]*(?:\(?s\)?\s)?(?:years?|months?|days?|weeks?|jahre?n?|monate?n?|tage?n?|wochen?|%|eur|€|usd)\b", re.I
)
_GAP = 2  # line breaks between two options of one group


@dataclass(frozen=True, slots=True)
class Option:
    """A box with its text, offsets of the document's text."""

    start: int
    end: int
    marked: bool
    box: Span


def options(text: str) -> list[Option]:
    """The options in order; a bracketed blank inside a sentence is none."""
    found: list[Option] = []
    for line in re.finditer(r"[^\n]+", text):
        found += _of_line(text, line.start(), line.end())
    return [replace(each, end=_wrapped(text, each.end)) if _ends_line(text, each) else each for each in found]


def unticked(text: str) -> list[Span]:
    """The options that nobody marked: no part of the contract."""
    return [Span(each.start, each.end) for each in options(text) if not each.marked]


def undecided(text: str) -> list[Span]:
    """The groups of options of which none is marked, from the first box to the end of the last."""
    groups = (group for group in _groups(text) if len(group) > 1 and not any(each.marked for each in group))
    return [Span(group[0].start, group[-1].end) for group in groups]


def without_boxes(text: str) -> str:
    """The text with its boxes blanked out, same length."""
    return _BOX.sub(lambda match: " " * len(match[0]), text)


def _groups(text: str) -> Iterator[Sequence[Option]]:
    group: list[Option] = []
    for each in options(text):
        between = text[group[-1].end : each.start] if group else ""
        if group and (between.strip(" \t\n•*·▪o|-/,;") or between.count("\n") > _GAP):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _of_line(text: str, start: int, end: int) -> list[Option]:
    boxes = list(_BOX.finditer(text, start, end))
    if not boxes:
        return []
    lead = _START.match(text, start, end)
    leading = lead is not None and boxes[0].start() == lead.end()
    if not leading and not _trails(text, boxes, end):
        return []
    if len(boxes) == 1 and boxes[0]["empty"] and boxes[0][0] not in _SIGNS:
        labelled = ":" in text[start : boxes[0].start()]
        if labelled or _UNIT.match(text, boxes[0].end(), end):
            return []
    return list(_leading(boxes, end) if leading else _trailing(boxes, start))


def _trails(text: str, boxes: Sequence[re.Match[str]], end: int) -> bool:
    """``Yes ☐ No ☒``: the box stands behind its text."""
    return boxes[-1][0] in _SIGNS and not text[boxes[-1].end() : end].strip()


def _leading(boxes: Sequence[re.Match[str]], end: int) -> Iterator[Option]:
    for box, following in zip(boxes, [*(box.start() for box in boxes[1:]), end], strict=True):
        yield Option(box.start(), following, box["marked"] is not None, Span(box.start(), box.end()))


def _trailing(boxes: Sequence[re.Match[str]], start: int) -> Iterator[Option]:
    for box, before in zip(boxes, [start, *(box.end() for box in boxes[:-1])], strict=True):
        yield Option(before, box.end(), box["marked"] is not None, Span(box.start(), box.end()))


def _ends_line(text: str, option: Option) -> bool:
    return option.end == len(text) or text[option.end] == "\n"


def _wrapped(text: str, end: int) -> int:
    """An option goes on in the next line when that begins in the middle of a sentence."""
    while end + 1 < len(text) and text[end + 1].islower() and text[end - 1] not in ".;:":
        following = text.find("\n", end + 1)
        end = len(text) if following < 0 else following
    return end
