"""What a draft is by itself: the right its kind needs, whatever its text says."""

import re
from collections.abc import Iterator

from agent.domain.draft.draft import DraftKind
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span
from agent.domain.rights.sentences import sentences

_OF_KIND = {
    DraftKind.ESCALATION: CommitmentKind.ESCALATION,
    DraftKind.ACCOUNT_PLAN: CommitmentKind.STRATEGY,
    DraftKind.REORDER: CommitmentKind.REORDER,
}
_LEAVES = frozenset({DraftKind.ESCALATION, DraftKind.EMAIL, DraftKind.REORDER})
# what an e-mail is about, where it is one of the acts the role description names
_ACTS = {
    CommitmentKind.INQUIRY: re.compile(
        r"\banfrage\w*\b.*\b(?:nehmen wir an|annehmen|angenommen|ablehn\w*|lehnen|anbieten|absagen)\b"
        r"|\b(?:lehnen|nehmen)\b.*\banfrage\w*\b"
        r"|\b(?:accept|declin|quote|turn down)\w*\b.*\b(?:inquiry|enquiry|rfq|request for quotation)\b",
        re.IGNORECASE | re.DOTALL,
    ),
    CommitmentKind.FOLLOW_UP: re.compile(
        r"\b(?:rahmenvertrag\w*|abruf\w*)\b.*\b(?:nachfass\w*|offen\w*|ausstehend\w*|erwarten"
        r"|bestätig\w* Sie|senden Sie)\b"
        r"|\b(?:framework agreement|call-?offs?)\b.*\b(?:follow\w* up|outstanding|still open|waiting|send us)\b"
        r"|\bfollow\w* up\b.*\b(?:framework agreement|call-?offs?)\b",
        re.IGNORECASE | re.DOTALL,
    ),
}


def promises_to_customers(kind: DraftKind) -> bool:
    """False for what stays with us: a note or a plan promises nobody anything."""
    return kind in _LEAVES


def own_commitments(kind: DraftKind, text: str) -> Iterator[Commitment]:
    if kind in _OF_KIND:
        yield Commitment(_OF_KIND[kind])
    elif kind is DraftKind.EMAIL:
        yield from _acts(text)


def _acts(text: str) -> Iterator[Commitment]:
    for act, words in _ACTS.items():
        for start, end in sentences(text):
            if words.search(text[start:end]):
                yield Commitment(act, Span(start, end, text[start:end]))
                break
