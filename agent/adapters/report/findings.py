"""The findings as a lawyer reads them: worst first, the draft beside our position, what we ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.report.draft import Anchor
from agent.adapters.report.passages import Desk, Passage
from agent.adapters.report.proposals import ProposalView
from agent.adapters.report.verdicts import CONFORMS, worst_first
from agent.adapters.report.words import Words


@dataclass(frozen=True, slots=True)
class OpinionView:
    title: str
    verdict: str
    verdict_label: str
    reason: str
    quotes: tuple[Passage, ...]
    discarded: str


@dataclass(frozen=True, slots=True)
class FindingView:
    id: str
    topic: str
    verdict: str
    verdict_label: str
    severity: str
    severity_label: str
    confidence: str
    previous: str
    quotes: tuple[Passage, ...]
    position: str
    source: str
    reason: str
    opinion: OpinionView | None
    proposals: tuple[ProposalView, ...]
    preferred: str  # policy wording, where no proposal was made
    fallbacks: tuple[str, ...]
    decides: str


def finding_anchors(result: Mapping[str, Any], words: Words) -> Iterable[Anchor]:
    """The passages that findings, second opinions and unusual provisions quote."""
    for at, finding in enumerate(worst_first(result["findings"]), 1):
        quotes = [*finding["quotes"], *(finding.get("second_opinion") or {}).get("quotes", ())]
        label = words.topic(finding["topic"])
        yield from (Anchor(q["start"], q["end"], f"finding-{at}", label, finding["verdict"]) for q in quotes)
    for at, unusual in enumerate(result["unusual"], 1):
        label = words.text("unusual.title")
        yield from (Anchor(q["start"], q["end"], f"unusual-{at}", label, "unclear") for q in unusual["quotes"])


@dataclass(frozen=True, slots=True)
class FindingViews:
    """Findings to views; ``proposals`` by policy id, ``previous`` verdicts by policy id."""

    desk: Desk
    proposals: Mapping[str, Sequence[ProposalView]]
    previous: Mapping[str, str]

    def all(self, findings: Iterable[Mapping[str, Any]]) -> list[FindingView]:
        return [self._view(f"finding-{at}", finding) for at, finding in enumerate(worst_first(findings), 1)]

    def _view(self, name: str, finding: Mapping[str, Any]) -> FindingView:
        words, verdict = self.desk.words, finding["verdict"]
        proposals = tuple(self.proposals.get(finding["policy_id"], ())) if verdict != CONFORMS else ()
        suggestion = finding["suggestion"] if verdict != CONFORMS else {"preferred": "", "fallback": ""}
        # a proposal tells the fallback in the draft's own terms
        fallbacks = dict.fromkeys(each.fallback for each in proposals if each.fallback)
        return FindingView(
            id=name,
            topic=words.topic(finding["topic"]),
            verdict=verdict,
            verdict_label=words.text(f"reviews.verdict.{verdict}"),
            severity=finding["severity"],
            severity_label=words.text(f"severity.{finding['severity']}"),
            confidence=words.confidence(finding["confidence"]),
            previous=self._previous(finding),
            quotes=tuple(map(self.desk.passage, finding["quotes"])),
            position=finding["policy_quote"],
            source=words.text("finding.version", id=finding["policy_id"], version=finding["policy_version"]),
            reason=finding["reason"],
            opinion=self._opinion(finding.get("second_opinion")),
            proposals=proposals,
            preferred="" if proposals else suggestion["preferred"],
            fallbacks=tuple(fallbacks or filter(None, (suggestion["fallback"],))),
            decides=finding["decides"],
        )

    def _previous(self, finding: Mapping[str, Any]) -> str:
        before = self.previous.get(finding["policy_id"])
        words = self.desk.words
        return words.text("report.before_verdict", verdict=words.text(f"reviews.verdict.{before}")) if before else ""

    def _opinion(self, opinion: Mapping[str, Any] | None) -> OpinionView | None:
        if not opinion:
            return None
        words, discarded = self.desk.words, opinion.get("discarded_quotes", 0)
        return OpinionView(
            title=words.text("finding.opinion", model=opinion["model"]),
            verdict=opinion["verdict"],
            verdict_label=words.text(f"reviews.verdict.{opinion['verdict']}"),
            reason=opinion["reason"],
            quotes=tuple(map(self.desk.passage, opinion["quotes"])),
            discarded=words.counted("finding.discarded", discarded) if discarded else "",
        )
