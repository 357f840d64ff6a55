"""The second round: what became of our requests, and what changed without one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.draft import Anchor
from agent.adapters.report.passages import Desk
from agent.adapters.report.redline import KEPT, NEW, STRUCK, Piece, redline
from agent.adapters.report.words import Words

# what hurts most comes first, as on the page
OUTCOMES = ("declined", "open", "changed", "accepted")


@dataclass(frozen=True, slots=True)
class AnswerView:
    id: str
    topic: str
    before: str
    asked: str  # for a comment: that it was one
    after: tuple[Piece, ...]  # against our wording, where that was changed
    is_comment: bool
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class GroupView:
    outcome: str
    label: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class SlipView:
    id: str
    kind: str
    change: tuple[Piece, ...]
    topics: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class RoundView:
    previous_name: str
    previous_date: str
    groups: tuple[GroupView, ...]
    slips: tuple[SlipView, ...]


def round_anchors(compared: Mapping[str, Any] | None, words: Words) -> Iterable[Anchor]:
    if compared:
        for at, answer in enumerate(compared["answers"], 1):
            label = f"{words.label('round', answer['outcome'])}: {words.topic(answer['topic'])}"
            yield Anchor(answer["start"], answer["end"], f"answer-{at}", label)
        for at, slip in enumerate(compared["slipped_in"], 1):
            label = f"{words.text('round.slipped')}: {words.label('round.kind', slip['kind'])}"
            yield Anchor(slip["start"], slip["end"], f"slip-{at}", label)


def round_view(desk: Desk, compared: Mapping[str, Any] | None) -> RoundView | None:
    """None where there was no earlier round."""
    if not compared:
        return None
    previous = compared.get("previous") or {}
    answers = [(answer["outcome"], _answer(desk, at, answer)) for at, answer in enumerate(compared["answers"], 1)]
    groups = (_group(desk.words, outcome, answers) for outcome in OUTCOMES)
    # that nothing is open goes without saying
    shown = tuple(group for group in groups if group.answers or group.outcome != "open")
    slips = (_slip(desk, at, slip) for at, slip in enumerate(compared["slipped_in"], 1))
    date = desk.words.date(previous.get("date"))
    return RoundView(previous.get("document_name", ""), date, shown, tuple(slips))


def _group(words: Words, outcome: str, answers: Iterable[tuple[str, AnswerView]]) -> GroupView:
    mine = tuple(view for each, view in answers if each == outcome)
    return GroupView(outcome, words.label("round", outcome), mine)


def _answer(desk: Desk, at: int, answer: Mapping[str, Any]) -> AnswerView:
    where, href = desk.where(answer["start"], answer["end"])
    comment = _is_comment(answer)
    return AnswerView(
        id=f"answer-{at}",
        topic=desk.words.topic(answer["topic"]),
        before=answer["before"],
        asked=desk.words.text("round.comment") if comment else answer["asked"],
        after=_after(answer, comment),
        is_comment=comment,
        where=where,
        href=href,
    )


def _is_comment(answer: Mapping[str, Any]) -> bool:
    """A comment asks for no certain wording. A strike has none either, but the words that were to go."""
    return not answer["asked"] and bool(answer.get("comment", not answer["before"]))


def _after(answer: Mapping[str, Any], comment: bool) -> tuple[Piece, ...]:
    if answer["outcome"] == "changed" and not comment:
        return redline(answer["asked"], answer["after"])
    return (Piece(KEPT, answer["after"]),)


def _slip(desk: Desk, at: int, slip: Mapping[str, Any]) -> SlipView:
    where, href = desk.where(slip["start"], slip["end"])
    return SlipView(
        id=f"slip-{at}",
        kind=desk.words.label("round.kind", slip["kind"]),
        change=_change(slip),
        topics=", ".join(map(desk.words.topic, slip.get("topics") or ())) or desk.words.text("round.no_topic"),
        where=where,
        href=href,
    )


def _change(slip: Mapping[str, Any]) -> tuple[Piece, ...]:
    before, after = slip["before"], slip["after"]
    if slip["kind"] == "removed":
        return (Piece(STRUCK, before),)
    if slip["kind"] == "moved":  # its words are the same
        return (Piece(KEPT, after or before),)
    return (Piece(NEW, after),) if slip["kind"] == "added" else redline(before, after)
