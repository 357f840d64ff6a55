"""Which numbers of paragraphs are numbering: they follow the one before, so that a change of them says nothing.

A figure that only looks like a number (``2.5 million`` at the start of a wrapped line) follows nothing
and stays part of the wording.
"""

import re
from collections.abc import Sequence

from agent.domain.nda.numbering import Label

_LAST = re.compile(r"(\d+|[A-Za-z]+)\W*$")
_PARENT = re.compile(r"(\d+(?:\.\d+)*)\.\d+\W*$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SMALL = (10, 11)  # ``(i)`` is a letter and a roman number


def in_order(labels: Sequence[Label]) -> list[bool]:
    """For each label in the order of the text whether it is the first or the next of its kind."""
    last: dict[int, tuple[str, frozenset[int]]] = {}
    found: list[bool] = []
    for label in labels:
        rank = _SMALL[0] if label.rank in _SMALL else label.rank
        parent = _parent(label.number)
        values = _values(label.number)
        found.append(_follows(values, parent, last.get(rank), _above(last, rank)))
        last[rank] = (parent, values)
    return found


def _follows(
    values: frozenset[int], parent: str, before: tuple[str, frozenset[int]] | None, above: frozenset[int]
) -> bool:
    if before is not None and before[0] == parent and any(value - 1 in before[1] for value in values):
        return True
    return 1 in values and (not parent or not above or int(parent.rpartition(".")[2]) in above)


def _above(last: dict[int, tuple[str, frozenset[int]]], rank: int) -> frozenset[int]:
    """The values that the numbers one level up had last: the parents that a number may name."""
    return frozenset(value for other, (_, values) in last.items() if other < rank for value in values)


def _parent(number: str) -> str:
    match = _PARENT.search(number)
    return match[1] if match else ""


def _values(number: str) -> frozenset[int]:
    """What the last part of a number can stand for: ``(i)`` is 1 and 9."""
    match = _LAST.search(number)
    if match is None:
        return frozenset()
    mark = match[1].lower()
    if mark.isdigit():
        return frozenset({int(mark)})
    values = {ord(mark) - ord("a") + 1} if len(mark) == 1 else set()
    if set(mark) <= set(_ROMAN):
        values.add(_roman(mark))
    return frozenset(values)


def _roman(mark: str) -> int:
    values = [_ROMAN[letter] for letter in mark]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
