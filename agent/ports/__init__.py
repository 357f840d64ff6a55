"""What the core needs from outside, as Protocols. Adapters and `knowledge` implement them."""

from agent.ports.core import Audit, Clock, Identity, PolicyProblem, Together
from agent.ports.documents import Documents, ProposalRow, Redlined, Redlines, Reports
from agent.ports.facts import Facts, History
from agent.ports.nda import (
    ENDED,
    Decisions,
    Judge,
    Policies,
    PolicyHit,
    PolicyPassage,
    PolicySearch,
    Register,
    Reviews,
    SecondOpinion,
    StoredReview,
)

__all__ = [
    "ENDED",
    "Audit",
    "Clock",
    "Decisions",
    "Documents",
    "Facts",
    "History",
    "Identity",
    "Judge",
    "Policies",
    "PolicyHit",
    "PolicyPassage",
    "PolicyProblem",
    "PolicySearch",
    "ProposalRow",
    "Redlined",
    "Redlines",
    "Register",
    "Reports",
    "Reviews",
    "SecondOpinion",
    "StoredReview",
    "Together",
]
