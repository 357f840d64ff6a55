"""What a conversation needs beside its store: one run at a time, and a place for its files."""

from datetime import datetime
from typing import BinaryIO, Protocol

from agent.domain.assistant.run import Run


class Runs(Protocol):
    """At most one run a conversation, over all processes."""

    def begin(self, run: Run, now: datetime) -> bool:
        """False while another one runs; one that is over by ``now`` is taken over."""
        ...

    def of(self, thread_id: str) -> Run | None: ...

    def cancel(self, thread_id: str) -> bool:
        """False when nothing runs."""
        ...

    def end(self, run_id: str) -> bool:
        """False when it was taken over, or its conversation is deleted."""
        ...


class Uploads(Protocol):
    """Files of users, each under an id of ours."""

    def put(self, file_id: str, name: str, source: BinaryIO) -> str:
        """Keep it whole or not at all; gives the SHA-256 (hex). Raises BadInput ``document.too_large``."""
        ...

    def remove(self, file_id: str) -> None:
        """Nothing happens where there is none."""
        ...
