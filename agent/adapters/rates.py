"""How much somebody may ask, counted in this process."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

_MOST_BUCKETS = 20_000


@dataclass
class Buckets:
    """``per_minute`` tokens come back in a minute, and at most so many lie there."""

    per_minute: float
    now: Callable[[], float] = time.monotonic
    most: int = _MOST_BUCKETS
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, key: str, cost: float = 1) -> float:
        """0 where there was enough, else after how many seconds there will be."""
        with self._lock:
            at = self.now()
            tokens, since = self._left.pop(key, (self.per_minute, at))
            tokens = min(self.per_minute, tokens + (at - since) * self.per_minute / 60)
            enough = tokens >= cost
            self._left[key] = (tokens - cost if enough else tokens, at)
            while len(self._left) > self.most:  # who has been quiet for longest is forgotten, and starts anew
                self._left.popitem(last=False)
            return 0.0 if enough else (cost - tokens) * 60 / self.per_minute


class LocalRates:
    """Implements the port `Rates`."""

    asks_elsewhere = False

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: dict[tuple[str, float], Buckets] = {}

    def take(self, kind: str, key: str, cost: float, per_minute: float) -> float:
        return self._buckets.setdefault((kind, per_minute), Buckets(per_minute, self._now)).take(key, cost)
