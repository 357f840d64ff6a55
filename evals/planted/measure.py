"""What a review makes of a planted defect: caught, its own finding, side effects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from agent.domain.nda.policy import Verdict
from agent.domain.nda.review import Finding
from evals.planted.base import Base
from evals.planted.kinds import Kind, Split
from evals.planted.plant import Planted, plant
from evals.planted.review import Review, Reviewer

DEFECTS = frozenset({Verdict.DEVIATES, Verdict.CONTRADICTS, Verdict.MISSING})


@dataclass(frozen=True, slots=True)
class Outcome:
    """``caught``: the topic's finding is a defect. ``own``: with the right verdict, and its quote overlaps the
    planted sentence. ``side``: topics beyond ``kind.touches`` whose verdict changed, with the new one.
    """

    planted: Planted
    verdict: Verdict
    quotes: tuple[str, ...]
    caught: bool
    own: bool
    side: tuple[str, ...]


def cases(bases: Sequence[Base], all_kinds: Iterable[Kind], seeds: int, split: Split = Split.FIRST) -> list[Planted]:
    """One draft for each kind, base and seed, which chooses the wording; the same draft once."""
    made: dict[tuple[str, str, int], Planted] = {}
    for kind in all_kinds:
        for base in bases:
            numbers = chosen(kind, base, seeds, split)
            for planted in (plant(base, kind, number) for number in numbers):
                if planted is not None:
                    made[kind.name, base.name, planted.wording] = planted
    return list(made.values())


def chosen(kind: Kind, base: Base, seeds: int, split: Split) -> list[int]:
    """A wording for each seed, different ones as long as there are."""
    offered = kind.offered(base.language, split)
    mixed = Random(f"{kind.name}/{base.name}").sample(offered, len(offered))  # noqa: S311 - no secret
    return mixed[:seeds]


def false_alarms(base: Base, review: Review) -> list[Finding]:
    """What a clean draft is wrongly reproached with; a real form is not clean."""
    found = [finding for finding in review.findings.values() if finding.verdict is not Verdict.CONFORMS]
    return [finding for finding in found if base.clean and finding.topic not in base.deviates]


def outcome(planted: Planted, before: Review, after: Review) -> Outcome:
    kind = planted.kind
    finding = after.findings[kind.topic]
    return Outcome(
        planted=planted,
        verdict=finding.verdict,
        quotes=tuple(quote.text for quote in finding.quotes),
        caught=finding.verdict in DEFECTS,
        own=finding.verdict in kind.verdicts and _quotes_it(planted, finding, after.text),
        side=tuple(_side_effects(kind, before, after)),
    )


def _quotes_it(planted: Planted, finding: Finding, text: str) -> bool:
    if not planted.sentence:
        return True
    start = text.find(planted.sentence)
    end = start + len(planted.sentence)
    return start >= 0 and any(quote.start < end and start < quote.end for quote in finding.quotes)


def _side_effects(kind: Kind, before: Review, after: Review) -> Iterable[str]:
    for topic, finding in after.findings.items():
        if topic == kind.topic or topic in kind.touches:
            continue
        if finding.verdict is not before.findings[topic].verdict:
            yield f"{topic}: {finding.verdict}"


def measure(reviewer: Reviewer, planted: Iterable[Planted]) -> list[Outcome]:
    """A case is left out where the base has the kind's verdict already: a real form has defects of its own."""
    clean: dict[str, Review] = {}
    outcomes = []
    for each in planted:
        base, kind = each.base, each.kind
        if base.name not in clean:
            clean[base.name] = reviewer.review(base.text, markdown=base.markdown)
        before = clean[base.name]
        if base.clean or before.findings[kind.topic].verdict not in kind.verdicts:
            outcomes.append(outcome(each, before, reviewer.review(each.text, markdown=base.markdown)))
    return outcomes
