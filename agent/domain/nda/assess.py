"""From what a draft says to what we think of it: one finding per policy clause.

Verdict rules (`DESIGN.md` of the product, chapter NDA review): the worst reading that is sure
enough decides; typed limits are compared as numbers; "missing" needs a document read in full;
an optional or forbidden clause that the whole document lacks conforms with basis "absent". A clause
whose value is open is "unclear"; so is everything absent where terms are incorporated that were not read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.form import OpenPoint
from agent.domain.nda.policy import Limits, NumberLimit, PlaceLimit, PolicyClause, Presence, Verdict
from agent.domain.nda.reading import Reading, Span, Value
from agent.domain.nda.reasons import absent_reason, open_reason, reading_reason, unsure_reason
from agent.domain.nda.review import Basis, Finding, Incorporated, Quote, Suggestion
from agent.domain.nda.topics import TOPICS

# A reading below this probability decides nothing: the verdict is "unclear".
SURE = 0.55
# How sure "the whole document lacks it" is; replaced by a measured value when the judge is calibrated.
ABSENT_CONFIDENCE = 0.75
# How sure it is that a value is open: like the readers of the document's facts.
OPEN_CONFIDENCE = 0.75
MAX_QUOTES = 4

_BADNESS = {Verdict.CONFORMS: 0, Verdict.UNCLEAR: 1, Verdict.DEVIATES: 2, Verdict.CONTRADICTS: 3}


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading with the verdict that the policy gives it."""

    reading: Reading
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """What all findings of a draft share. ``points``: what it leaves open; ``incorporated``: what was not read."""

    document: Document
    draft: Language
    report: Language
    points: Sequence[OpenPoint] = ()
    incorporated: Sequence[Incorporated] = ()


def assess(
    document: Document,
    policies: Sequence[PolicyClause],
    readings: Sequence[Reading],
    draft_language: Language,
    report_language: Language,
    points: Sequence[OpenPoint] = (),
    incorporated: Sequence[Incorporated] = (),
) -> list[Finding]:
    """One finding per policy clause, in the order of the policies."""
    case = Case(document, draft_language, report_language, points, incorporated)
    return [
        _finding(case, policy, [reading for reading in readings if reading.topic == policy.topic])
        for policy in policies
    ]


def _finding(case: Case, policy: PolicyClause, readings: list[Reading]) -> Finding:
    finding = _read(case, policy, readings)
    valued = any(reading.values for reading in readings if reading.confidence >= SURE)
    point = _decisive(case, finding, valued=valued)
    if point is None:
        return finding
    # the words that the reading relied on say it shorter than the sentence around them
    within = tuple(each for each in finding.quotes if point.span.start <= each.start and each.end <= point.span.end)
    quotes = within or _quotes(case.document, (point.span,))
    return _make(case, policy, Verdict.UNCLEAR, Basis.QUOTE, OPEN_CONFIDENCE, quotes, open_reason(point, case.report))


def _decisive(case: Case, finding: Finding, *, valued: bool) -> OpenPoint | None:
    """The open point that outweighs a finding: a clause whose value is open neither conforms nor is missing.

    A defect stays one. Words that only look open count where no value was read (``valued``).
    """
    if finding.verdict in (Verdict.DEVIATES, Verdict.CONTRADICTS):
        return None
    loose = finding.basis is Basis.ABSENT or finding.verdict is Verdict.UNCLEAR or not valued
    own = [point for point in case.points if point.topic == finding.topic and (point.sure or loose)]
    return min(own, key=lambda point: not point.sure, default=None)


