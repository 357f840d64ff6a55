"""Conversations and their names."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from agent.domain.assistant.conversation import File, Message, Thread
from agent.domain.assistant.directory import Directory
from agent.domain.assistant.turn import Progress, Reply, Turn


class Conversations(Protocol):
    """Stored threads and messages. Access is checked by the service."""

    def open(self, thread: Thread) -> None: ...

    def thread(self, thread_id: str) -> Thread:
        """Raises NotFound ``assistant.thread``."""
        ...

    def threads(self, user: str, limit: int = 50) -> Sequence[Thread]:
        """The newest first."""
        ...

    def add(self, message: Message) -> None:
        """Also moves the thread's ``updated_at``."""
        ...

    def messages(self, thread_id: str, limit: int = 200, *, rows: bool = True) -> Sequence[Message]:
        """The oldest first; the last ``limit`` of them. ``rows`` False: the facts without the rows behind them."""
        ...

    def message(self, thread_id: str, message_id: str) -> Message:
        """Raises NotFound ``assistant.message``."""
        ...

    def asked_between(self, user: str, since: datetime, until: datetime) -> Sequence[datetime]:
        """When the user's messages of all conversations came, the oldest first."""
        ...

    def asked(self, thread_id: str, request_id: str) -> Message | None:
        """The user's message with this request id: one click is one message (R215)."""
        ...

    def answered(self, thread_id: str, request_id: str) -> Message | None: ...

    def rate(self, message_id: str, helpful: bool | None, comment: str) -> None: ...

    def put_file(self, thread_id: str, file: File) -> None: ...

    def files(self, thread_id: str) -> Sequence[File]: ...

    def delete(self, thread_id: str) -> None:
        """With its messages."""
        ...

    def forget(self, user: str) -> Sequence[File]:
        """Delete every conversation of the user; gives the files that were in them."""
        ...


class Names(Protocol):
    """What accounts, people, contracts and articles are called."""

    def directory(self, accounts: Sequence[str] | None) -> Directory:
        """Of these accounts (full stored names), or of all. One query a table; kept for one version of the facts."""
        ...


class Assistant(Protocol):
    """The chat loop: `agent.graphs.assistant`."""

    def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
        """Bounded in steps, time, tokens and cost (I7). ``tell`` is called from the thread that runs it.

        Whatever a model does becomes a reply; raises KamError only for what the user did.
        """
        ...
