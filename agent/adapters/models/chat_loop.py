"""The event loop on which conversations with the endpoint run, in a thread of its own.

One loop for all conversations: connections are kept between answers, and whoever waits for one can give up at any
moment. It starts with the first question, and inherits neither callbacks nor tracers.
"""

import asyncio
import atexit
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import Any, TypeVar

T = TypeVar("T")
_LOOK_S = 0.05  # how often a waiting caller looks whether it is to give up
_CLOSING_S = 5.0


class ChatLoop:
    """Starts when first used; `close` ends it."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def run(self, work: Coroutine[Any, Any, T], give_up: Callable[[], Exception | None]) -> T:
        """What ``work`` returns. Where ``give_up`` has a reason, the work is cancelled and the reason raised."""
        future = asyncio.run_coroutine_threadsafe(work, self._started())
        try:
            return _awaited(future, give_up)
        finally:
            future.cancel()

    def close(self, last: Callable[[], Coroutine[Any, Any, None]] | None = None) -> None:
        """``last`` runs before the loop ends, to close what belongs to it."""
        if self._loop is None or self._thread is None:
            return
        if last is not None:
            asyncio.run_coroutine_threadsafe(last(), self._loop).result(_CLOSING_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_CLOSING_S)
        self._loop = self._thread = None
        atexit.unregister(self.close)

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name="model-chat", daemon=True)
                self._thread.start()
                atexit.register(self.close)  # else the thread outlives what it uses
            return self._loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def _awaited(future: "Future[T]", give_up: Callable[[], Exception | None]) -> T:
    while True:
        if (reason := give_up()) is not None:
            raise reason
        try:
            return future.result(_LOOK_S)
        except NotYet:
            if future.done():  # the work itself timed out
                return future.result()
