"""What was read of one version of the facts, kept: a version never changes, so nothing kept can be out of date."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Row = tuple[Any, ...]
AnyRow = TypeVar("AnyRow", bound=Row)
_LEAST = 16  # cells that the question itself takes


class Answers:
    """The rows of the questions asked last, at most ``most`` cells of them. Safe for threads.

    A question is the text and every value bound into it, each by its type: ``1`` and ``True`` are two questions.
    What one answer may take is an eighth of the whole: a list of everything would drive the others out.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[bytes, tuple[Sequence[Any], int]] = OrderedDict()
        self._cells = 0

    def of(self, text: str, values: Mapping[str, object], read: Callable[[], Sequence[AnyRow]]) -> list[AnyRow]:
        """What ``read`` gives, or gave before, in a list of one's own. Two threads that ask at once both read."""
        asked = _key(text, values)
        with self._lock:
            known = self._kept.get(asked)
            if known is not None:
                self._kept.move_to_end(asked)
                return list(known[0])
        found = read()
        self._keep(asked, tuple(found))
        return list(found)

    def _keep(self, asked: bytes, found: Sequence[Row]) -> None:
        cells = _cells(found, self._most // 8)
        if cells is None:
            return
        with self._lock:
            if asked not in self._kept:
                self._kept[asked] = (found, cells)
                self._cells += cells
            while self._cells > self._most:
                self._cells -= self._kept.popitem(last=False)[1][1]


def _key(text: str, values: Mapping[str, object]) -> bytes:
    """``repr`` tells values and types of all that is ever bound: texts, numbers, days, and lists of these."""
    return hashlib.sha256(f"{text}\0{sorted(values.items(), key=_name)!r}".encode("utf-8", "surrogatepass")).digest()


def _name(item: tuple[str, object]) -> str:
    return item[0]


def _cells(rows: Sequence[Row], most: int) -> int | None:
    """One for each row and value, those of lists in a row too, and what an answer takes at least; None above ``most``.

    Counts no further than it has to: of a list of everything only the beginning.
    """
    cells, left = _LEAST, list[Sequence[Any]]([rows])
    while left:
        each = left.pop()
        cells += len(each)
        if cells > most:
            return None
        left += [value for value in each if isinstance(value, (list, tuple))]
    return cells
