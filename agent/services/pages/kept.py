"""Views that are kept until something changes, and made beside the request where that takes long.

A page never waits longer than it is told to. What is not there by then is asked for again; what is there but of
before the last change is shown meanwhile, marked as such.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from agent.domain.errors import KamError

log = logging.getLogger(__name__)
View = TypeVar("View")

PATIENCE_S = 0.05
_MOST = 500
_WORKERS = 2
_AT_ONCE = 4  # views of one person; who asks for many keeps nobody else waiting


@dataclass(frozen=True, slots=True)
class Made(Generic[View]):
    """``view`` None: nothing is there yet. ``current`` False: made before the last change, or not yet made."""

    view: View | None
    current: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    stamp: Hashable
    view: Any
    problem: KamError | None = None


class Kept:
    """Safe for threads. A ``key`` names whose view of what it is, a ``stamp`` everything that it was made from."""

    def __init__(self, most: int = _MOST, patience_s: float = PATIENCE_S) -> None:
        self._most, self._patience = most, patience_s
        self._lock = threading.Lock()
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._making: dict[Hashable, tuple[Hashable, Future[None]]] = {}
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="views")

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], View], whose: Hashable = None) -> Made[View]:
        """The view, if it is there or done in time. Raises the KamError that ``make`` raised for this stamp.

        Of ``whose`` few are made at once: what comes on top is as if it took longer, until it is asked for again.
        """
        with self._lock:
            found = self._found(key)
            if found is not None and found.stamp == stamp:
                return _told(found, stamp)
            if key not in self._making:
                if self._is_busy(whose):
                    return _told(found, stamp)
                self._making[key] = whose, self._pool.submit(self._make, key, stamp, make)
            making = self._making[key][1]
        wait((making,), self._patience)
        with self._lock:
            return _told(self._found(key), stamp)

    def _is_busy(self, whose: Hashable) -> bool:
        return whose is not None and sum(each == whose for each, _ in self._making.values()) >= _AT_ONCE

    def _found(self, key: Hashable) -> _Entry | None:
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def _make(self, key: Hashable, stamp: Hashable, make: Callable[[], Any]) -> None:
        try:
            made = _made(stamp, make)
        except Exception:
            log.exception("a view cannot be made")
            made = _Entry(stamp, None, KamError("system.failed"))
        with self._lock:  # at once: who asks next finds it, or that nobody makes it
            self._entries[key] = made
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
            self._making.pop(key, None)

    def close(self) -> None:
        """Waits for what is being made: it reads what is closed next."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _made(stamp: Hashable, make: Callable[[], Any]) -> _Entry:
    try:
        return _Entry(stamp, make())
    except KamError as error:
        return _Entry(stamp, None, error)


def _told(found: _Entry | None, stamp: Hashable) -> Made[Any]:
    if found is None:
        return Made(None, current=False)
    if found.problem is not None and found.stamp == stamp:
        raise found.problem
    return Made(found.view, current=found.stamp == stamp)
