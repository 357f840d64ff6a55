"""Progress events of running reviews, from their threads to the streams of browsers."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator

from agent.ports import StoredReview

_ENDED = frozenset({"done", "refused", "failed"})


class ProgressHub:
    """Fans events out to any number of listeners; nothing is kept, the state store knows the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[StoredReview]]]] = defaultdict(
            set
        )

    def publish(self, review: StoredReview) -> None:
        """Called from the review's thread."""
        with self._lock:
            for loop, queue in self._listeners.get(review.id, ()):
                loop.call_soon_threadsafe(queue.put_nowait, review)

    def subscribe(self, review_id: str) -> "Subscription":
        """Listening begins here, so that an event between a look at the store and the loop is not lost."""
        entry = (asyncio.get_running_loop(), asyncio.Queue[StoredReview]())
        with self._lock:
            self._listeners[review_id].add(entry)
        return Subscription(self, review_id, entry)

    def _leave(self, review_id: str, entry: tuple[asyncio.AbstractEventLoop, asyncio.Queue[StoredReview]]) -> None:
        with self._lock:
            self._listeners[review_id].discard(entry)
            if not self._listeners[review_id]:
                del self._listeners[review_id]


class Subscription:
    def __init__(
        self, hub: ProgressHub, review_id: str, entry: tuple[asyncio.AbstractEventLoop, asyncio.Queue[StoredReview]]
    ) -> None:
        self._hub = hub
        self._review_id = review_id
        self._entry = entry

    async def events(self, first: StoredReview) -> AsyncIterator[StoredReview]:
        """The state now, then every change until the review has ended."""
        try:
            review = first
            yield review
            while review.status not in _ENDED:
                review = await self._entry[1].get()
                yield review
        finally:
            self._hub._leave(self._review_id, self._entry)
