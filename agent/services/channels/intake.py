"""Takes what comes in: once, and in the time that a platform waits."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from agent.domain.assistant.wording import storable, storable_json
from agent.domain.channel.inbound import InboundMessage
from agent.ports import Clock, Together
from agent.ports.channels import ChannelStore
from agent.ports.jobs import Jobs
from agent.services.channels.wire import packed

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
            if not self.store.take(platform, message.event, self.clock.now()):
                return False
            person = self.store.person(message.speaker)
            started_by = None if person is None else person.user_id
            arguments = {"message": storable_json(packed(message))}
            self.jobs().enqueue(JOB, arguments, started_by=started_by, job_id=job_id(message))
        return True


def job_id(message: InboundMessage) -> str:
    """The same for the same event: of two deliveries one runs. A platform's id may be of any length."""
    said = f"{message.speaker.platform.value}\n{message.event}"
    return f"{JOB}-{hashlib.sha256(said.encode()).hexdigest()[:40]}"


def request_id(message: InboundMessage) -> str:
    """What makes the chat answer the event once."""
    return storable(job_id(message))
