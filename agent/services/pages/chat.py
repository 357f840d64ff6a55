"""Conversations on the page: messages as blocks, figures that open their rows, drafts as cards."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.assistant.conversation import Message
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services import thread_view
from agent.services.conversations import ConversationDesk
from agent.services.draft_view import DraftView
from agent.services.pages.markup import Block, blocks

_LEAST_SHOWN = 3  # characters: a bare digit says too little to lead anywhere
_THREADS = 30


@dataclass(frozen=True, slots=True)
class Said:
    """``told`` is the message as the API gives it; ``drafts`` are cards, ``gone`` how many of them nobody finds."""

    told: Mapping[str, Any]
    blocks: Sequence[Block]
    drafts: Sequence[Mapping[str, Any]]
    gone: int


@dataclass(frozen=True, slots=True)
class ChatPages:
    desk: ConversationDesk
    drafts: DraftView

    def threads(self, user: User, language: Language) -> Sequence[Mapping[str, Any]]:
        """The user's own, the newest first."""
        return [thread_view.thread(each, language) for each in self.desk.latest(user)[:_THREADS]]

    def messages(self, user: User, thread_id: str, language: Language) -> Sequence[Said]:
        """The last 200. Raises NotFound for somebody else's conversation."""
        found = self.desk.messages(user, thread_id)
        cards = self._cards(user, found, language)
        return [_said(each, cards) for each in found]

    def message(self, user: User, thread_id: str, message_id: str, language: Language) -> Said:
        """Raises NotFound."""
        found = self.desk.store.message(self.desk.get(user, thread_id).id, message_id)
        return _said(found, self._cards(user, [found], language))

    def _cards(self, user: User, found: Sequence[Message], language: Language) -> Mapping[str, Mapping[str, Any]]:
        """The drafts that the messages made, by id, in one question."""
        wanted = {draft for each in found for draft in each.drafts}
        if not wanted:
            return {}
        mine = [each for each in self.drafts.desk.find(user) if each.id in wanted]
        return {each.id: {**self.drafts.line(each, language), "text": each.content.text} for each in mine}


def _said(found: Message, cards: Mapping[str, Mapping[str, Any]]) -> Said:
    told = thread_view.said(found)
    shown = Counter(fact["shown"] for fact in told["facts"])
    # a figure that two facts share leads nowhere: it could be the wrong one
    single = {
        fact["shown"]: f"{found.id}-{at}"
        for at, fact in enumerate(told["facts"])
        if shown[fact["shown"]] == 1 and len(fact["shown"]) >= _LEAST_SHOWN
    }
    drafts = [cards[each] for each in found.drafts if each in cards]
    return Said(told, blocks(found.text, single), drafts, len(found.drafts) - len(drafts))
