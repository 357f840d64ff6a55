"""The HTML of a mail, rendered by us from its plain text and from nothing else (I6).

No link, no image, no style, no attribute but ``align`` of a cell and ``value`` of a numbered item. Addresses stay text.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

_BULLET = re.compile(r"[-*•] +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)] +(?=\S)")
_RULE = re.compile(r"\|?( *:?-{2,}:? *\|)* *:?-{2,}:? *\|?")
_CELL = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"^ +| {2,}")
_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def html_of(text: str) -> str:
    """Paragraphs, lists (``- ``, ``1. ``) and tables (``| a | b |`` with a rule below the head) as HTML.

    Says exactly what the text says: every other character is shown as it stands. Empty for an empty text.
    """
    lines = [_visible(line) for line in _BREAK.sub("\n", text).replace("\t", " ").split("\n")]
    blocks = (list(block) for blank, block in groupby(lines, key=lambda line: not line.strip()) if not blank)
    return "\n".join(part for block in blocks for part in _parts(block))


def _visible(line: str) -> str:
    """Without control characters and halves of characters: neither is HTML."""
    return "".join(char for char in line if char >= " " and not "\x7f" <= char < "\xa0" and not _is_half(char))


def _is_half(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"


def _parts(block: Sequence[str]) -> Iterator[str]:
    """Lines of one kind that stand together become one element."""
    for kind, lines in groupby(block, key=_kind):
        group = list(lines)
        yield (_ELEMENTS[kind](group) if kind else None) or _paragraph(group)


def _kind(line: str) -> str:
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 1:
        return "table"
    if _BULLET.match(bare):
        return "bullets"
    return "numbers" if _NUMBER.match(bare) else ""


def _paragraph(lines: Sequence[str]) -> str:
    return f"<p>{'<br>'.join(map(_escaped, lines))}</p>"


def _bullets(lines: Sequence[str]) -> str:
    items = (_BULLET.sub("", line.strip(), count=1) for line in lines)
    return "<ul>" + "".join(f"<li>{_escaped(item)}</li>" for item in items) + "</ul>"


def _numbers(lines: Sequence[str]) -> str | None:
    """None where the numbers do not count from 1: a date at the start of a line is no list."""
    found = [(_NUMBER.match(line.strip()), line.strip()) for line in lines]
    items = [(int(match[1]), line[match.end() :]) for match, line in found if match]
    if len(items) < 2 or [number for number, _ in items] != list(range(1, len(items) + 1)):
        return None
    return "<ol>" + "".join(f'<li value="{number}">{_escaped(item)}</li>' for number, item in items) + "</ol>"


def _table(lines: Sequence[str]) -> str | None:
    """None without a rule below the head."""
    if len(lines) < 2 or not _RULE.fullmatch(lines[1].strip()):
        return None
    aligned = [_alignment(cell) for cell in _cells(lines[1])]
    head = _row("th", _cells(lines[0]), aligned)
    return "<table>" + head + "".join(_row("td", _cells(line), aligned) for line in lines[2:]) + "</table>"


def _row(tag: str, cells: Sequence[str], aligned: Sequence[str]) -> str:
    padded = [*aligned, *[""] * len(cells)]
    return "<tr>" + "".join(f"<{tag}{padded[n]}>{_escaped(cell)}</{tag}>" for n, cell in enumerate(cells)) + "</tr>"


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip()[1:-1])]


def _alignment(rule: str) -> str:
    if rule.endswith(":"):
        return ' align="center"' if rule.startswith(":") else ' align="right"'
    return ""


def _escaped(text: str) -> str:
    """Runs of blanks keep their width."""
    return _GAP.sub(lambda gap: "\u00a0" * len(gap[0]), html.escape(text))


_ELEMENTS: dict[str, Callable[[Sequence[str]], str | None]] = {
    "table": _table,
    "bullets": _bullets,
    "numbers": _numbers,
}
