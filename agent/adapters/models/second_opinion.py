"""A model's second opinion on findings the local judge was unsure about. It never decides."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from agent.adapters.models.answer import response_format
from agent.adapters.models.client import ModelEndpoint
from agent.adapters.models.conversation import Question, ask
from agent.adapters.models.excerpt import MAX_CHARS, Excerpt, Topic, excerpt
from agent.adapters.models.fence import neutralised, new_fence
from agent.adapters.models.quotes import QuoteFinder
from agent.adapters.models.verify import Point, Verifier
from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Finding, Opinion, Particulars
from agent.ports import Policies
from agent.prompts import nda_second_opinion as prompt

MAX_POINTS = 30  # in one request: about 200 tokens of answer each
_LANGUAGES = {Language.DE: "German (formal, as a lawyer writes)", Language.EN: "English"}


@dataclass(frozen=True, slots=True)
class ModelSecondOpinion:
    """Asks one model about the uncertain findings of a document, all in one request up to `MAX_POINTS`.

    ``stays_here`` marks the documents it is given, and is the default for an NDA: they reach an
    endpoint on ``allowed_hosts`` only. ``prompt_hash`` names the wording that was used.
    """

    endpoint: ModelEndpoint
    allowed_hosts: frozenset[str]
    policies: Policies
    stays_here: bool = True
    max_chars: int = MAX_CHARS
    fence: Callable[[], str] = new_fence

    @property
    def prompt_hash(self) -> str:
        return prompt.HASH

    def opinions(
        self, document: Document, particulars: Particulars, findings: Sequence[Finding], language: Language
    ) -> Mapping[str, Opinion]:
        """Opinions by policy id, quotes verified; a point the model passed over has none.

        Raises Unavailable ``models.no_answer`` or ``models.bad_answer``; Forbidden
        ``models.stays_here`` or ``models.tracing`` before anything was sent; BadInput ``models.url``.
        """
        points = self._points(findings)
        if not points:
            return {}
        seen = excerpt(document, [_topic(point) for point in points.values()], self.max_chars)
        batches = [list(points)[at : at + MAX_POINTS] for at in range(0, len(points), MAX_POINTS)]
        questions = [self._question(seen, particulars, [points[id] for id in batch], language) for batch in batches]
        answers = ask(self.endpoint, questions, stays_here=self.stays_here, allowed_hosts=self.allowed_hosts)
        verifier = Verifier(
            self.endpoint.model, QuoteFinder(document), seen.whole and document.coverage.complete, language
        )
        return _with_note(verifier.opinions(answers, points), seen, language)

    def _points(self, findings: Sequence[Finding]) -> dict[str, Point]:
        clauses = {clause.id: clause for clause in self.policies.clauses()}
        return {
            finding.policy_id: Point(finding, clauses[finding.policy_id])
            for finding in findings
            if finding.policy_id in clauses
        }

    def _question(
        self, seen: Excerpt, particulars: Particulars, points: Sequence[Point], language: Language
    ) -> Question:
        mark = self.fence()
        asked = json.dumps([_described(point, language) for point in points], ensure_ascii=False, indent=1)
        scope = prompt.WHOLE if seen.whole else prompt.EXCERPT.format(share=seen.percent)
        user = "\n".join(
            (
                prompt.POINTS.format(points=asked, particulars=json.dumps(_facts(particulars))),
                scope,
                prompt.DRAFT.format(fence=mark, text=neutralised(seen.text, mark)),
            )
        )
        return Question(
            system=prompt.SYSTEM.format(fence=mark, language=_LANGUAGES[language]),
            user=user,
            response_format=response_format([point.clause.id for point in points]),
            json_only=prompt.JSON_ONLY.format(),
        )


def _described(point: Point, language: Language) -> dict[str, Any]:
    """Our position as the model gets it. Fallback and walk-away stay with us: no verdict needs them."""
    clause = point.clause
    return {
        "policy_id": clause.id,
        "title": clause.title.text(language),
        "presence": clause.presence.value,
        "position": clause.position.text(language),
        "deviates": clause.deviates.text(language),
        "contradicts": clause.contradicts.text(language),
        "limits": {name: limit for name, limit in asdict(clause.limits).items() if limit},
    }


def _facts(particulars: Particulars) -> dict[str, Any]:
    """Numbers and codes only: words out of the draft stay inside the fence."""
    return {
        "mutual": particulars.mutual,
        "term_years": particulars.term_years and particulars.term_years.value,
        "survival_years": particulars.survival_years and particulars.survival_years.value,
        "unlimited": particulars.unlimited,
        "penalty_eur": particulars.penalty_eur and particulars.penalty_eur.value,
        "arbitration": particulars.arbitration,
    }


def _topic(point: Point) -> Topic:
    clause = point.clause
    words = " ".join(f"{part.de} {part.en}" for part in (clause.title, clause.position, clause.preferred))
    return Topic(words, tuple(Span(quote.start, quote.end) for quote in point.finding.quotes))


def _with_note(opinions: dict[str, Opinion], seen: Excerpt, language: Language) -> dict[str, Opinion]:
    """Says on each opinion that the model saw a part of the text only, where it did."""
    if seen.whole:
        return opinions
    note = message("models.excerpt", language, share=seen.percent)
    return {
        id: Opinion(each.model, each.verdict, f"{each.reason} {note}".strip(), each.quotes, each.discarded_quotes)
        for id, each in opinions.items()
    }
