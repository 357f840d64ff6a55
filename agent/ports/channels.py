"""What the product needs of a chat platform, and what it remembers of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from agent.domain.channel.inbound import RemoteFile
from agent.domain.channel.place import Place, Platform, Speaker
from agent.domain.channel.post import Form, Post


class ChannelClient(Protocol):
    """One platform. Waits as long as the platform asks for (429), tries again what is worth it, then raises
    Unavailable ``channels.unavailable``; callable from any thread."""

    def post(self, place: Place, post: Post) -> str:
        """Show it; returns the id of the message."""
        ...

    def update(self, place: Place, message: str, post: Post) -> None:
        """Exchange what a message shows. Raises NotFound ``channels.message_gone``."""
        ...

    def whisper(self, place: Place, speaker: Speaker, post: Post) -> None:
        """Show it to this person only (a direct message where the platform cannot do it in place)."""
        ...

    def open_form(self, trigger: str, form: Form) -> None:
        """Slack only, within seconds of the press; where forms come with the answer, raises Unavailable."""
        ...

    def direct(self, speaker: Speaker) -> Place | None:
        """Where this person reads alone; None where the platform does not know them (yet)."""
        ...

    def email(self, speaker: Speaker) -> str | None:
        """The address that the company's directory holds, verified by the platform; None: not known."""
        ...

    def download(self, file: RemoteFile, most: int) -> bytes:
        """At most ``most`` bytes, from the platform's own hosts only. Raises BadInput ``channels.file.*``."""
        ...

    def show_home(self, speaker: Speaker, post: Post) -> None:
        """The page of the app where the platform has one."""
        ...


@dataclass(frozen=True, slots=True)
class ChannelPerson:
    """``by``: the id of the admin who mapped them, or "email" where the verified address did."""

    speaker: Speaker
    user_id: str
    by: str
    at: datetime
    direct: Place | None = None


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card about ``subject`` (a draft id, a review id) that stands in a place. ``closed``: it shows an end, nothing
    of it changes any more."""

    subject: str
    user_id: str
    place: Place
    message: str
    version: str  # what it showed: a digest
    closed: bool = False


class ChannelStore(Protocol):
    """People, cards and wishes; raises NotFound where noted."""

    def person(self, speaker: Speaker) -> ChannelPerson | None: ...

    def people_of(self, user_id: str) -> Sequence[ChannelPerson]: ...

    def people(self) -> Sequence[ChannelPerson]: ...

    def link(self, person: ChannelPerson) -> None:
        """Set or replace whose user this person is, and where they read alone."""
        ...

    def unlink(self, platform: Platform, tenant: str, speaker_id: str) -> bool: ...

    def take(
        self,
        platform: Platform,
        event: str,
        at: datetime,
        waiting: Mapping[str, Any] | None = None,
        user_id: str | None = None,
    ) -> bool:
        """True for the first who takes this event; every other time False. ``waiting``: what was said, as JSON."""
        ...

    def waiting(self, platform: Platform, event: str) -> Mapping[str, Any] | None:
        """What was said and waits; None once it is settled, or where its person was forgotten."""
        ...

    def settle(self, platform: Platform, event: str) -> None:
        """Forget what was said; that it was taken stays known."""
        ...

    def settle_old(self, before: datetime) -> None: ...

    def forget_events(self, before: datetime) -> int: ...

    def add_card(self, card: ShownCard) -> None:
        """Keep what a message shows now; the same message about the same subject is one card."""
        ...

    def cards(self, subject: str) -> Sequence[ShownCard]: ...

    def open_cards(self) -> Sequence[ShownCard]:
        """Those that are not closed, by subject."""
        ...

    def drop_card(self, card: ShownCard) -> None:
        """Its message is gone."""
        ...

    def muted(self, user_id: str) -> Collection[str]:
        """The types of notices that the user does not want."""
        ...

    def mute(self, user_id: str, types: Collection[str]) -> None: ...

    def noticed(self, user_id: str, keys: Collection[str]) -> Mapping[str, datetime]:
        """Which of these notices went out when."""
        ...

    def note(self, user_id: str, key: str, at: datetime) -> bool:
        """True for the first who notes it: the one who sends it."""
        ...

    def unnote(self, user_id: str, keys: Collection[str]) -> None:
        """These did not go out after all."""
        ...

    def forget(self, user_id: str) -> None:
        """Delete who they are on the platforms, their cards and wishes; inside the transaction that forgets them."""
        ...
