"""Microsoft Teams as a chat platform of the product."""

import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import quote

import httpx
from microsoft_teams.api.activities.message import MessageActivityInput
from microsoft_teams.api.clients.conversation import ConversationClient, CreateConversationParams
from microsoft_teams.api.models import Account, Attachment
from microsoft_teams.common import Client, ClientOptions

from agent.adapters.teams import files, members
from agent.adapters.teams.calls import Patience
from agent.adapters.teams.cards import Cards
from agent.adapters.teams.cloud import TeamsCloud
from agent.adapters.teams.loop import BackgroundLoop
from agent.adapters.teams.tokens import BotTokens
from agent.domain.channel.inbound import RemoteFile
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Form, Post, Text
from agent.domain.errors import NotFound, Unavailable
from agent.domain.language import Language
from agent.domain.messages import message

T = TypeVar("T")
_CARD = "application/vnd.microsoft.card.adaptive"
_TIMEOUT_S = 10.0
_SUMMARY = 300
_REFUSED = frozenset({400, 403, 404})
_MOST_SEEN = 5_000
Known = Callable[[Speaker], Place | None]


@dataclass(slots=True)
class TeamsClient:
    """Implements the port `ChannelClient`, for people of ``tenant`` only.

    ``known``: where a person reads alone, as it is stored. ``patience``: for calls that people wait for in a queue;
    ``short``: for those that Teams itself waits for.
    """

    cloud: TeamsCloud
    tenant: str
    client_id: str
    secret: str = field(repr=False)
    cards: Cards = field(default_factory=Cards)
    known: Known = lambda _speaker: None
    patience: Patience = field(default_factory=Patience)
    short: Patience = field(default_factory=lambda: Patience(total_s=5.0))
    _loop: BackgroundLoop = field(default_factory=lambda: BackgroundLoop("teams"), repr=False)
    _http: Client | None = field(default=None, repr=False)
    _tokens: BotTokens | None = field(default=None, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _seen: dict[str, Place] = field(default_factory=dict, repr=False)
    _alone: dict[str, Place] = field(default_factory=dict, repr=False)
    _accounts: dict[str, str] = field(default_factory=dict, repr=False)
    _named: set[str] = field(default_factory=set, repr=False)

    def post(self, place: Place, post: Post) -> str:
        conversation, activity = _conversation(place), self._activity(post)
        api = self._api(place)
        sent = self._call(lambda: api.create_activity(conversation, activity), repeatable=False)
        return sent.id

    def update(self, place: Place, message: str, post: Post) -> None:
        conversation, activity, at = _conversation(place), self._activity(post), quote(message, safe=_PLAIN)
        api = self._api(place)

        async def put() -> None:
            try:
                await api.update_activity(conversation, at, activity)
            except KeyError:  # the answer to an update may be empty
                return

        try:
            self._call(put, passed=frozenset({403, 404}))
        except httpx.HTTPStatusError:
            raise NotFound("channels.message_gone") from None

    def whisper(self, place: Place, speaker: Speaker, post: Post) -> None:
        """In the personal chat; who cannot be reached there is asked, in the place, to open it."""
        if place.audience is Audience.PERSONAL:
            self.post(place, post)
            return
        alone = self.direct(speaker)
        text = "\n\n".join(message("channels.teams.say_hello", language) for language in Language)
        self.post(alone or place, post if alone is not None else Post(text, (Text(text),)))

    def open_form(self, trigger: str, form: Form) -> None:  # noqa: ARG002 - the port's
        """Forms come with the answer to what opens them."""
        raise Unavailable("channels.unavailable", problem="dialogue")

    def direct(self, speaker: Speaker) -> Place | None:
        if speaker.tenant != self.tenant:
            return None
        found = self._alone.get(speaker.id) or self.known(speaker)
        return found if found is not None else self._begun(speaker)

    def email(self, speaker: Speaker) -> str | None:
        place = self._seen.get(speaker.id) or self.direct(speaker)
        if speaker.tenant != self.tenant or place is None:
            return None
        conversation, person = _conversation(replace(place, thread="")), quote(speaker.id, safe=_PLAIN)
        api = self._api(place)
        try:
            found = self._call(
                lambda: api.get_member_by_id(conversation, person),
                patience=self.short,
                passed=frozenset({403, 404}),
            )
        except httpx.HTTPStatusError:
            return None
        return members.address(found, speaker.id, self.tenant)

    def download(self, file: RemoteFile, most: int) -> bytes:
        return files.download(file, most, self.cloud)

    def show_home(self, speaker: Speaker, post: Post) -> None:
        """Teams has no page that an app fills for a person; the tab links ours."""

    def met(self, speaker: Speaker, place: Place, account: str = "") -> None:
        """Somebody wrote there, and a token has proved the address of the service.

        ``account``: what Teams calls the person towards this bot; chats are begun by it.
        """
        with self._lock:
            if account:
                self._accounts[speaker.id] = account
            self._named.add(place.service_url.rstrip("/"))
            for kept in (self._seen, self._alone) if place.audience is Audience.PERSONAL else (self._seen,):
                kept.pop(speaker.id, None)
                kept[speaker.id] = replace(place, thread="")
                if len(kept) > _MOST_SEEN:
                    self._accounts.pop(next(iter(kept)), None)
                    kept.pop(next(iter(kept)))

    def audience(self, place: Place) -> Audience:
        """Of a shared conversation. Where nobody can tell, `GUESTS`."""
        api, conversation = self._api(place), _conversation(replace(place, thread=""))

        async def read() -> Audience:
            found: list[members.Member] = []
            token: str | None = None
            for _ in range(members.MOST_PAGES):
                page = await api.get_paged_members(conversation, members.PAGE, token)
                found.extend(page.members)
                token = page.continuation_token
                if not token:
                    return members.audience(found, self.tenant)
            return Audience.GUESTS

        try:
            return self._call(read, patience=self.short)
        except Unavailable:
            return Audience.GUESTS

    def close(self) -> None:
        """Let go of the connections and the thread."""
        if self._http is not None:
            self._loop.run(self._http.http.aclose())
            self._http = None
        self._loop.close()

    def _begun(self, speaker: Speaker) -> Place | None:
        """The personal chat with who has the app; None for who has not."""
        asked = CreateConversationParams(
            members=[Account(id=self._accounts.get(speaker.id, speaker.id))],
            tenant_id=self.tenant,
            channel_data={"tenant": {"id": self.tenant}},
        )
        seen = self._seen.get(speaker.id)
        url = self.cloud.service_url if seen is None else seen.service_url
        api = self._api(Place(Platform.TEAMS, self.tenant, "", service_url=url))
        try:
            made = self._call(lambda: api.create(asked), patience=self.short, passed=_REFUSED)
        except httpx.HTTPStatusError:
            return None
        place = Place(Platform.TEAMS, self.tenant, made.id, "", Audience.PERSONAL, url)
        with self._lock:
            self._alone[speaker.id] = place
        return place

    def _activity(self, post: Post) -> MessageActivityInput:
        card = Attachment(content_type=_CARD, content=self.cards.card(post))
        return MessageActivityInput(summary=" ".join(post.fallback.split())[:_SUMMARY], attachments=[card])

    def _api(self, place: Place) -> ConversationClient:
        """For where the place is served. Raises Unavailable for an address that is none of Microsoft's."""
        url = place.service_url.rstrip("/")
        if place.tenant != self.tenant or not (self.cloud.serves(url) or url in self._named):
            raise Unavailable("channels.unavailable", problem="service_url")
        with self._lock:
            if self._http is None:
                self._tokens = BotTokens(self.cloud, self.tenant, self.client_id, self.secret)
                self._http = Client(ClientOptions(timeout=_TIMEOUT_S, token=self._tokens.current))
            return ConversationClient(url, self._http)

    def _call(
        self,
        make: Callable[[], Awaitable[T]],
        *,
        repeatable: bool = True,
        patience: Patience | None = None,
        passed: frozenset[int] = frozenset(),
    ) -> T:
        """``passed``: statuses that the caller understands; others are Unavailable."""
        waits = patience or self.patience
        try:
            try:
                return self._loop.run(waits.call(make, repeatable=repeatable))
            except httpx.HTTPStatusError as error:
                if error.response.status_code != 401 or self._tokens is None:
                    raise
                self._tokens.forget()  # ended early: the secret was renewed, or a clock is wrong
                return self._loop.run(waits.call(make, repeatable=repeatable))
        except httpx.HTTPStatusError as error:
            if error.response.status_code in passed:
                raise
            raise Unavailable("channels.unavailable", problem=f"HTTP {error.response.status_code}") from None
        except (ValueError, TypeError, AttributeError, LookupError):  # an answer that is none of the service's
            raise Unavailable("channels.unavailable", problem="answer") from None


_PLAIN = ":@;=,+|"  # in the ids of conversations, people and messages; nothing else reaches an address as it is


def _conversation(place: Place) -> str:
    base = place.conversation.partition(";")[0]
    return quote(f"{base};messageid={place.thread}" if place.thread else base, safe=_PLAIN)
