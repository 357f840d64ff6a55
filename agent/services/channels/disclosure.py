"""What may stand where: the one rule for answers and cards.

With guests in a place nothing about customers stands there. Among colleagues it does, unless the company wants
answers with figures to go to the person who asked; what is secret never does, nor does a draft that stays inside,
which holds margins.
"""

from collections.abc import Collection
from dataclasses import dataclass

from agent.domain.assistant.conversation import Message
from agent.domain.channel.place import Audience
from agent.domain.draft.draft import Channel, Draft
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass


@dataclass(frozen=True, slots=True)
class Disclosure:
    """``in_threads``: colleagues may read in a channel what one of them asked."""

    in_threads: bool = True

    def answer(self, audience: Audience, answer: Message, drafts: Collection[Draft]) -> bool:
        """Whether the answer may stand where these people read."""
        if audience is Audience.PERSONAL:
            return True
        if audience is Audience.GUESTS or _secret(answer.facts):
            return False
        if self.in_threads:
            return all(self.draft(audience, each) for each in drafts)
        # notes and names are no figures: only what no tool told, or is public in every figure, is for all eyes
        told = not answer.tool_calls if not answer.facts else all(_is_public(each) for each in answer.facts)
        return told and not drafts and not answer.links

    def draft(self, audience: Audience, draft: Draft) -> bool:
        """Whether the draft's card may stand where these people read."""
        if audience is Audience.PERSONAL:
            return True
        leaves = draft.channel is not Channel.NONE
        return audience is Audience.COLLEAGUES and self.in_threads and leaves and not _secret(draft.content.facts)

    def progress(self, audience: Audience) -> bool:
        """Whether the steps of a run, which name customers, may be shown there."""
        return audience is Audience.PERSONAL or (audience is Audience.COLLEAGUES and self.in_threads)


def _secret(facts: Collection[Fact]) -> bool:
    return any(each.fact_class is FactClass.SECRET for each in facts)


def _is_public(fact: Fact) -> bool:
    return fact.fact_class is FactClass.PUBLIC
