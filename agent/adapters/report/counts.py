"""How many findings of each verdict, as a bar to look at and as words to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.verdicts import CONFORMS, VERDICTS
from agent.adapters.report.words import Words


@dataclass(frozen=True, slots=True)
class Count:
    """``left`` and ``width`` of its stretch of the bar, in per cent; ``red_lines`` says how many of them weigh most."""

    verdict: str
    label: str
    count: int
    left: float
    width: float
    red_lines: str


def counts(findings: Sequence[Mapping[str, Any]], words: Words) -> list[Count]:
    return list(_counts(findings, words))


def _counts(findings: Sequence[Mapping[str, Any]], words: Words) -> Iterator[Count]:
    left = 0.0
    for verdict in VERDICTS:
        found = [finding for finding in findings if finding["verdict"] == verdict]
        width = 100 * len(found) / max(len(findings), 1)
        red = sum(finding["severity"] == "red_line" for finding in found)
        told = words.counted("report.red_lines", red) if red and verdict != CONFORMS else ""
        label = words.text(f"reviews.verdict.{verdict}")
        yield Count(verdict, label, len(found), round(left, 3), round(width, 3), told)
        left += width
