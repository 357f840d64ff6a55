"""The desk of conversations: each belongs to its user, and to nobody else exists."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from agent.domain.assistant.conversation import File, Message, Role, Thread
from agent.domain.assistant.wording import storable
from agent.domain.errors import BadInput, KamError, NotFound
from agent.domain.identity import User
from agent.ports import Audit, Clock
from agent.ports.assistant import Conversations
from agent.ports.conversations import Runs, Uploads

MOST_FILES = 20
LONGEST_COMMENT = 2_000  # code points
_NONE = "-"  # the audit chain holds no foreign words


@dataclass(frozen=True, slots=True)
class ConversationDesk:
    """``account_of`` gives the full stored name of a customer, or raises Forbidden ``access.account``."""

    store: Conversations
    runs: Runs
    uploads: Uploads
    account_of: Callable[[User, str], str]
    audit: Audit
    clock: Clock

    def open(self, user: User, account: str | None = None, thread_id: str | None = None) -> Thread:
        """A new conversation; ``account`` narrows it for good. Raises Forbidden ``access.account``."""
        with self.recorded(user, _NONE):
            narrowed = None if account is None else self.account_of(user, account)
        now = self.clock.now()
        thread = Thread(thread_id or str(uuid.uuid4()), user.id, now, now, narrowed)
        with self.audit.together():
            self.store.open(thread)
            self.audit.append(user.id, "assistant.opened", thread.id, {})
        return thread

    def get(self, user: User, thread_id: str) -> Thread:
        """Raises NotFound for an unknown conversation and for somebody else's alike, whatever their role."""
        if _told(thread_id) == _NONE:  # no id of ours: nothing that a database need look for
            raise NotFound("assistant.thread")
        thread = self.store.thread(thread_id)
        if thread.user != user.id:
            raise NotFound("assistant.thread")
        return thread

    def latest(self, user: User) -> Sequence[Thread]:
        """The user's own, the newest first."""
        return self.store.threads(user.id)

    def messages(self, user: User, thread_id: str) -> Sequence[Message]:
        """The last 200, the oldest first. Raises NotFound."""
        return self.store.messages(self.get(user, thread_id).id)

    def files(self, user: User, thread_id: str) -> Sequence[File]:
        return self.store.files(self.get(user, thread_id).id)

    def is_running(self, user: User, thread_id: str) -> bool:
        run = self.runs.of(self.get(user, thread_id).id)
        return run is not None and not run.is_over(self.clock.now())

    def delete(self, user: User, thread_id: str) -> None:
        """With messages and files; a run in it ends soon, and its answer is dropped. Raises NotFound."""
        with self.recorded(user, thread_id):
            thread = self.get(user, thread_id)
        with self.audit.together():
            files = self.store.files(thread.id)
            self.store.delete(thread.id)
            self.audit.append(user.id, "assistant.deleted", thread.id, {"files": len(files)})
        self.remove(files)

    def attach(self, user: User, thread_id: str, name: str, media_type: str, source: BinaryIO) -> File:
        """Keep a file for the next message. ``name`` is only shown.

        Raises NotFound, BadInput ``assistant.too_many_files``, ``document.too_large``.
        """
        with self.recorded(user, thread_id):
            thread = self.get(user, thread_id)
        if len(self.store.files(thread.id)) >= MOST_FILES:
            raise BadInput("assistant.too_many_files", name=name, most=MOST_FILES)
        file_id = str(uuid.uuid4())
        file = File(file_id, name, self.uploads.put(file_id, name, source), media_type)
        try:
            self._noted(user, thread, file)
        except KamError:  # the conversation was deleted meanwhile, or the state does not answer
            self.uploads.remove(file_id)
            raise
        return file

    def rate(self, user: User, thread_id: str, message_id: str, helpful: bool | None, comment: str = "") -> Message:
        """Feedback on an answer; the last counts. Raises NotFound, also for what is no answer; BadInput."""
        with self.recorded(user, thread_id):
            message = self.store.message(self.get(user, thread_id).id, message_id)
            if message.role is not Role.ASSISTANT:
                raise NotFound("assistant.message")
        comment = bounded(comment.strip(), LONGEST_COMMENT, "assistant.long_comment")
        with self.audit.together():
            self.store.rate(message.id, helpful, comment)
            self.audit.append(user.id, "assistant.rated", thread_id, {"message": message.id, "helpful": helpful})
        return self.store.message(thread_id, message_id)

    def forget(self, user_id: str) -> Sequence[File]:
        """Everything a person said here goes; inside the transaction that forgets them.

        The files of which it tells are for `remove`, once that transaction holds.
        """
        return self.store.forget(user_id)

    def remove(self, files: Sequence[File]) -> None:
        for file in files:
            self.uploads.remove(file.id)

    @contextmanager
    def recorded(self, user: User, thread_id: str) -> Iterator[None]:
        """A refusal has its entry in the audit chain."""
        try:
            yield
        except KamError as error:
            self.audit.append(user.id, "assistant.refused", _told(thread_id), {"code": error.code})
            raise

    def _noted(self, user: User, thread: Thread, file: File) -> None:
        with self.audit.together():
            self.store.put_file(thread.id, file)
            details = {"file": file.id, "sha256": file.sha256}
            self.audit.append(user.id, "assistant.file_added", thread.id, details)


def bounded(text: str, longest: int, refusal: str) -> str:
    """The text as it is, fit to be stored. Raises BadInput with the code ``refusal``."""
    if len(text) > longest:
        raise BadInput(refusal, length=len(text), longest=longest)
    return storable(text)


def _told(thread_id: str) -> str:
    try:
        return str(uuid.UUID(thread_id))
    except ValueError:
        return _NONE
