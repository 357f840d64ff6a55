"""Two readings at the same time: DuckDB plans and runs a query without Python, so the second core need not wait."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Found = TypeVar("Found")


@contextmanager
def alongside(read: Callable[[], Found]) -> Iterator[Callable[[], Found]]:
    """``read`` runs in a thread of its own while the block does; what the block is given waits for its result.

    That raises what ``read`` raised. A transaction of this thread is none of the other's: ``read`` sees what is
    committed. Leaving the block waits for it in any case.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="alongside") as other:
        yield other.submit(read).result
