"""Brings an answer to where it may be read, with the cards of what was made on the way."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from agent.domain.assistant.conversation import Message
from agent.domain.channel.place import Audience, Place
from agent.domain.channel.post import Post
from agent.domain.draft.draft import Draft
from agent.domain.errors import KamError
from agent.domain.messages import message
from agent.services.channels.answers import Answers
from agent.services.channels.cards import ChannelCards
from agent.services.channels.disclosure import Disclosure
from agent.services.channels.people import ChannelPeople
from agent.services.channels.review_card import ReviewCard
from agent.services.channels.talk import Talk, plain_post
from agent.services.channels.wire import packed_place
from agent.services.reviews import ReviewDesk

_REVIEW = re.compile(r"/nda/([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True)
class AnswerDelivery:
    people: ChannelPeople
    disclosure: Disclosure
    answers: Answers
    cards: ChannelCards
    review_card: ReviewCard
    reviews: Callable[[], ReviewDesk]

    def deliver(self, talk: Talk, answer: Message, drafts: Mapping[str, Draft]) -> None:
        """Each part is posted once, however often this is done."""
        post = self.answers.answered(answer)
        if self.disclosure.answer(talk.place.audience, answer, drafts.values()):
            talk.run.step("answer", lambda: talk.end(post))
            self._cards(talk, answer, drafts, talk.place)
        else:
            self._personally(talk, answer, drafts, post)

    def alone(self, talk: Talk, post: Post) -> None:
        """For the eyes of who asked, wherever they did."""
        if talk.place.audience is Audience.PERSONAL:
            talk.client.post(talk.place, post)
        else:
            talk.client.whisper(talk.place, talk.inbound.speaker, post)

    def _personally(self, talk: Talk, answer: Message, drafts: Mapping[str, Draft], post: Post) -> None:
        direct = self._direct(talk)
        if direct is None:
            talk.run.step("answer", lambda: talk.client.whisper(talk.place, talk.inbound.speaker, post))
        else:
            talk.run.step("answer", lambda: talk.client.post(direct, post))
        self._cards(talk, answer, drafts, direct)
        neutral = plain_post(message("channels.neutral.answered", answer.language))
        talk.run.step("neutral", lambda: talk.end(neutral))

    def _direct(self, talk: Talk) -> Place | None:
        def known() -> dict[str, Any] | None:
            found = self.people.direct(talk.inbound.speaker)
            return None if found is None else packed_place(found)

        stored = talk.run.step("direct", known)
        return None if stored is None else Place.of(stored)

    def _cards(self, talk: Talk, answer: Message, drafts: Mapping[str, Draft], where: Place | None) -> None:
        """``where`` None: shown to the person alone, in the place."""
        for draft in drafts.values():
            talk.run.step(f"card.{draft.id}", partial(self._draft, talk, answer, draft, where))
        for review_id in _reviews(answer):
            talk.run.step(f"review.{review_id}", partial(self._review, talk, answer, review_id, where))

    def _draft(self, talk: Talk, answer: Message, draft: Draft, where: Place | None) -> str:
        if where is not None:
            return self.cards.show(talk.user, draft.id, where, answer.language)
        alone = replace(talk.place, audience=Audience.PERSONAL)
        post = self.cards.post(talk.user, draft, alone, answer.language)
        talk.client.whisper(talk.place, talk.inbound.speaker, post)
        return ""

    def _review(self, talk: Talk, answer: Message, review_id: str, where: Place | None) -> str:
        try:
            review = self.reviews().result(talk.user, review_id)
        except KamError:  # the answer says what is to be said
            return ""
        post = self.review_card.post(review, answer.language)
        if where is not None:
            return talk.client.post(where, post)
        talk.client.whisper(talk.place, talk.inbound.speaker, post)
        return ""


def _reviews(answer: Message) -> Sequence[str]:
    found = (_REVIEW.fullmatch(path) for path in answer.links)
    return list(dict.fromkeys(match[1] for match in found if match))
