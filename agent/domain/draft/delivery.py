"""An approved draft on its way out.

waiting ─► claimed ─► transmitting ─► sent | failed | uncertain
   ▲          │            │
   └──────────┘ died       └ died: asked at the other side; where that cannot be known, uncertain
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from agent.domain.draft.content import File
from agent.domain.draft.draft import Channel, Draft

CRM_ADDRESS = "crm"  # stands for the recipient where there is no mail


class DeliveryStatus(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"  # nothing has left yet
    TRANSMITTING = "transmitting"  # from here on it may have left
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


class RecipientStatus(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class RecipientState:
    """``reply`` is what the other side said, cut short: foreign text, shown and never followed."""

    address: str
    status: RecipientStatus = RecipientStatus.WAITING
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """``message_id`` is made once and stays over every attempt. ``sender`` is the mailbox of who approved."""

    id: str
    draft_id: str
    version: int
    digest: str
    channel: Channel
    message_id: str
    sender: str
    sender_name: str
    approved_at: datetime
    status: DeliveryStatus
    recipients: tuple[RecipientState, ...]
    attempts: int = 0
    next_attempt_at: datetime | None = None
    problem: str = ""  # a message code

    def with_status(self, status: RecipientStatus) -> tuple[RecipientState, ...]:
        return tuple(each for each in self.recipients if each.status is status)

    def settled(self) -> "Delivery":
        """It arrived, as a person or the other side says; who was refused stays refused."""
        problem = "outbox.partly" if self.with_status(RecipientStatus.REFUSED) else ""
        recipients = self._open_as(RecipientStatus.ACCEPTED)
        return replace(self, status=DeliveryStatus.SENT, problem=problem, recipients=recipients)

    def in_doubt(self) -> "Delivery":
        """Nobody knows whether those who had not answered have it."""
        recipients = self._open_as(RecipientStatus.UNCERTAIN)
        return replace(self, status=DeliveryStatus.UNCERTAIN, problem="outbox.uncertain", recipients=recipients)

    def once_more(self, at: datetime) -> "Delivery":
        """To everybody who has not accepted it, with attempts counted anew."""
        again = tuple(
            each if each.status is RecipientStatus.ACCEPTED else RecipientState(each.address)
            for each in self.recipients
        )
        fresh = {"attempts": 0, "next_attempt_at": at, "problem": "", "recipients": again}
        return replace(self, status=DeliveryStatus.WAITING, **fresh)  # type: ignore[arg-type]

    def _open_as(self, status: RecipientStatus) -> tuple[RecipientState, ...]:
        done = (RecipientStatus.ACCEPTED, RecipientStatus.REFUSED)
        return tuple(each if each.status in done else replace(each, status=status) for each in self.recipients)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a channel gets: complete, and only for the recipients that still wait.

    ``to`` and ``cc`` are the headers, ``recipients`` the envelope. ``account`` names the customer for the CRM.
    """

    message_id: str
    sender: str
    sender_name: str
    at: datetime
    to: tuple[str, ...]
    cc: tuple[str, ...]
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str
    files: tuple[File, ...]
    account: str


def addressed_to(draft: Draft) -> tuple[str, ...]:
    """Whom the delivery of a draft names, in order."""
    return draft.content.recipients if draft.channel is Channel.MAIL else (CRM_ADDRESS,)
