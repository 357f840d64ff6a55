"""Takes a message: whose it is, what it brings, once, and only while no other one is answered."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from agent.domain.assistant.conversation import File, Message, Role, Thread
from agent.domain.assistant.run import Run
from agent.domain.assistant.turn import Turn
from agent.domain.assistant.wording import last_turns
from agent.domain.errors import BadInput, Conflict, NotFound, TooMany
from agent.domain.identity import User
from agent.domain.language import Language, detect
from agent.services.conversations import ConversationDesk, bounded

LONGEST_TEXT = 8_000  # code points
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user says. Without ``thread`` a new conversation begins, narrowed to ``account``.

    ``files``: ids of those that the message is about; without, all that came since the message before. The same
    ``request_id`` is one message, however often it is sent.
    """

    text: str
    thread: str | None = None
    files: Sequence[str] = ()
    language: Language | None = None
    account: str | None = None
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A message that was taken: a run on it, or the answer that it already has."""

    user: User
    asked: Message
    turn: Turn
    run: Run
    answer: Message | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """``longest``: how long a run may take before it counts as dead; more than the assistant's own limit."""

    desk: ConversationDesk
    longest: timedelta = timedelta(minutes=5)
    most_a_minute: int = 30

    def begin(self, user: User, asked: Asked) -> Begun:
        """Take the message.

        Raises NotFound (conversation, file), Forbidden ``access.account``, BadInput, TooMany, and Conflict
        ``assistant.running`` while another message of the conversation is answered.
        """
        text = bounded(asked.text, LONGEST_TEXT, "assistant.too_long")
        thread = self._thread(user, asked)
        with self.desk.recorded(user, thread.id):
            self._require_scope(user, thread, asked)
            files = self._brought(thread, asked.files)
        if not text.strip() and not files:
            raise BadInput("assistant.empty")
        new = self._message(user, thread, asked, text, files)
        return self._begun(user, thread, asked, new)

    def _thread(self, user: User, asked: Asked) -> Thread:
        if asked.thread is not None:
            with self.desk.recorded(user, asked.thread):
                return self.desk.get(user, asked.thread)
        if asked.request_id is None:
            return self.desk.open(user, asked.account)
        return self._thread_of_request(user, asked)

    def _thread_of_request(self, user: User, asked: Asked) -> Thread:
        """Sent once more, it finds the conversation that it began."""
        thread_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{user.id}\n{asked.request_id}"))
        try:
            return self.desk.get(user, thread_id)
        except NotFound:
            return self.desk.open(user, asked.account, thread_id)

    def _require_scope(self, user: User, thread: Thread, asked: Asked) -> None:
        if thread.account is not None:
            user.require_account(thread.account)  # it may have gone to somebody else since
        if asked.account is None or asked.account == thread.account:
            return
        if self.desk.account_of(user, asked.account) != thread.account:
            raise BadInput("assistant.other_account", account=asked.account)

    def _brought(self, thread: Thread, wanted: Sequence[str]) -> tuple[File, ...]:
        files = {file.id: file for file in self.desk.store.files(thread.id)}
        if not files.keys() >= set(wanted):
            raise NotFound("assistant.file")
        if wanted:
            return tuple(files[file_id] for file_id in dict.fromkeys(wanted))
        known = {file.id for said in self._said(thread) for file in said.files} if files else set()
        return tuple(file for file in files.values() if file.id not in known)

    def _said(self, thread: Thread) -> Sequence[Message]:
        return self.desk.store.messages(thread.id, rows=False)

    def _message(self, user: User, thread: Thread, asked: Asked, text: str, files: tuple[File, ...]) -> Message:
        return Message(
            id=str(uuid.uuid4()),
            thread=thread.id,
            role=Role.USER,
            text=text,
            language=asked.language or detect(text, user.language),
            at=self.desk.clock.now(),
            files=files,
            request_id=asked.request_id,
        )

    def _begun(self, user: User, thread: Thread, asked: Asked, new: Message) -> Begun:
        desk, now = self.desk, self.desk.clock.now()
        run = Run(str(uuid.uuid4()), thread.id, new.id, now, now + self.longest)
        with desk.audit.together():
            if not desk.runs.begin(run, now):
                raise Conflict("assistant.running")
            first, answer = self._before(new)
            if answer is not None:
                desk.runs.end(run.id)
            elif first is None:
                self._require_rate(user)
                desk.store.add(new)
        said = first or new
        turn = self._turn(user, thread, asked, said)
        return Begun(user, said, turn, run, answer)

    def _before(self, new: Message) -> tuple[Message | None, Message | None]:
        """The message as it came before under its request id, and its answer."""
        if new.request_id is None:
            return None, None
        store = self.desk.store
        first = store.asked(new.thread, new.request_id)
        if first is not None and first.text != new.text:
            raise Conflict("assistant.request_reused")
        return first, store.answered(new.thread, new.request_id)

    def _require_rate(self, user: User) -> None:
        now = self.desk.clock.now()
        latest = self.desk.store.asked_between(user.id, now - _MINUTE, now)
        if len(latest) >= self.most_a_minute:
            wait = latest[-self.most_a_minute] + _MINUTE - now
            raise TooMany("assistant.too_many", most=self.most_a_minute, seconds=max(1, int(wait.total_seconds())))

    def _turn(self, user: User, thread: Thread, asked: Asked, said: Message) -> Turn:
        before = [each for each in self._said(thread) if each.id != said.id]
        others = [file for file in self.desk.store.files(thread.id) if file not in said.files]
        return Turn(
            user=user,
            thread=thread.id,
            text=said.text,
            today=self.desk.clock.now().date(),
            history=last_turns(before),
            files=(*others, *said.files),
            account=thread.account,
            language=asked.language,
            request=said.id,
        )
