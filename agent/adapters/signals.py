"""Signals between the threads of one process."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Wake = Callable[[], None]


class LocalSignals:
    """Implements the port `Signals`. Another process of the folder is not heard, so who waits looks often."""

    look_s = 0.25

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wakes: dict[str, list[Wake]] = defaultdict(list)

    def tell(self, subject: str) -> None:
        self._wake(subject)

    @contextmanager
    def hear(self, subject: str, wake: Wake) -> Iterator[None]:
        with self._lock:
            self._wakes[subject].append(wake)
        try:
            yield
        finally:
            with self._lock:
                self._wakes[subject].remove(wake)
                if not self._wakes[subject]:
                    del self._wakes[subject]

    def close(self) -> None:
        """Nothing to let go of."""

    def _wake(self, subject: str) -> None:
        with self._lock:
            wakes = list(self._wakes.get(subject, ()))
        for wake in wakes:
            wake()

    def _wake_all(self) -> None:
        with self._lock:
            subjects = list(self._wakes)
        for subject in subjects:
            self._wake(subject)
