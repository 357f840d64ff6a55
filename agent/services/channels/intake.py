"""Takes what comes in: once, and in the time that a platform waits."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agent.domain.assistant.wording import storable, storable_json
from agent.domain.channel.inbound import InboundMessage
from agent.domain.channel.place import Platform
from agent.ports import Clock, Together
from agent.ports.channels import ChannelStore
from agent.ports.jobs import Jobs
from agent.services.channels.wire import packed, unpacked

JOB = "channels.message"


@dataclass(frozen=True, slots=True)
class ChannelIntake:
    store: ChannelStore
    jobs: Callable[[], Jobs]
    together: Together
    clock: Clock

    def take(self, message: InboundMessage) -> bool:
        """Queue the message; False when it was taken before. Calls no platform and no model.

        What cannot be queued counts as not taken: the platform delivers it again. Raises Unavailable.
        """
        platform = message.speaker.platform
        with self.together.together():
            person = self.store.person(message.speaker)
            started_by = None if person is None else person.user_id
            said = storable_json(packed(message))
            if not self.store.take(platform, message.event, self.clock.now(), said, started_by):
                return False
            # jobs are kept for a while and go to nobody's file: they name the event, the words lie where they are
            # deleted when they are answered
            arguments = {"platform": platform.value, "event": storable(message.event)}
            self.jobs().enqueue(JOB, arguments, started_by=started_by, job_id=job_id(message))
        return True

    def waiting(self, arguments: Mapping[str, str]) -> InboundMessage | None:
        """The message that a job is about; None where it was answered, or its person was forgotten."""
        said = self.store.waiting(Platform(arguments["platform"]), arguments["event"])
        return None if said is None else unpacked(said)

    def settle(self, arguments: Mapping[str, str]) -> None:
        """Its words are needed no more."""
        self.store.settle(Platform(arguments["platform"]), arguments["event"])


def job_id(message: InboundMessage) -> str:
    """The same for the same event: of two deliveries one runs. A platform's id may be of any length."""
    said = f"{message.speaker.platform.value}\n{message.event}"
    return f"{JOB}-{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def request_id(message: InboundMessage) -> str:
    """What makes the chat answer the event once."""
    return storable(job_id(message))
