"""Buttons and dialogues: who pressed is our user, and what that user may decide is for the services to say.

Nothing of a button is believed but which draft it is about and which version was read: the digest. So a second press,
a press on a card that is out of date and a press by somebody else change nothing; each is told what holds.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from agent.domain.channel.inbound import Press
from agent.domain.channel.place import Audience
from agent.domain.channel.post import Form, Post
from agent.domain.channel.reply import Reply
from agent.domain.draft.draft import Channel, Draft, DraftStatus
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound, Unavailable
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports.channels import ChannelStore
from agent.services.approvals import Approvals
from agent.services.channels.actions import Action, about, action
from agent.services.channels.cards import ChannelCards
from agent.services.channels.edit_form import edit_form, edited, words_form
from agent.services.channels.notice import NoticeType
from agent.services.channels.people import ChannelPeople
from agent.services.chat import Chat
from agent.services.drafts import may_own

log = logging.getLogger(__name__)
_FORMS = frozenset({Action.EDIT_FORM, Action.REJECT_FORM, Action.ASK_FORM})


@dataclass(frozen=True, slots=True)
class ChannelDecisions:
    """``deliver`` sends what was approved, in the background."""

    people: ChannelPeople
    approvals: Approvals
    cards: ChannelCards
    store: ChannelStore
    chat: Callable[[], Chat]
    deliver: Callable[[], None]

    def press(self, press: Press) -> Reply:
        """Do what the button says, for who pressed it. Never raises for what people do."""
        try:
            user = self.people.user(press.speaker)
        except (Forbidden, Unavailable) as refusal:
            return Reply(refusal.in_both(), refused=True)
        user = replace(user, language=_spoken(press, user))
        try:
            return self._done(user, press)
        except KamError as error:
            return Reply(error.text(user.language), refused=True)

    def _done(self, user: User, press: Press) -> Reply:
        wanted, values = action(press.action), about(press.value)
        if wanted is Action.CANCEL:
            return self._cancel(user, values)
        if wanted in (Action.MUTE, Action.UNMUTE):
            return self._mute(user, wanted, values)
        draft_id, digest = values.get("draft", ""), values.get("digest", "")
        try:
            if wanted is Action.SHOW:
                return Reply(self._shown(user, press, draft_id))
            if wanted in _FORMS:
                return Reply(form=self._form(user, wanted, draft_id, digest, press.value))
            notice = self._decide(user, wanted, draft_id, digest, press.fields)
        except KamError as error:
            return self._refused(user, press, draft_id, error)
        self.cards.refresh(draft_id, all_of_them=True)
        return Reply(notice, post=self._card(user, press, draft_id))

    def _shown(self, user: User, press: Press, draft_id: str) -> str:
        """Put the card up where this person reads alone."""
        alone = press.place if press.place.audience is Audience.PERSONAL else None
        where = self.people.direct(press.speaker) or alone
        if where is None:
            return message("channels.no_direct", user.language)
        self.cards.show(user, draft_id, where, user.language)
        return message("channels.shown", user.language)

    def _form(self, user: User, wanted: Action, draft_id: str, digest: str, value: str) -> Form:
        """Refused before somebody types, not after."""
        draft = self.approvals.opened(user, draft_id, digest)
        if wanted is Action.EDIT_FORM:
            if not may_own(user, draft):
                raise Forbidden("drafts.no_right", draft=draft_id)
            return edit_form(draft, value, user.language)
        return words_form("reject" if wanted is Action.REJECT_FORM else "ask", value, user.language)

    def _decide(self, user: User, wanted: Action, draft_id: str, digest: str, fields: Mapping[str, str]) -> str:
        words, language = fields.get("words", ""), user.language
        match wanted:
            case Action.APPROVE:
                return self._approved(user, self.approvals.approve(user, draft_id, digest))
            case Action.EDIT:
                made = self.approvals.edit(user, draft_id, digest, edited(fields))
                return message("drafts.told.edited", language, version=made.version)
            case Action.REJECT:
                self.approvals.reject(user, draft_id, digest, words)
                return message("drafts.told.rejected", language)
            case _:
                self.approvals.ask(user, draft_id, digest, words)
                return message("drafts.told.asked", language)

    def _approved(self, user: User, draft: Draft) -> str:
        if draft.status is DraftStatus.PENDING:
            return str(self.cards.view.card(user, draft, user.language)["next"])
        if draft.channel is not Channel.NONE:
            self.deliver()
        told = "channels.approved" if draft.channel is not Channel.NONE else "drafts.told.approved.none"
        return message(told, user.language)

    def _refused(self, user: User, press: Press, draft_id: str, error: KamError) -> Reply:
        """What holds, in the presser's words; and the cards show it, too."""
        self.cards.refresh(draft_id)
        post = self._card(user, press, draft_id)
        return Reply(self._why(user, draft_id, error), post=post, refused=True)

    def _why(self, user: User, draft_id: str, error: KamError) -> str:
        language = user.language
        if isinstance(error, NotFound):  # not their card: in their own language
            return message("channels.press.foreign", self.people.identity.user(user.id).language)
        if isinstance(error, Conflict) and error.code.startswith("drafts.is."):
            draft = self.cards.view.desk.get(user, draft_id)
            shown = self.cards.view.card(user, draft, language)
            outcome = self.cards.card.outcome(shown, language)
            return message("channels.press.decided", language, outcome=outcome)
        known = {"drafts.stale": "stale", "drafts.consented": "consented"}
        return message(f"channels.press.{known[error.code]}", language) if error.code in known else error.text(language)

    def _card(self, user: User, press: Press, draft_id: str) -> Post | None:
        """What the pressed message shows from now on; of a stored card, what its person may see."""
        here = (press.place.platform, press.place.conversation, press.message)
        cards = {
            (each.place.platform, each.place.conversation, each.message): each for each in self.store.cards(draft_id)
        }
        stored = cards.get(here)
        try:
            if stored is not None:
                return self.cards.now(stored)
            if press.place.audience is not Audience.PERSONAL:
                return None  # others read it, who may not see the draft
            draft = self.cards.view.desk.get(user, draft_id)
            return self.cards.post(user, draft, press.place, user.language)
        except KamError:
            return None

    def _cancel(self, user: User, values: Mapping[str, str]) -> Reply:
        found = self.chat().cancel(user, values.get("thread", ""))
        return Reply(message("channels.cancelled" if found else "channels.nothing_runs", user.language))

    def _mute(self, user: User, wanted: Action, values: Mapping[str, str]) -> Reply:
        kind = values.get("type", "")
        if kind not in {each.value for each in NoticeType}:
            raise BadInput("channels.press")
        muted = set(self.store.muted(user.id))
        self.store.mute(user.id, muted | {kind} if wanted is Action.MUTE else muted - {kind})
        named = message(f"channels.notice.{kind}", user.language)
        told = "channels.muted" if wanted is Action.MUTE else "channels.unmuted"
        return Reply(message(told, user.language, kind=named))


def _spoken(press: Press, user: User) -> Language:
    """That of what was pressed: a card in English has an English dialogue. Else the user's own."""
    try:
        return Language(about(press.value).get("language", user.language))
    except (BadInput, ValueError):
        return user.language
