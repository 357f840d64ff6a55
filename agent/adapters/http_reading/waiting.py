"""When to ask again: a limit on calls a minute, growing pauses, and what the server asks for."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from agent.adapters.http_reading.answers import Answer, http_date

RETRIED = frozenset({429, 500, 502, 503, 504})
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0


@dataclass(frozen=True, slots=True)
class Waits:
    """How time passes; tests hand in their own. Seconds; ``jitter`` gives 0 to 1."""

    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random


class Limiter:
    """At most ``per_minute`` calls in any sixty seconds."""

    def __init__(self, per_minute: int, waits: Waits) -> None:
        self._waits = waits
        self._calls: deque[float] = deque(maxlen=per_minute)

    def wait(self) -> None:
        """Return when the next call may go out, and count it."""
        if len(self._calls) == self._calls.maxlen:
            left = self._calls[0] + 60 - self._waits.monotonic()
            if left > 0:
                self._waits.sleep(left)
        self._calls.append(self._waits.monotonic())


def pause_after(answer: Answer | None, attempt: int, waits: Waits) -> float:
    """Seconds until the next attempt (``attempt`` counts from 1): Retry-After, else growing with jitter.

    Full jitter between half and the whole of 1, 2, 4 … 30 s, so that clients don't come back together.
    """
    asked = None if answer is None else retry_after(answer)
    if asked is not None:
        return asked
    pause: float = min(_FIRST_PAUSE_S * 2 ** (attempt - 1), _LONGEST_PAUSE_S)
    return pause * (0.5 + 0.5 * waits.jitter())


def retry_after(answer: Answer) -> float | None:
    """Seconds that the server asks to wait: a number, or a date on the server's own clock."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until, now = http_date(text), answer.date
    if until is None or now is None:
        return None
    return max((until - now).total_seconds(), 0.0)