def _read(case: Case, policy: PolicyClause, readings: list[Reading]) -> Finding:
    judged = [judge for reading in readings if (judge := judge_reading(policy, reading)) is not None]
    sure = [judge for judge in judged if judge.reading.confidence >= SURE]
    # what only adds to the picture cannot stand in for the clause itself, but its defect counts
    side = TOPICS[policy.topic].side
    answered = [judge for judge in sure if judge.reading.name not in side or judge.verdict != Verdict.CONFORMS]
    if answered:
        worst = _worst(sure)
        decisive = [judge for judge in sure if judge.verdict == worst.verdict]
        quotes = _quotes(case.document, (span for judge in decisive for span in judge.reading.spans))
        if quotes:
            reason = reading_reason(policy, [judge.reading for judge in decisive], worst.verdict, case.report)
            return _make(case, policy, worst.verdict, Basis.QUOTE, worst.reading.confidence, quotes, reason)
    doubtful = [judge for judge in judged if judge.reading.confidence < SURE]
    if doubtful and not sure:
        best = max(doubtful, key=lambda judge: judge.reading.confidence)
        quotes = _quotes(case.document, best.reading.spans)
        reason = unsure_reason(policy, best.reading, case.report)
        return _make(case, policy, Verdict.UNCLEAR, Basis.QUOTE, best.reading.confidence, quotes, reason)
    return _absent(case, policy)


def judge_reading(policy: PolicyClause, reading: Reading) -> Judged | None:
    """The policy's verdict on one reading, or on what it is a narrower case of, tightened by the typed limits."""
    verdict = policy.readings.get(reading.name) or policy.readings.get(_broader(policy, reading))
    if verdict is None:
        return None
    verdicts = [verdict, *(_limit_verdict(policy.limits, value) for value in reading.values)]
    return Judged(reading, max(verdicts, key=lambda each: _BADNESS[each]))


def _broader(policy: PolicyClause, reading: Reading) -> str:
    known = {each.name: each.kind_of for each in TOPICS[policy.topic].readings}
    return known.get(reading.name, "")


def _limit_verdict(limits: Limits, value: Value) -> Verdict:
    limit = limits.of(value.kind)
    if isinstance(limit, NumberLimit):
        # a sum in another currency cannot be compared: it counts as over the limit until somebody converts it
        return Verdict.CONTRADICTS if value.number is None else limit.verdict(value.number)
    if isinstance(limit, PlaceLimit):
        return limit.verdict(value.place) if value.place else Verdict.UNCLEAR
    return Verdict.CONFORMS


def _absent(case: Case, policy: PolicyClause) -> Finding:
    """Nothing was found: that says something only about a contract that was read as a whole."""
    if not case.document.coverage.complete or case.incorporated:
        verdict = Verdict.UNCLEAR
    elif policy.presence is Presence.REQUIRED:
        verdict = Verdict.MISSING
    else:
        verdict = Verdict.CONFORMS
    reason = absent_reason(policy, verdict, case.report, case.incorporated)
    return _make(case, policy, verdict, Basis.ABSENT, ABSENT_CONFIDENCE, (), reason)


def _make(
    case: Case,
    policy: PolicyClause,
    verdict: Verdict,
    basis: Basis,
    confidence: float,
    quotes: tuple[Quote, ...],
    reason: str,
) -> Finding:
    return Finding(
        policy_id=policy.id,
        policy_version=policy.version,
        topic=policy.topic,
        verdict=verdict,
        basis=basis,
        severity=policy.severity,
        confidence=round(confidence, 3),
        quotes=quotes,
        policy_quote=policy.position.text(case.report),
        suggestion=Suggestion(policy.preferred.text(case.draft), policy.fallback.text(case.draft)),
        decides=policy.decides,
        reason=reason,
    )


def _worst(judged: Sequence[Judged]) -> Judged:
    return max(judged, key=lambda judge: (_BADNESS[judge.verdict], judge.reading.confidence))


def _quotes(document: Document, spans: Iterable[Span]) -> tuple[Quote, ...]:
    """Literal quotes; a span outside the text is discarded, overlapping ones are kept once."""
    quotes: list[Quote] = []
    for span in spans:
        text = document.text[span.start : span.end]
        fits = 0 <= span.start < span.end <= len(document.text) and text.strip()
        if fits and not any(span.start < quote.end and quote.start < span.end for quote in quotes):
            quotes.append(Quote(text, span.start, span.end, document.page_of(span.start)))
    return tuple(quotes[:MAX_QUOTES])
