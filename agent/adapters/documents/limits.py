"""The limits of one reading, handed to the child process as JSON."""

import json
import time
from dataclasses import asdict, dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """``memory_bytes`` is address space, ``seconds`` wall time, ``ocr`` None: where it is installed."""

    max_bytes: int = 20 * MEGABYTE
    memory_bytes: int = 900 * MEGABYTE
    seconds: float = 18.0
    max_pages: int = 400
    ocr: bool | None = None

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Limits":
        """Raises ValueError when a limit is missing or unknown."""
        values = json.loads(text)
        try:
            return cls(**values)
        except TypeError as error:
            raise ValueError(str(error)) from error


class Deadline:
    """Counts down the wall time of a reading, so that slow steps can be left out in time."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, never negative."""
        return max(self._end - time.monotonic(), 0.0)
