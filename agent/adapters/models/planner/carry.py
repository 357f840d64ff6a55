"""What the first part of a message names, for the second part: "What should we buy of MC-1? Then draft that order."."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.adapters.models.planner import signs
from agent.adapters.models.planner.mention import Kind, Mention
from agent.adapters.models.planner.reading import Reading
from agent.adapters.models.planner.slots import DRAFTS, OF_ARTICLE, OF_CONTRACT

_NAMES = (Kind.ACCOUNT, Kind.CONTACT, Kind.CONTRACT, Kind.ARTICLE)


def of_things(reading: Reading, tool: str, before: Sequence[Reading]) -> Reading:
    """``reading`` with the article, contract or person of the parts before, where it names nothing itself."""
    if any(reading.of(kind) for kind in _NAMES):
        return reading
    return joined(reading, list(_carried(reading, tool, before)))


def _carried(reading: Reading, tool: str, before: Sequence[Reading]) -> Iterator[Mention]:
    for kind in (Kind.ARTICLE, Kind.CONTRACT, Kind.CONTACT):
        if kind is not Kind.CONTACT and tool not in (OF_ARTICLE if kind is Kind.ARTICLE else OF_CONTRACT):
            continue
        if kind is Kind.CONTACT and not _means_a_person(reading, tool):
            continue
        yield from [mention for each in before for mention in each.of(kind)][-1:]


def _means_a_person(reading: Reading, tool: str) -> bool:
    """A draft is for the customer of the person; a mail for the person where a pronoun says so."""
    said = " ".join(each.text for each in reading.words)
    return tool in DRAFTS and (tool != "draft_email" or signs.speaks_of_a_person(said))


def joined(reading: Reading, mentions: Sequence[Mention]) -> Reading:
    return replace(reading, mentions=(*mentions, *reading.mentions)) if mentions else reading
