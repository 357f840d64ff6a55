"""What a person may decide on a proposal, and whether the one who decides has the right to."""

from collections.abc import Mapping
from typing import Any

from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.redline.proposal import Action, Choice, Decision, Proposal
from agent.domain.rights import speaks_for
from agent.domain.typed import cleaned, says_nothing

LONGEST_TEXT, LONGEST_REASON = 5_000, 2_000


def proposals_of(result: Mapping[str, Any] | None) -> list[Proposal]:
    """The proposals of a stored review's public JSON; a review from before there were any has none."""
    return [_proposal(row) for row in (result or {}).get("proposals", ())]


def _proposal(row: Mapping[str, Any]) -> Proposal:
    typed = {
        "verdict": Verdict(row["verdict"]),
        "severity": Severity(row["severity"]),
        "action": Action(row["action"]),
        "like": tuple(row.get("like", ())),
    }
    known = {name: row[name] for name in Proposal.__dataclass_fields__ if name in row}
    return Proposal(**{**known, **typed})


def checked(choice: Choice, text: str, reason: str) -> tuple[str, str]:
    """Text and reason as they are stored; a text that is no rewriting is dropped.

    Raises BadInput: a rejection or rewriting without a reason, a rewriting without a text, a text
    that is too long or holds control characters.
    """
    why = cleaned(reason, LONGEST_REASON)
    if choice is not Choice.ACCEPT and says_nothing(why):
        raise BadInput("decisions.reason_missing")
    if choice is not Choice.REWRITE:
        return "", why
    wording = cleaned(text, LONGEST_TEXT)
    if says_nothing(wording):
        raise BadInput("decisions.text_missing")
    return wording, why


def is_agreed(proposal: Proposal, choice: Choice, decider: User) -> bool:
    """True when nobody else has to agree.

    To give up a proposal, or to soften it, is to live with wording outside our policy: only the department
    that decides on the policy clause can accept that (decision right "contract wording outside our standard
    terms"). What is for information only is anybody's.
    """
    if choice is Choice.ACCEPT or proposal.severity is Severity.INFORMATION:
        return True
    return speaks_for(decider.roles, proposal.decides)


def is_consent(proposal: Proposal, decision: Decision) -> bool:
    """Whether a decision is the consent of the department that decides: it is not for others to take back."""
    return decision.agreed and decision.choice is not Choice.ACCEPT and proposal.severity is not Severity.INFORMATION
