"""From findings to proposals: what we ask the other side to change, in document order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.nda.clause import Clause
from agent.domain.nda.policy import PolicyClause, Severity, Verdict
from agent.domain.nda.reading import Reading
from agent.domain.nda.redline.change import Change, Desk, changes
from agent.domain.nda.redline.proposal import Action, Proposal
from agent.domain.nda.review import Finding

_SEVERITIES = tuple(Severity)
_VERDICTS = (Verdict.CONTRADICTS, Verdict.MISSING, Verdict.DEVIATES, Verdict.UNCLEAR, Verdict.CONFORMS)


def propose(
    document: Document,
    clauses: Sequence[Clause],
    policies: Sequence[PolicyClause],
    findings: Sequence[Finding],
    readings: Sequence[Reading],
    draft: Language,
    reader: Language,
) -> list[Proposal]:
    """The proposals of all findings. No two of them change the same words: the graver one does, the
    other becomes a comment. New clauses follow one another, the graver first."""
    by_id = {policy.id: policy for policy in policies}
    desk = Desk(document, clauses, draft, reader, by_id, findings, readings)
    taken: list[Change] = []
    found: list[Proposal] = []
    for finding in sorted(findings, key=_gravity):
        wanted = [_free(desk, change, taken) for change in changes(desk, finding)]
        taken += [change for change in wanted if change.action is not Action.COMMENT]
        found += [_proposal(desk, finding, change) for change in wanted]
    return _numbered(sorted(found, key=lambda each: each.start))


def _gravity(finding: Finding) -> tuple[int, int]:
    return _SEVERITIES.index(finding.severity), _VERDICTS.index(finding.verdict)


def _free(desk: Desk, change: Change, taken: Sequence[Change]) -> Change:
    """The change, or a comment in its place where a graver one has taken the words."""
    if change.action in (Action.COMMENT, Action.INSERT):
        return change
    if any(_overlap(change, other) for other in taken):
        wording = "" if change.text.strip() in desk.placeholders else change.text.strip()
        return replace(change, action=Action.COMMENT, text=wording, note=desk.say("taken"))
    return change


def _overlap(one: Change, other: Change) -> bool:
    if other.action is Action.INSERT:
        return False
    if one.start == one.end or other.start == other.end:  # two insertions at one place are fine
        return (other.start < one.start < other.end) or (one.start < other.start < one.end)
    return one.start < other.end and other.start < one.end


def _proposal(desk: Desk, finding: Finding, change: Change) -> Proposal:
    return Proposal(
        id=finding.policy_id,
        policy_id=finding.policy_id,
        topic=finding.topic,
        verdict=finding.verdict,
        severity=finding.severity,
        action=change.action,
        start=change.start,
        end=change.end,
        original=desk.document.text[change.start : change.end],
        text=change.text,
        fallback=desk.wording.of(finding.suggestion.fallback),
        reason=finding.reason,
        decides=finding.decides,
        note=change.note,
        like=change.like,
        number=change.number,
    )


def _numbered(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Ids: the policy's, with ``.2`` and so on for its further proposals."""
    seen: Counter[str] = Counter()
    out = []
    for proposal in proposals:
        seen[proposal.policy_id] += 1
        count = seen[proposal.policy_id]
        out.append(replace(proposal, id=f"{proposal.policy_id}.{count}") if count > 1 else proposal)
    return out
