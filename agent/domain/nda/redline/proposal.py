"""A proposal: one change of the draft that we ask for, with the policy clause it comes from."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.nda.policy import Severity, Verdict


class Action(StrEnum):
    REPLACE = "replace"  # text[start:end] becomes `text`
    DELETE = "delete"  # text[start:end] goes
    INSERT = "insert"  # new paragraphs `text`, one a line, behind the paragraph that ends at `start`
    COMMENT = "comment"  # nothing changes: a note at text[start:end]; `text` is wording to negotiate with


@dataclass(frozen=True, slots=True)
class Proposal:
    """``original == document.text[start:end]``; offsets count code points, end exclusive.

    ``text`` is the new wording in the draft's language and with the draft's own terms; ``note`` says,
    in the reader's language, what else to look at (references to a struck clause, a second place).
    ``like``: for each line of an INSERT the start of the paragraph whose format it takes; ``number``: the
    number that the first inserted paragraph would bear (``§ 7``, ``12.``), empty where Word counts itself.
    """

    id: str  # the policy's id; with ``.2`` … where one policy asks for several changes
    policy_id: str
    topic: str
    verdict: Verdict
    severity: Severity
    action: Action
    start: int
    end: int
    original: str
    text: str
    fallback: str
    reason: str
    decides: str  # id of the department
    note: str = ""
    like: tuple[int, ...] = ()
    number: str = ""


class Choice(StrEnum):
    ACCEPT = "accept"  # we ask for it as proposed
    REJECT = "reject"  # we do not ask for it and live with the draft's wording
    REWRITE = "rewrite"  # we ask for our own wording


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a proposal before the redline is made; ``text`` only with REWRITE.

    ``agreed``: nobody else has to consent (`agent.domain.nda.decisions.is_agreed`), told when it was decided.
    """

    proposal_id: str
    choice: Choice
    text: str
    reason: str
    decided_by: str
    decided_at: dt.datetime
    agreed: bool = False
