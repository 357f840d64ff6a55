"""Limits on time that no busy machine breaks, and that a blow-up still does.

Speed is measured in `evals/bench`. Tests ask only whether something that should take moments takes minutes.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

BUSY = 10  # a machine with other work may take this many times as long
FLOOR = 0.05  # seconds: below, a reading is noise


@contextmanager
def within(seconds: float, clock: Callable[[], float] = time.process_time) -> Iterator[None]:
    """The block takes at most `BUSY` times ``seconds``, by default of the processor."""
    began = clock()
    yield
    taken = clock() - began
    assert taken < BUSY * seconds, f"{taken:.1f} s where {seconds} s are plenty"


def least(run: Callable[[], object], times: int = 3) -> float:
    """Seconds of the processor that ``run`` takes when a neighbour disturbs it least; never under `FLOOR`."""
    readings = []
    for _ in range(times):
        began = time.process_time()
        run()
        readings.append(time.process_time() - began)
    return max(min(readings), FLOOR)
