"""The comment beside each change: everything for our own people, nothing internal for the other side."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Verdict
from agent.domain.nda.redline.proposal import Action, Proposal
from agent.domain.nda.topics import TOPICS


class Audience(StrEnum):
    INTERNAL = "internal"  # our own people: reason, fallback, who decides
    COUNTERPARTY = "counterparty"  # the other side: the change and the topic it is about


def comments(
    proposals: Sequence[Proposal], audience: Audience, language: Language, departments: Mapping[str, str]
) -> dict[str, str]:
    """Comment by proposal id. A proposal of which the other side learns nothing has none.

    ``departments``: names by id, in ``language``; for the other side that is the draft's language.
    """
    if audience is Audience.COUNTERPARTY:
        told = {proposal.id: _outside(proposal, language) for proposal in proposals}
    else:
        told = {proposal.id: _inside(proposal, language, departments) for proposal in proposals}
    return {key: text for key, text in told.items() if text}


def _inside(proposal: Proposal, language: Language, departments: Mapping[str, str]) -> str:
    def say(code: str, **values: object) -> str:
        return message(f"proposals.comment.{code}", language, **values)

    verdict = message(f"reviews.verdict.{proposal.verdict}", language)
    topic = TOPICS[proposal.topic].label(language)
    lines = [
        say("head", policy=proposal.policy_id, topic=topic, verdict=verdict),
        say("reason", text=proposal.reason),
        say("wording", text=proposal.text) if proposal.action is Action.COMMENT and proposal.text else "",
        say("fallback", text=proposal.fallback),
        say("decides", department=departments[proposal.decides]),
        say("note", text=proposal.note) if proposal.note else "",
    ]
    return "\n".join(line for line in lines if line)


def _outside(proposal: Proposal, language: Language) -> str:
    topic = TOPICS[proposal.topic].label(language)
    if proposal.action is not Action.COMMENT:
        return message("proposals.comment.outside", language, topic=topic)
    # what we are unsure of ourselves is not for the other side
    if proposal.verdict is Verdict.UNCLEAR or not proposal.text:
        return ""
    return message("proposals.comment.outside_wording", language, topic=topic, text=proposal.text)
