"""Calls of the Bot Connector: patient with a busy or broken service, within a bound."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import httpx

from agent.domain.errors import Unavailable

T = TypeVar("T")
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 10.0
_AGAIN = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Patience:
    """``total_s`` bounds all tries of one call with the pauses between them."""

    total_s: float = 30.0
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def call(self, make: Callable[[], Awaitable[T]], *, repeatable: bool = True) -> T:
        """What ``make`` gives. ``repeatable``: done twice, it does no harm, so that a lost answer is asked for again.

        Raises Unavailable ``channels.unavailable``; `httpx.HTTPStatusError` for what asking again does not better.
        """
        ends, attempt = time.monotonic() + self.total_s, 0
        while True:
            attempt += 1
            try:
                async with asyncio.timeout(max(ends - time.monotonic(), 0.0)):
                    return await make()
            except httpx.HTTPStatusError as error:
                if error.response.status_code not in _AGAIN:
                    raise
                problem, pause = f"HTTP {error.response.status_code}", _pause(attempt, error.response)
            except httpx.TransportError as error:
                problem, pause = type(error).__name__, _pause(attempt)
                if not (repeatable or isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)):
                    raise Unavailable("channels.unavailable", problem=problem) from None
            except TimeoutError:
                raise Unavailable("channels.unavailable", problem="timeout") from None
            if time.monotonic() + pause > ends:
                raise Unavailable("channels.unavailable", problem=problem)
            await self.sleep(pause)


def _pause(attempt: int, answer: httpx.Response | None = None) -> float:
    """What the service asks for; else growing, with jitter, so that callers do not come back together."""
    asked = "" if answer is None else answer.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    grown: float = min(_FIRST_PAUSE_S * 2 ** (attempt - 1), _LONGEST_PAUSE_S)
    return grown * (0.5 + 0.5 * random.random())  # noqa: S311 - no secret
