"""The five matters that a day begins with, of supply and of growth."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.pages.day_view import (
    Chance,
    Clock,
    EmptySoon,
    Listed,
    Pressing,
    Side,
    WaitingDraft,
    WaitingPerson,
)

MOST, OF_ONE = 5, 2
# the smaller, the sooner: what cannot be made up for comes first
_EXPIRES, _EMPTY, _LATE_CLOCK, _SHORT, _DRAFT, _CLOCK, _PERSON = 2, 2, 1, 3, 4, 5, 6


def top(
    drafts: Listed[WaitingDraft],
    clocks: Listed[Clock],
    run_outs: Listed[EmptySoon],
    people: Listed[WaitingPerson],
    chances: Listed[Chance],
    language: Language,
) -> Sequence[Pressing]:
    """At most five; of one topic no more than two while others wait; of both sides where both have any."""
    found = [
        *(_draft(each, language) for each in drafts.rows),
        *(_clock(each, language) for each in clocks.rows),
        *_short(run_outs.rows, language),
        *(_person(each, language) for each in people.rows),
        *(_chance(each, language) for each in chances.rows),
    ]
    return _both_sides(sorted(found, key=lambda each: each.rank))


def _both_sides(found: Sequence[Pressing]) -> Sequence[Pressing]:
    chosen = list(_varied(found))[:MOST]
    for side in Side:
        others = [each for each in found if each.side is side]
        if others and chosen and not any(each.side is side for each in chosen):
            chosen[-1] = others[0]
    return sorted(chosen, key=lambda each: each.rank)


def _varied(found: Sequence[Pressing]) -> Iterator[Pressing]:
    counted: Counter[str] = Counter()
    later: list[Pressing] = []
    for each in found:
        counted[each.topic] += 1
        if counted[each.topic] <= OF_ONE:
            yield each
        else:
            later.append(each)
    yield from later


def _draft(each: WaitingDraft, language: Language) -> Pressing:
    rank, tone = (_EXPIRES, "warn") if each.is_soon else (_DRAFT, "note")
    title = each.title if each.account in each.title else f"{each.title} · {each.account}"
    return _pressing(each.side, "approval", title, each.why, f"/approvals/{each.id}", rank, tone, language)


def _clock(each: Clock, language: Language) -> Pressing:
    rank = _CLOCK if each.tone == "note" else _LATE_CLOCK
    return _pressing(Side.SUPPLY, "escalation", each.title, each.text, each.path, rank, each.tone, language)


def _short(rows: Iterable[EmptySoon], language: Language) -> Iterator[Pressing]:
    for each in rows:
        if each.presses:
            rank, tone = (_EMPTY, "bad") if each.is_empty else (_SHORT, "warn")
            title = f"{each.article} {each.name} ({each.account})"
            yield _pressing(
                Side.SUPPLY, "run_out", title, each.why, f"/supply/{quote(each.article, safe='')}", rank, tone, language
            )


def _person(each: WaitingPerson, language: Language) -> Pressing:
    title = f"{each.name} ({each.account})"
    return _pressing(Side.GROWTH, "contact", title, each.since, each.path, _PERSON, "note", language)


def _chance(each: Chance, language: Language) -> Pressing:
    return _pressing(Side.GROWTH, each.topic, each.title, each.why, each.path, each.rank, "note", language)


def _pressing(
    side: Side, topic: str, title: str, why: str, path: str, rank: int, tone: str, language: Language
) -> Pressing:
    return Pressing(side, topic, message(f"channels.topic.{topic}", language), title, why, path, rank, tone)
