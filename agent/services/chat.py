"""One message of a conversation, answered by the assistant; both are stored."""

import hashlib
import hmac
import logging
import re
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from agent.domain.assistant.conversation import Message, Role, Stopped, ToolCall
from agent.domain.assistant.run import Run
from agent.domain.assistant.turn import Progress, Reply
from agent.domain.assistant.wording import storable, storable_json
from agent.domain.errors import Conflict, KamError
from agent.domain.identity import User
from agent.domain.messages import message
from agent.ports.assistant import Assistant
from agent.ports.sharing import Signals
from agent.services.chat_intake import Asked, Begun, Intake
from agent.services.chat_stop import RunStop
from agent.services.conversations import ConversationDesk

_TOOL = re.compile(r"[a-z][a-z_]{0,39}")
log = logging.getLogger(__name__)

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Chat:
    """``assistant`` makes it when first asked. ``key``: 32 bytes, for the digests of what was said."""

    desk: ConversationDesk
    intake: Intake
    assistant: Callable[[], Assistant]
    signals: Signals
    key: bytes = field(repr=False)

    def say(self, user: User, asked: Asked, tell: Tell, stop: Stop) -> Message:
        """The answer. Raises as `begin` and `answer`."""
        return self.answer(self.begin(user, asked), tell, stop)

    def begin(self, user: User, asked: Asked) -> Begun:
        """Take the message. Raises as `Intake.begin`."""
        return self.intake.begin(user, asked)

    def answer(self, begun: Begun, tell: Tell, stop: Stop) -> Message:
        """Run the assistant and store its reply. Whatever goes wrong, the conversation is usable afterwards.

        Raises what the assistant raises for what the user did; NotFound where the conversation was deleted meanwhile,
        Conflict ``assistant.taken_over`` where it went on without this run.
        """
        if begun.answer is not None:
            return begun.answer
        try:
            reply = self._reply(begun, tell, stop)
            return self._kept(begun, reply)
        except BaseException:
            self._give_up(begun.run)
            raise

    def cancel(self, user: User, thread_id: str) -> bool:
        """End the run at its next step; False where none runs. Raises NotFound."""
        desk = self.desk
        with desk.recorded(user, thread_id):
            thread = desk.get(user, thread_id)
        with desk.audit.together():
            found = desk.runs.cancel(thread.id)
            if found:
                desk.audit.append(user.id, "assistant.cancelled", thread.id, {})
        if found:
            self.signals.tell(thread.id)
        return found

    def _reply(self, begun: Begun, tell: Tell, stop: Stop) -> Reply:
        desk, run, moved = self.desk, begun.run, threading.Event()
        with desk.recorded(begun.user, run.thread), self.signals.hear(run.thread, moved.set):
            stopped = RunStop(desk.runs, desk.clock, run, stop, moved, self.signals.look_s)
            try:
                return self.assistant().run(begun.turn, tell, stopped)
            except KamError:
                raise
            except Exception as error:
                log.exception("the assistant failed")
                language = begun.asked.language
                text = message("assistant.failed", language, problem=type(error).__name__)
                return Reply(text, language, stopped=Stopped.MODEL)

    def _kept(self, begun: Begun, reply: Reply) -> Message:
        desk, said = self.desk, begun.asked
        stored = _answer(reply, said, desk.clock.now())
        with desk.audit.together():
            if not desk.runs.end(begun.run.id):
                desk.store.thread(said.thread)  # raises NotFound where it was deleted
                raise Conflict("assistant.taken_over")
            desk.store.add(stored)
            desk.audit.append(begun.user.id, "assistant.asked", said.thread, self._details(said, stored))
        return stored

    def _details(self, said: Message, stored: Message) -> dict[str, object]:
        """What the audit chain holds: ids, a digest that nobody without the key can guess the text from, counts."""
        return {
            "message": said.id,
            "reply": stored.id,
            "digest": hmac.new(self.key, said.text.encode(), hashlib.sha256).hexdigest(),
            "tools": [call.name if _TOOL.fullmatch(call.name) else "unknown" for call in stored.tool_calls],
            "facts": len(stored.facts),
            "drafts": list(stored.drafts),
            "files": len(said.files),
            "stopped": stored.stopped.value if stored.stopped else None,
            "model_calls": stored.usage.calls,
            "tokens": stored.usage.input_tokens + stored.usage.output_tokens,
        }

    def _give_up(self, run: Run) -> None:
        try:
            self.desk.runs.end(run.id)
        except KamError:  # the state does not answer: the run is over at its deadline
            log.warning("a run could not be ended", exc_info=True)


def _answer(reply: Reply, said: Message, at: datetime) -> Message:
    """A model's answer may hold what no database takes."""
    return Message(
        id=str(uuid.uuid4()),
        thread=said.thread,
        role=Role.ASSISTANT,
        text=storable(reply.text),
        language=reply.language,
        at=at,
        template=storable(reply.template),
        tool_calls=tuple(ToolCall(storable(call.name), storable_json(call.args)) for call in reply.tool_calls),
        facts=reply.facts,
        drafts=reply.drafts,
        links=reply.links,
        stopped=reply.stopped,
        notices=reply.notices,
        usage=reply.usage,
        open=storable_json(reply.open),
        request_id=said.request_id,
        prompt_hash=reply.prompt_hash,
    )
