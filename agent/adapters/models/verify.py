"""What of a model's answer survives: known points, literal quotes, verdicts that a quote proves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent.adapters.models.answer import ModelOpinion
from agent.adapters.models.plain_text import plain_reason
from agent.adapters.models.quotes import QuoteFinder
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import PolicyClause, Presence, Verdict
from agent.domain.nda.review import Finding, Opinion, Quote

MAX_QUOTES = 5
_NEED_A_QUOTE = frozenset({Verdict.CONFORMS, Verdict.DEVIATES, Verdict.CONTRADICTS})


@dataclass(frozen=True, slots=True)
class Point:
    """An uncertain finding and the policy clause it is about."""

    finding: Finding
    clause: PolicyClause


@dataclass(frozen=True, slots=True)
class Verifier:
    """``saw_all`` is False when the model got an excerpt or pages gave no text: then nothing is missing."""

    model: str
    finder: QuoteFinder
    saw_all: bool
    language: Language

    def opinions(self, answers: Iterable[ModelOpinion], points: Mapping[str, Point]) -> dict[str, Opinion]:
        """Opinions by policy id; ids that were not asked are dropped, of two answers the first counts."""
        result: dict[str, Opinion] = {}
        for given in answers:
            if given.policy_id in points and given.policy_id not in result:
                result[given.policy_id] = self._opinion(given, points[given.policy_id])
        return result

    def _opinion(self, given: ModelOpinion, point: Point) -> Opinion:
        found = [self.finder.find(words) for words in given.quotes[:MAX_QUOTES]]
        quotes = tuple(dict.fromkeys(quote for quote in found if quote))
        verdict = self._verdict(given.verdict, quotes, point)
        reason = plain_reason(given.reason)
        if verdict is Verdict.UNCLEAR and given.verdict is not Verdict.UNCLEAR:
            reason = f"{reason} {message('models.unproven', self.language)}".strip()
        return Opinion(self.model, verdict, reason, quotes, found.count(None))

    def _verdict(self, claimed: Verdict, quotes: tuple[Quote, ...], point: Point) -> Verdict:
        if claimed in _NEED_A_QUOTE:
            return claimed if quotes else Verdict.UNCLEAR
        if claimed is Verdict.MISSING:
            return self._absent(point) if self.saw_all and not quotes else Verdict.UNCLEAR
        return Verdict.UNCLEAR

    def _absent(self, point: Point) -> Verdict:
        """Missing where we need the clause. Where we do not, its absence conforms, unless the local
        judge read it in the draft: a model that overlooks a passage must not clear it."""
        if point.clause.presence is Presence.REQUIRED:
            return Verdict.MISSING
        return Verdict.UNCLEAR if point.finding.quotes else Verdict.CONFORMS
