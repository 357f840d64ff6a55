"""One message while it is answered: where it stands, who is told what, and in which language."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from agent.domain.assistant.turn import Progress
from agent.domain.channel.inbound import InboundMessage
from agent.domain.channel.place import Audience, Place
from agent.domain.channel.post import Post, Text, Tone
from agent.domain.errors import KamError, NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports.channels import ChannelClient, ChannelStore, ShownCard
from agent.ports.jobs import JobRun
from agent.services.channels.intake import request_id

log = logging.getLogger(__name__)
_EVERY_S = 1.0  # platforms allow about one change of a message a second


def plain_post(text: str, tone: Tone = Tone.NEUTRAL) -> Post:
    return Post(text, (Text(text, tone),))


@dataclass(slots=True)
class Talk:
    """``status``: the id of the message that shows how far it is and becomes the answer; empty before it stands."""

    run: JobRun
    client: ChannelClient
    inbound: InboundMessage
    user: User
    language: Language
    status: str = ""
    _steps: list[str] = field(default_factory=list)
    _told_at: float = 0.0

    @property
    def place(self) -> Place:
        return self.inbound.place

    def open(self, post: Post, store: ChannelStore) -> None:
        """Put up the status, once: a run that is cut off, or begun anew after a failure, finds it again."""

        def put() -> str:
            for card in store.cards(self._subject):
                self.status = card.message
            sent = self.end(post)
            store.add_card(self._card(sent))
            return sent

        self.status = self.run.step("status", put)

    def close(self, store: ChannelStore) -> None:
        """All is told: nothing has to find the status any more."""
        store.drop_card(self._card(self.status))

    @property
    def _subject(self) -> str:
        return request_id(self.inbound)

    def _card(self, sent: str) -> ShownCard:
        return ShownCard(self._subject, self.user.id, self.place, sent, "status", closed=True)

    def follow(self, told: Progress, post_of: Callable[[Sequence[str]], Post], shown: bool) -> None:
        """Show a step, at most once a second: what comes faster is shown with the next one."""
        if not told.step:
            return
        self._steps.append(message(told.step, self.language, **told.values))
        if not shown or time.monotonic() - self._told_at < _EVERY_S:
            return
        self._told_at = time.monotonic()
        try:
            self.client.update(self.place, self.status, post_of(self._steps))
        except KamError as error:  # the answer matters, not how it is waited for
            log.info("a status could not be shown: %s", error.code)

    def end(self, post: Post) -> str:
        """The status becomes ``post``; where its message is gone, or never came, a new one. Returns the id."""
        if self.status:
            try:
                self.client.update(self.place, self.status, post)
                return self.status
            except NotFound:
                pass
        self.status = self.client.post(self.place, post)
        return self.status

    def fail(self, text: str) -> None:
        """Say in the place what went wrong; with guests there, to the person alone."""
        post = plain_post(text, Tone.WARNING)
        try:
            if self.place.audience is Audience.GUESTS:
                self.client.whisper(self.place, self.inbound.speaker, post)
                post = plain_post(message("channels.neutral.failed", self.language))
            if self.status or self.place.audience is not Audience.GUESTS:
                self.end(post)
        except KamError as error:
            log.warning("a failure could not be told: %s", error.code)
