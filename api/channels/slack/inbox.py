"""Messages, commands and shortcuts, handed to the product: each once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.bootstrap import App
from agent.domain.channel.place import Audience, Place, Speaker
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message as told
from api.channels.slack import payloads

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Inbox:
    app: App

    def event(self, body: Json) -> None:
        """Queue what was said. Raises Unavailable: then Slack delivers it again."""
        event, workspace = body["event"], self.app.slack_client.workspace()
        alone = event.get("channel_type") == "im"
        audience = Audience.PERSONAL if alone else self.app.slack_client.audience(event["channel"])
        self.app.channel_intake.take(payloads.message(body, workspace.bot_user, audience))

    def command(self, body: Json) -> str:
        """Queue it; returns what is to be said at once. The answer is for who asked, wherever the command stood."""
        speaker = payloads.commander(body)
        place = self._alone(speaker, body["channel_id"])
        self.app.channel_intake.take(payloads.command(body, place))
        return "" if place.conversation == body["channel_id"] else self.say("channels.slack.direct", speaker)

    def escalation(self, body: Json) -> None:
        channel = (body.get("channel") or {}).get("id") or ""
        self.app.channel_intake.take(payloads.escalation(body, self._alone(payloads.actor(body), channel)))

    def home(self, body: Json) -> None:
        event = body["event"]
        self.app.channel_home.show(Speaker(payloads.SLACK, body["team_id"], event["user"]))

    def say(self, code: str, speaker: Speaker) -> str:
        """In the language of who is known, else in both."""
        return "\n".join(told(code, language) for language in self.languages(speaker))

    @staticmethod
    def say_in_both(code: str) -> str:
        """Without asking who it is."""
        return "\n".join(told(code, language) for language in Language)

    def _alone(self, speaker: Speaker, channel: str) -> Place:
        direct = self.app.slack_client.direct(speaker)
        return direct or Place(payloads.SLACK, speaker.tenant, channel, audience=Audience.GUESTS)

    def languages(self, speaker: Speaker) -> tuple[Language, ...]:
        """The one that is known, else both."""
        try:
            person = self.app.channel_store.person(speaker)
            return tuple(Language) if person is None else (self.app.identity.user(person.user_id).language,)
        except KamError:
            return tuple(Language)
