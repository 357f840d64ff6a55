"""Automatic numbering: Word stores counters as rules, the numbers themselves stand nowhere in the file.

Rules of ECMA-376 part 1, 17.9: ``w:num`` names an abstract list and may override levels;
a counter goes on over all numbers of one abstract list; a level restarts when a higher one counted.
"""

from dataclasses import dataclass, field

from lxml import etree

from agent.adapters.documents.docx.number_format import format_label, format_number
from agent.adapters.documents.docx.xml import is_on, value, w

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """``restart``: the level (from 1) whose counting restarts this one, 0 never, None any higher one."""

    start: int = 1
    style: str = "decimal"
    template: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One ``w:num``: the list it counts in, its levels, the starts that it sets anew."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Gives each numbered paragraph its printed number; ask in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self.lists = {} if root is None else _lists(root)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level that a paragraph style is tied to in a list."""
        known = self.lists.get(number)
        levels = known.levels if known else {}
        return next((at for at, level in levels.items() if level.paragraph_style == style), None)

    def label(self, number: str, at: int) -> str:
        """Count a paragraph of list ``number`` on level ``at`` (from 0); empty for an unknown list."""
        known = self.lists.get(number)
        if known is None or at not in known.levels:
            return ""
        counts = self._counts.setdefault(known.counter, [None] * _LEVELS)
        if number not in self._started:
            self._started.add(number)
            for level in known.starts:
                counts[level] = None
        self._count(known, counts, at)
        return _print(known, counts, at)

    def _count(self, known: NumberedList, counts: list[int | None], at: int) -> None:
        for above in range(at):  # a sub-item without its parent counts as under the first one
            if counts[above] is None:
                counts[above] = _start(known, above)
        current = counts[at]
        counts[at] = _start(known, at) if current is None else current + 1
        for below in range(at + 1, _LEVELS):
            restart = known.levels.get(below, Level()).restart
            if restart is None or at < restart:  # 0: never
                counts[below] = None


def _start(known: NumberedList, at: int) -> int:
    return known.starts.get(at, known.levels.get(at, Level()).start)


def _print(known: NumberedList, counts: list[int | None], at: int) -> str:
    level = known.levels[at]
    styles = [known.levels.get(above, Level()).style for above in range(at + 1)]
    if level.legal:  # w:isLgl prints Roman and letters of higher levels as decimals
        styles = ["decimal" if style != "decimalZero" else style for style in styles]
    numbers = [format_number(count or 0, style) for count, style in zip(counts, styles, strict=False)]
    return format_label(level.template, level.style, numbers)


def _lists(root: etree._Element) -> dict[str, NumberedList]:
    abstract = {node.get(w("abstractNumId"), ""): node for node in root.iterfind(w("abstractNum"))}
    by_style = {value(node, "styleLink"): node for node in abstract.values() if value(node, "styleLink")}
    lists = {}
    for node in root.iterfind(w("num")):
        base = abstract.get(value(node, "abstractNumId") or "")
        if base is not None:
            # a list may only name the style that holds its levels
            base = by_style.get(value(base, "numStyleLink"), base)
            lists[node.get(w("numId"), "")] = _list(node, base)
    return lists


def _list(node: etree._Element, base: etree._Element) -> NumberedList:
    levels = {_integer(level.get(w("ilvl")), 0): _level(level) for level in base.iterfind(w("lvl"))}
    starts: dict[int, int] = {}
    for override in node.iterfind(w("lvlOverride")):
        at = _integer(override.get(w("ilvl")), 0)
        own = override.find(w("lvl"))
        if own is not None:
            levels[at] = _level(own)
        start = value(override, "startOverride")
        if start is not None and 0 <= at < _LEVELS:
            starts[at] = _integer(start, 1)
    levels = {at: level for at, level in levels.items() if 0 <= at < _LEVELS}
    return NumberedList(base.get(w("abstractNumId"), ""), levels, starts)


def _level(node: etree._Element) -> Level:
    restart = value(node, "lvlRestart")
    return Level(
        start=_integer(value(node, "start"), 1),
        style=value(node, "numFmt") or "decimal",
        template=value(node, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=is_on(node, "isLgl") is True,
        paragraph_style=value(node, "pStyle"),
    )


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default
