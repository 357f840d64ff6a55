"""That something has moved, from whatever thread or process to the streams of browsers; where to, the state knows."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from agent.ports.sharing import Signals


@contextmanager
def moves(signals: Signals, subject: str) -> Iterator[asyncio.Event]:
    """Set whenever it moves, from now on; called in the event loop that waits for it, and clears it."""
    loop, moved = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(moved.set)

    with signals.hear(subject, wake):
        yield moved
