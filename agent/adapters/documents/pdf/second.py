"""The second reader, pypdf: for files and pages that the first one cannot read.

It once took 22.8 s for a page, and raises exceptions that are not its own: each call has a
time limit, and whatever it raises counts as not read.
"""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import FrameType
from typing import TYPE_CHECKING

from agent.adapters.documents.limits import Deadline
from agent.adapters.documents.lines import Line, typed_lines

if TYPE_CHECKING:
    from pypdf import PdfReader

_SECONDS = 3.0
# operators that show text, pictures, forms, lines, areas or shadings
_PAINTS = re.compile(rb"(?:\bT[jJ]|['\"]|\b(?:Do|EI|sh|[sSfFbB]\*?))(?=\s|$)")


class Unreadable(Exception):
    """pypdf did not read it, or not in time."""


class _TooSlow(BaseException):
    """Not an Exception: pypdf swallows those."""


class SecondReader:
    def __init__(self, data: bytes, deadline: Deadline) -> None:
        self._data = data
        self._deadline = deadline
        self._reader: PdfReader | None = None

    def count(self) -> int:
        """The number of pages. Raises Unreadable."""
        with self._limited():
            return len(self._open().pages)

    def page(self, index: int) -> list[Line]:
        """The lines of a page (from 0). Raises Unreadable."""
        with self._limited():
            return typed_lines(self._open().pages[index].extract_text())

    def may_show(self, index: int) -> bool:
        """False when the page's content paints nothing; True also when that cannot be told."""
        try:
            with self._limited():
                page = self._open().pages[index]
                content = page.get_contents()
                return "/Contents" in page if content is None else _PAINTS.search(content.get_data()) is not None
        except Unreadable:
            return True

    def _open(self) -> "PdfReader":
        if self._reader is None:
            from pypdf import PdfReader  # takes 0.15 s: only when needed

            self._reader = PdfReader(BytesIO(self._data))
        return self._reader

    @contextmanager
    def _limited(self) -> Iterator[None]:
        seconds = min(_SECONDS, self._deadline.remaining() - 2)
        if seconds <= 0:
            raise Unreadable("no time left")
        try:
            with _alarm(seconds):
                yield
        except (Exception, _TooSlow) as error:  # pypdf raises ValueError, TypeError, RecursionError and more
            raise Unreadable(repr(error)) from error


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt the block after ``seconds``, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlow
