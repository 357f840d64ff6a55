"""A message from a chat platform, answered where it was said.

It runs as a job that may be cut off anywhere and begin again: the event is one request of the chat, which answers it
once, and what was posted is not posted again.
"""

import logging
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from agent.domain.assistant.conversation import Message
from agent.domain.channel.inbound import InboundMessage
from agent.domain.draft.draft import Draft
from agent.domain.errors import Conflict, Forbidden, KamError, NotFound, Unavailable
from agent.domain.identity import User
from agent.domain.language import detect
from agent.domain.messages import message
from agent.ports import Identity
from agent.ports.jobs import JobRun
from agent.services.channels import Clients
from agent.services.channels.answers import Answers
from agent.services.channels.commands import Commands
from agent.services.channels.delivery import AnswerDelivery
from agent.services.channels.files import IncomingFiles
from agent.services.channels.intake import request_id
from agent.services.channels.people import ChannelPeople
from agent.services.channels.talk import Talk, plain_post
from agent.services.chat import Chat
from agent.services.chat_intake import Asked, Begun
from agent.services.conversations import MOST_FILES
from agent.services.drafts import DraftDesk

log = logging.getLogger(__name__)
_WAIT_S = 0.5  # between two tries while another message of the conversation is answered
_PATIENCE_S = 600.0


@dataclass(frozen=True, slots=True)
class ChannelChat:
    """``patience_s``: how long a message waits for the one before it."""

    clients: Clients
    people: ChannelPeople
    identity: Identity
    chat: Callable[[], Chat]
    desk: DraftDesk
    files: IncomingFiles
    commands: Commands
    answers: Answers
    delivery: AnswerDelivery
    patience_s: float = _PATIENCE_S

    def handle(self, run: JobRun, inbound: InboundMessage) -> None:
        """Answer it. What goes wrong is told in the place; raises what nobody foresaw, once it is told."""
        client = self.clients().get(inbound.place.platform)
        if client is None:
            raise NotFound("channels.not_set_up", platform=inbound.place.platform.value)
        user = self._who(run, inbound)
        if user is None:
            return
        talk = Talk(run, client, inbound, user, detect(inbound.text, user.language))
        try:
            self._answer(talk)
        except KamError as error:
            talk.fail(error.text(talk.language))
            if isinstance(error, Unavailable):  # the answer is kept, and the job can be taken up again
                raise
        except Exception as error:
            talk.fail(message("assistant.failed", talk.language, problem=type(error).__name__))
            raise

    def _who(self, run: JobRun, inbound: InboundMessage) -> User | None:
        """None for a stranger, who is told so politely, once."""

        def known() -> str:
            try:
                return self.people.user(inbound.speaker).id
            except Forbidden:
                return ""

        user_id = run.step("who", known)
        if user_id:
            self.people.met(inbound.speaker, inbound.place)
            return self.identity.user(user_id)
        language = detect(inbound.text)
        post = plain_post(message("channels.unknown_person", language))
        run.step(
            "refused", lambda: self.clients()[inbound.place.platform].whisper(inbound.place, inbound.speaker, post)
        )
        return None

    def _answer(self, talk: Talk) -> None:
        told = self.commands.read(talk.inbound, talk.user)
        talk.language = told.language or talk.language
        if told.post is not None:
            post = told.post
            talk.run.step("help", lambda: self.delivery.alone(talk, post))
            return
        thread, first = self._thread(talk)
        self._open(talk, thread, first)
        files = self.files.bring(talk, thread)
        asked = Asked(told.question, thread, files, told.language, request_id=request_id(talk.inbound))
        begun = self._begun(talk, asked)
        answer = self._run(talk, begun, thread, first)
        self.delivery.deliver(talk, answer, self._drafts(talk.user, answer))
        talk.close(self.people.store)

    def _thread(self, talk: Talk) -> tuple[str, bool]:
        """The conversation of this person in this place, and whether nothing was answered in it yet."""
        thread = talk.run.step("thread", lambda: self._latest(talk))
        return thread, not self.chat().desk.messages(talk.user, thread)

    def _latest(self, talk: Talk) -> str:
        """The last one here; where the new files find no room in it, the next: nobody begins one by hand in a chat."""
        desk, last = self.chat().desk, ""
        for number in count():
            name = f"channel\n{talk.user.id}\n{talk.place.key}\n{number}"
            thread = str(uuid.uuid5(uuid.NAMESPACE_OID, name))
            try:
                files = desk.files(talk.user, thread)
            except NotFound:
                break
            last = thread if len(files) + len(talk.inbound.files) <= MOST_FILES else ""
        return last or desk.open(talk.user, None, thread).id

    def _open(self, talk: Talk, thread: str, first: bool) -> None:
        if self._shows_steps(talk):
            post = self.answers.working([], thread, talk.language, first=first)
        else:
            post = plain_post(message("channels.neutral.working", talk.language))
        talk.open(post, self.people.store)

    def _shows_steps(self, talk: Talk) -> bool:
        return self.delivery.disclosure.progress(talk.place.audience)

    def _begun(self, talk: Talk, asked: Asked) -> Begun:
        """Take the message; while the one before it is answered, wait for that."""
        over = time.monotonic() + self.patience_s
        while True:
            try:
                return self.chat().begin(talk.user, asked)
            except Conflict as conflict:
                if conflict.code != "assistant.running" or time.monotonic() > over:
                    raise
            if not self._taken_back(asked):
                talk.run.progress(0, 1, "channels.step.waits")
                time.sleep(_WAIT_S)

    def _taken_back(self, asked: Asked) -> bool:
        """End the run that a dead process left on this very message: jobs run in one process at a time."""
        desk = self.chat().desk
        running = desk.runs.of(asked.thread or "")
        own = desk.store.asked(asked.thread or "", asked.request_id or "")
        return running is not None and own is not None and running.message == own.id and desk.runs.end(running.id)

    def _run(self, talk: Talk, begun: Begun, thread: str, first: bool) -> Message:
        talk.language = begun.asked.language
        shown = self._shows_steps(talk)
        return self.chat().answer(
            begun,
            lambda told: talk.follow(
                told, lambda steps: self.answers.working(steps, thread, talk.language, first=first), shown
            ),
            lambda: False,
        )

    def _drafts(self, user: User, answer: Message) -> Mapping[str, Draft]:
        """Those of the answer that the user may see."""
        found = {}
        for draft_id in answer.drafts:
            try:
                found[draft_id] = self.desk.get(user, draft_id)
            except KamError:
                log.info("a draft of an answer is not to be shown")
        return found
