"""That a running review has moved, from its thread to the streams of browsers; where to, the state store knows."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from agent.ports import StoredReview


class ProgressHub:
    """Wakes any number of listeners."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = defaultdict(set)

    def publish(self, review: StoredReview) -> None:
        """Called from the review's thread."""
        with self._lock:
            for loop, moved in self._listeners.get(review.id, ()):
                loop.call_soon_threadsafe(moved.set)

    @contextmanager
    def listen(self, review_id: str) -> Iterator[asyncio.Event]:
        """Set whenever it moves, from now on; called in the event loop that waits for it, and clears it."""
        entry = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._listeners[review_id].add(entry)
        try:
            yield entry[1]
        finally:
            with self._lock:
                self._listeners[review_id].discard(entry)
                if not self._listeners[review_id]:
                    del self._listeners[review_id]
