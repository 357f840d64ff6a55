"""Medians of repeated calls, and the machine they were taken on."""

import os
import platform
import statistics
import time
from collections.abc import Callable


def machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def median(runs: int, call: Callable[[], object]) -> float:
    """Seconds of one call, the median of ``runs`` after one that is not counted."""
    call()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
