"""Buttons and dialogues: what the product says to a press, brought to who pressed."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.bootstrap import App
from agent.domain.channel.inbound import Press
from agent.domain.channel.post import Post, Text
from agent.domain.channel.reply import Reply
from agent.domain.errors import KamError
from agent.services.channels.edit_form import mistaken
from api.channels.slack import payloads
from api.channels.slack.inbox import Inbox

log = logging.getLogger(__name__)
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Presses:
    """All of it runs in threads of its own: decisions change the cards on the platform."""

    app: App
    inbox: Inbox

    def pressed(self, body: Json) -> None:
        """A button. One that opens a page says nothing to us."""
        press = payloads.press(body)
        if not press.action or not self._first(press):
            return
        reply = self._decided(press)
        if (body.get("container") or {}).get("type") == "view" and not reply.refused:
            self.app.channel_home.show(press.speaker)  # the overview shows what it is set to
        else:
            self._carried_out(reply, press, body)

    def submitted(self, body: Json) -> "Sent":
        """A dialogue, filled in."""
        press = payloads.submission(body)
        if not self._first(press):
            return Sent(press, Reply())
        reply = self._decided(press)
        at = payloads.input_of(body, mistaken(press.fields, reply.notice))
        return Sent(press, reply, {at: reply.notice} if reply.refused and reply.notice and at else {})

    def tell(self, sent: "Sent") -> None:
        """What became of a dialogue that has been closed."""
        self._noticed(sent.press, sent.reply.notice)

    def _first(self, press: Press) -> bool:
        """A press that is delivered, or played, again is none."""
        return self.app.channel_store.take(payloads.SLACK, press.event, self.app.clock.now())

    def _decided(self, press: Press) -> Reply:
        try:
            return self.app.channel_decisions.press(press)
        except KamError as error:
            log.warning("a press in Slack could not be answered: %s", error.code)
        except Exception:
            log.exception("a press could not be answered")
        return Reply(self.inbox.say("channels.slack.not_taken", press.speaker), refused=True)

    def _carried_out(self, reply: Reply, press: Press, body: Json) -> None:
        client = self.app.slack_client
        if reply.form is not None:
            try:
                client.open_form(
                    press.trigger, reply.form, payloads.origin(press, self.inbox.languages(press.speaker)[0])
                )
            except KamError as error:
                log.info("a dialogue could not be opened in Slack: %s", error.code)
                self._noticed(press, self.inbox.say("channels.slack.form", press.speaker))
        if reply.post is not None and (body.get("container") or {}).get("is_ephemeral"):
            self._exchanged(str(body.get("response_url") or ""), reply.post)
        self._noticed(press, reply.notice)

    def _exchanged(self, address: str, post: Post) -> None:
        try:
            self.app.slack_client.exchange(address, post)
        except KamError as error:
            log.warning("what a person was shown could not be exchanged in Slack: %s", error.code)

    def _noticed(self, press: Press, text: str) -> None:
        if not text:
            return
        try:
            self.app.slack_client.notice(press.place, press.speaker, Post(text, (Text(text),)))
        except KamError as error:
            log.warning("a notice could not be shown in Slack: %s", error.code)


@dataclass(frozen=True, slots=True)
class Sent:
    """``errors``: by input, what the dialogue shows, staying open with what was typed."""

    press: Press
    reply: Reply
    errors: Mapping[str, str] | None = None
