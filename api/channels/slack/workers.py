"""Threads beside the event loop: what Slack waits for never waits for Slack."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from agent.domain.errors import KamError

T = TypeVar("T")
log = logging.getLogger(__name__)
_THREADS = 16


class Workers:
    """``quick`` is for what asks nobody outside; ``slow`` for the rest, so that a slow Slack delays no answer."""

    def __init__(self) -> None:
        self.quick = ThreadPoolExecutor(_THREADS // 4, thread_name_prefix="slack-quick")
        self.slow = ThreadPoolExecutor(_THREADS, thread_name_prefix="slack-slow")

    def start(self, work: Callable[[], object]) -> None:
        """In the background; what nobody foresaw is logged."""
        self.slow.submit(work).add_done_callback(logged)

    def close(self) -> None:
        for pool in (self.quick, self.slow):
            pool.shutdown(wait=True, cancel_futures=True)


async def within(seconds: float, running: "Future[T]") -> T:
    """What it gives. Raises TimeoutError when it takes longer; it goes on nevertheless."""
    return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(running)), seconds)


def logged(done: "Future[Any]") -> None:
    """For work that nobody waits for any more."""
    if done.cancelled() or (error := done.exception()) is None:
        return
    if isinstance(error, KamError):  # foreseen; says itself what failed and what to do
        log.error("%s", error)
    else:
        log.error("work for Slack failed", exc_info=error)
