"""Implements the port `ChannelClient` with Slack's Web API."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from agent.adapters.slack import views
from agent.adapters.slack.audience import Audiences, is_ours
from agent.adapters.slack.blocks import MESSAGE, SHORT, BlockKit, Room
from agent.adapters.slack.calls import Refused, SlackCalls, Workspace, unavailable
from agent.adapters.slack.download import Downloads
from agent.adapters.slack.elements import Json, fallback
from agent.adapters.slack.kept import Kept
from agent.adapters.slack.mrkdwn import Mrkdwn
from agent.adapters.slack.responses import Responses
from agent.domain.channel.inbound import RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Form, Post
from agent.domain.errors import NotFound, Unavailable

log = logging.getLogger(__name__)
API = "https://slack.com/api/"
_DAY = 86_400.0
_QUIET: Json = {"unfurl_links": False, "unfurl_media": False, "mrkdwn": False, "parse": "none", "link_names": False}
_TOO_LONG = frozenset({"msg_too_long", "msg_blocks_too_long", "invalid_blocks", "too_many_blocks"})
_GONE = frozenset(
    {"message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_archived"}
)
_NOT_THERE = frozenset(
    {"channel_not_found", "not_in_channel", "user_not_in_channel", "is_archived", "messages_tab_disabled"}
)
_NOBODY = frozenset(
    {"user_not_found", "users_not_found", "user_not_visible", "user_disabled", "cannot_dm_bot", "invalid_arguments"}
)


@dataclass
class SlackClient:
    """``api``: the address of Slack's API; empty: Slack's own. ``pages``: the address of our pages, for links."""

    token: str = field(repr=False)
    api: str = ""
    pages: str = ""
    patience_s: float = 45.0

    def __post_init__(self) -> None:
        self.calls = SlackCalls(self.token, self.api or API, self.patience_s)
        self.kit = BlockKit(Mrkdwn(self.pages.rstrip("/")))
        self._audiences = Audiences(self.calls)
        self._directs: Kept[Place] = Kept(_DAY)
        self._downloads = Downloads(self.token, self.api)
        self._responses = Responses(self.kit, self.api)

    def post(self, place: Place, post: Post) -> str:
        where = {"channel": place.conversation, "thread_ts": place.thread}
        try:
            return str(self._shown("chat.postMessage", post, **where, **_QUIET).get("ts") or "")
        except Refused as refused:
            raise unavailable("chat.postMessage", refused) from None

    def update(self, place: Place, message: str, post: Post) -> None:
        where = {"channel": place.conversation, "ts": message, "parse": "none", "link_names": False}
        try:
            self._shown("chat.update", post, **where)
        except Refused as refused:
            if refused.code in _GONE:
                raise NotFound("channels.message_gone") from None
            raise unavailable("chat.update", refused) from None

    def whisper(self, place: Place, speaker: Speaker, post: Post) -> None:
        if place.audience is Audience.PERSONAL:
            self.post(place, post)
        elif not self._whispered(place, speaker, post):
            self._write_to(speaker, post)

    def notice(self, place: Place, speaker: Speaker, post: Post) -> None:
        """What passes: shown to this person only, and gone when they come back. Raises Unavailable."""
        if not place.conversation or not self._whispered(place, speaker, post):
            self._write_to(speaker, post)

    def exchange(self, address: str, post: Post) -> None:
        """For a message that one person sees: ``address`` came with the press on it. Raises Unavailable."""
        self._responses.exchange(address, post)

    def open_form(self, trigger: str, form: Form, origin: Mapping[str, Any] | None = None) -> None:
        """``origin`` comes back with what was typed: where the form was asked for."""
        view = views.modal(form, dict(origin or {}), self.kit)
        self._done("views.open", trigger_id=trigger, view=view)

    def direct(self, speaker: Speaker) -> Place | None:
        try:
            return self._directs.get(f"{speaker.tenant}\n{speaker.id}", lambda: self._opened(speaker))
        except Refused as refused:
            if refused.code in _NOBODY:
                return None
            raise unavailable("conversations.open", refused) from None

    def email(self, speaker: Speaker) -> str | None:
        """Of a full member of our own workspace, whose address Slack has verified."""
        try:
            user = self.calls.call("users.info", user=speaker.id).get("user") or {}
        except Refused as refused:
            if refused.code in _NOBODY:
                return None
            raise unavailable("users.info", refused) from None
        team = self.calls.workspace().team
        known = speaker.tenant == team and is_ours(user, team) and user.get("is_email_confirmed") is True
        if not known or user.get("is_bot") or user.get("id") != speaker.id:
            return None
        return (user.get("profile") or {}).get("email") or None

    def audience(self, conversation: str) -> Audience:
        """Who reads along there; guests, where that cannot be found out."""
        return self._audiences.of(conversation)

    def download(self, file: RemoteFile, most: int) -> bytes:
        return self._downloads.fetch(file, most)

    def show_home(self, speaker: Speaker, post: Post) -> None:
        self._done("views.publish", user_id=speaker.id, view=views.home(post, self.kit))

    def workspace(self) -> Workspace:
        return self.calls.workspace()

    def introduced(self) -> Workspace:
        return self.calls.introduced()

    def _shown(self, method: str, post: Post, **where: Any) -> dict[str, Any]:
        """A message that Slack finds too long after all is shown short, with where to read it."""

        def asked(room: Room) -> dict[str, Any]:
            return self.calls.call(method, text=fallback(post.fallback), blocks=self.kit.blocks(post, room), **where)

        return _shorter(asked)

    def _whispered(self, place: Place, speaker: Speaker, post: Post) -> bool:
        """False where the person, or the app, is not in that place."""
        where = {"channel": place.conversation, "user": speaker.id, "thread_ts": place.thread}
        try:
            self._shown("chat.postEphemeral", post, **where, parse="none", link_names=False)
        except Refused as refused:
            if refused.code in _NOT_THERE:
                return False
            raise unavailable("chat.postEphemeral", refused) from None
        return True

    def _write_to(self, speaker: Speaker, post: Post) -> None:
        place = self.direct(speaker)
        if place is None:
            raise Unavailable("channels.unavailable", problem="conversations.open")
        self.post(place, post)

    def _opened(self, speaker: Speaker) -> Place:
        told = self.calls.call("conversations.open", users=speaker.id).get("channel") or {}
        return Place(Platform.SLACK, speaker.tenant, str(told["id"]), audience=Audience.PERSONAL)

    def _done(self, method: str, **arguments: Any) -> None:
        try:
            self.calls.call(method, **arguments)
        except Refused as refused:
            raise unavailable(method, refused) from None


def _shorter(asked: Callable[[Room], dict[str, Any]]) -> dict[str, Any]:
    try:
        return asked(MESSAGE)
    except Refused as refused:
        if refused.code not in _TOO_LONG:
            raise
        return asked(SHORT)
