"""Progress events of running reviews, from their threads to the streams of browsers."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from agent.ports import StoredReview

Changes = asyncio.Queue[StoredReview]


class ProgressHub:
    """Fans events out to any number of listeners; nothing is kept, the state store knows the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, set[tuple[asyncio.AbstractEventLoop, Changes]]] = defaultdict(set)

    def publish(self, review: StoredReview) -> None:
        """Called from the review's thread."""
        with self._lock:
            for loop, changes in self._listeners.get(review.id, ()):
                loop.call_soon_threadsafe(changes.put_nowait, review)

    @contextmanager
    def listen(self, review_id: str) -> Iterator[Changes]:
        """A queue of all changes from now on; called in the event loop that reads it."""
        entry = (asyncio.get_running_loop(), Changes())
        with self._lock:
            self._listeners[review_id].add(entry)
        try:
            yield entry[1]
        finally:
            with self._lock:
                self._listeners[review_id].discard(entry)
                if not self._listeners[review_id]:
                    del self._listeners[review_id]
