"""Approval cards where people chat: shown, remembered, and brought up to date whatever decides on the draft."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.domain.channel.place import Audience, Place
from agent.domain.channel.post import Post, Text, Tone
from agent.domain.draft.draft import Channel, Draft, DraftStatus
from agent.domain.errors import KamError, NotFound, Unavailable
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports import Clock, Identity
from agent.ports.channels import ChannelStore, ShownCard
from agent.ports.drafts import Drafts
from agent.services.channels import Clients
from agent.services.channels.draft_card import DraftCard
from agent.services.draft_offers import is_over, may
from agent.services.draft_view import DraftView

log = logging.getLogger(__name__)
_ENDED = frozenset({DraftStatus.REJECTED, DraftStatus.EXPIRED, DraftStatus.SUPERSEDED, DraftStatus.SENT})


@dataclass(frozen=True, slots=True)
class ChannelCards:
    """Each card shows what its person may see, whoever presses its buttons."""

    view: DraftView
    drafts: Drafts
    store: ChannelStore
    identity: Identity
    clients: Clients
    card: DraftCard
    clock: Clock

    def show(self, user: User, draft_id: str, place: Place, language: Language) -> str:
        """Put the card up; returns the id of its message. Raises NotFound for what the user may not see."""
        draft = self.view.desk.get(user, draft_id)
        post = self.post(user, draft, place, language)
        sent = self.clients()[place.platform].post(place, post)
        self._keep(ShownCard(draft.id, user.id, place, sent, self._version(draft, language), _is_closed(draft)))
        return sent

    def post(self, user: User, draft: Draft, place: Place, language: Language) -> Post:
        """What the card shows now."""
        over = is_over(draft, self.clock.now())
        shown = self.view.card(user, draft, language)
        return self.card.post(shown, self._offers(user, draft, place), language, over=over)

    def refresh(self, draft_id: str, *, all_of_them: bool = False) -> int:
        """Bring the cards of a draft up to date; how many changed."""
        return sum(self._refresh(card, all_of_them) for card in self.store.cards(draft_id))

    def refresh_open(self) -> int:
        """The same for all drafts of which anything may still change. For a schedule: decisions are made on the page
        and in the shell, too, and time passes."""
        return sum(self._refresh(card, False) for card in self.store.open_cards())

    def now(self, card: ShownCard) -> Post:
        """What a stored card shows now. Raises Unavailable."""
        post = self._now(card, True)[1]
        return post or Post("")

    def _refresh(self, card: ShownCard, always: bool) -> bool:
        client = self.clients().get(card.place.platform)
        if client is None:  # not set up any more
            return False
        try:
            fresh, post = self._now(card, always)
            if post is None:
                return False
            client.update(card.place, card.message, post)
            self._keep(fresh)
        except NotFound:  # the message
            self.store.drop_card(card)
            return False
        except KamError as error:
            log.warning("a card could not be brought up to date; the next run tries again: %s", error.code)
            return False
        return True

    def _now(self, card: ShownCard, always: bool) -> tuple[ShownCard, Post | None]:
        """The card as it should be, and what it should show; None where it shows that."""
        language = Language(card.version.partition(":")[0])
        try:
            user = self.identity.user(card.user_id)
            draft = self.drafts.get(card.subject)
            version = self._version(draft, language)
            if version == card.version and not always:
                return card, None
            draft = self.view.desk.get(user, card.subject)
        except Unavailable:
            raise
        except KamError as error:  # gone, somebody else's by now, or tampered with: nothing of it stays to be read
            text = error.text(language)
            return replace(card, closed=True), Post(text, (Text(text, Tone.WARNING),))
        fresh = replace(card, version=version, closed=_is_closed(draft))
        return fresh, self.post(user, draft, card.place, language)

    def _offers(self, user: User, draft: Draft, place: Place) -> Sequence[str]:
        given = self.drafts.consents(draft.id, draft.version)
        found = may(user, draft, self.view.desk.speaks_for(user, draft), given, self.clock.now())
        # where others read along, whose consent is missing may stand among them; who presses is checked
        shared = place.audience is not Audience.PERSONAL and found and not draft.blocking
        return ["approve", *found] if shared and "approve" not in found else found

    def _version(self, draft: Draft, language: Language) -> str:
        """Of everything that changes what a card shows."""
        over = is_over(draft, self.clock.now())
        events = len(self.drafts.events(draft.id))
        return f"{language.value}:{draft.status.value}:{draft.version}:{events}:{int(over)}"

    def _keep(self, card: ShownCard) -> None:
        self.store.add_card(card)


def _is_closed(draft: Draft) -> bool:
    final = draft.status is DraftStatus.APPROVED and draft.channel is Channel.NONE
    return draft.status in _ENDED or final
