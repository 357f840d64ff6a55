"""What was asked a moment ago need not be asked again."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 5_000  # entries; when there are more, all are asked anew


@dataclass
class Kept(Generic[T]):
    """Values by key, each for ``seconds``. What raises is not kept. Callable from any thread."""

    seconds: float
    now: Callable[[], float] = time.monotonic
    _values: dict[str, tuple[float, T]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: str, ask: Callable[[], T]) -> T:
        with self._lock:
            found = self._values.get(key)
        if found is not None and self.now() - found[0] < self.seconds:
            return found[1]
        value = ask()
        with self._lock:
            if len(self._values) >= _MOST:
                self._values.clear()
            self._values[key] = (self.now(), value)
        return value
