"""Running headers, footers and page numbers: what repeats at the edge of the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from agent.adapters.documents.lines import Line
from agent.domain.document import BlockKind

_EDGE = 0.12  # of the height of a page, above and below
_FEWEST_PAGES = 3
_SHARE = 0.5
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:(?:Seite|Page|S\.)\s*)?\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?[-–—\s]*", re.I)


def mark_running(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The same lines; those that repeat at the edge of at least half of the pages are marked."""
    edges = [[_edge(line, height) for line in lines] for lines, height in zip(pages, heights, strict=True)]
    seen: Counter[tuple[BlockKind, str]] = Counter()
    for lines, sides in zip(pages, edges, strict=True):
        seen.update({(side, _pattern(line)) for line, side in zip(lines, sides, strict=True) if side})
    often = max(_FEWEST_PAGES, _SHARE * len(pages))
    return [
        [
            _marked(line, side, repeated=seen[side, _pattern(line)] >= often, alone=_stands_alone(line, lines))
            if side
            else line
            for line, side in zip(lines, sides, strict=True)
        ]
        for lines, sides in zip(pages, edges, strict=True)
    ]


def _marked(line: Line, side: BlockKind, repeated: bool, alone: bool) -> Line:
    is_page_number = alone and _PAGE_NUMBER.fullmatch(line.text)
    return replace(line, margin=side) if repeated or is_page_number else line


def _stands_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Nothing else in its row: the number of a footnote has its note beside it."""
    return all(other is line or abs(other.baseline - line.baseline) > line.size for other in lines)


def _edge(line: Line, height: float) -> BlockKind | None:
    if line.baseline > (1 - _EDGE) * height:
        return BlockKind.HEADER
    return BlockKind.FOOTER if line.baseline < _EDGE * height else None


def _pattern(line: Line) -> str:
    return _NUMBER.sub("#", line.text)
