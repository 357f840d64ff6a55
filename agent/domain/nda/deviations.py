"""Which deviations a signed NDA holds, and who agreed to live with them: from its review and the decisions."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.nda.decisions import proposals_of
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.redline.proposal import Choice, Decision
from agent.domain.nda.register import Deviation
from agent.domain.rights import Department


def deviations_of(
    result: Mapping[str, Any],
    decisions: Sequence[Decision],
    names: Mapping[str, str],
    departments: Sequence[Department],
) -> tuple[Deviation, ...]:
    """Every finding of a review (public JSON) that does not conform; ``names``: user id → name.

    ``accepted_by`` needs a rejection by somebody with the right to it for every proposal that the policy
    clause led to: what nobody decided on, nobody agreed to.
    """
    findings = [each for each in result["findings"] if each["verdict"] != Verdict.CONFORMS]
    decided = {decision.proposal_id: decision for decision in decisions}
    proposals = proposals_of(result)
    found = []
    for finding in findings:
        own = [proposal for proposal in proposals if proposal.policy_id == finding["policy_id"]]
        given = [decided[proposal.id] for proposal in own if proposal.id in decided]
        found.append(
            Deviation(
                policy_id=finding["policy_id"],
                topic=finding["topic"],
                verdict=Verdict(finding["verdict"]),
                severity=Severity(finding["severity"]),
                reason="\n".join(dict.fromkeys(decision.reason for decision in given if decision.reason)),
                accepted_by=_accepted_by(given, names) if len(given) == len(own) else None,
                decides=own[0].decides if own else _department(finding["decides"], departments),
            )
        )
    return tuple(found)


def _accepted_by(given: Sequence[Decision], names: Mapping[str, str]) -> str | None:
    if not given or not all(each.choice is Choice.REJECT and each.agreed for each in given):
        return None
    return ", ".join(dict.fromkeys(names.get(each.decided_by, each.decided_by) for each in given))


def _department(name: str, departments: Sequence[Department]) -> str:
    """The id of a department by its name in a report; a name of which there is none any more stays."""
    known = {text: each.id for each in departments for text in (each.name.de, each.name.en)}
    return known.get(name, name)
