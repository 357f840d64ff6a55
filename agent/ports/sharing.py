"""What processes share beside the state: locks, signals, how much somebody may ask."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class Lock(Protocol):
    """Held by one at a time; it is free again when its process ends, however it ends."""

    def take(self, wait_s: float = 0.0) -> bool:
        """False when another one has it, also after ``wait_s``."""
        ...

    def release(self) -> None:
        """Nothing happens where it is not held."""
        ...

    @property
    def held(self) -> bool:
        """False, too, when it was lost with the connection to its server."""
        ...


class Locks(Protocol):
    def lock(self, name: str) -> Lock:
        """Not taken yet. The same name is the same lock, in every process."""
        ...


class Signals(Protocol):
    """That something has moved; where to, the state knows. A signal may be lost, so who waits looks now and then."""

    @property
    def look_s(self) -> float:
        """After how long without a signal to look into the state all the same, seconds."""
        ...

    def tell(self, subject: str) -> None:
        """Wake who hears of ``subject``, an id of ours. Never raises: what moved has moved."""
        ...

    def hear(self, subject: str, wake: Callable[[], None]) -> AbstractContextManager[None]:
        """``wake`` is called, in a thread of ours, whenever somebody tells, from now on until left."""
        ...


class Rates(Protocol):
    """Token buckets: so many come back in a minute, and at most so many lie there."""

    @property
    def asks_elsewhere(self) -> bool:
        """True when `take` waits for a server: no event loop should call it."""
        ...

    def take(self, kind: str, key: str, cost: float, per_minute: float) -> float:
        """0 where there was enough, else after how many seconds there will be."""
        ...
