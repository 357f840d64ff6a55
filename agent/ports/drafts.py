"""Drafts in state, and the channels by which approved ones leave."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from agent.domain.draft.delivery import Delivery, Outgoing, RecipientState
from agent.domain.draft.draft import Consent, Draft, DraftEvent, DraftKind, DraftStatus
from agent.domain.identity import User


class Drafts(Protocol):
    """All versions of all drafts. Every change is a compare-and-set: False means that somebody was faster."""

    def create(self, draft: Draft) -> Draft:
        """Store a first version; the one already there when its maker has used its ``request_id`` before."""
        ...

    def requested(self, user_id: str, request_id: str) -> str | None:
        """The id of the draft that this person's request made; None when none was."""
        ...

    def get(self, draft_id: str) -> Draft:
        """The present version. Raises NotFound ``drafts.unknown``."""
        ...

    def version(self, draft_id: str, version: int) -> Draft:
        """As it was. Raises NotFound ``drafts.unknown``."""
        ...

    def find(
        self,
        statuses: Collection[DraftStatus],
        accounts: Collection[str] | None,
        limit: int,
        *,
        figures: bool = True,
    ) -> Sequence[Draft]:
        """The latest first; ``accounts`` None for all. ``figures`` False leaves out the facts, which are long, for
        lists: these also name what nobody can read any more, as stubs (`Draft.unreadable`); others leave it out."""
        ...

    def add_version(self, draft: Draft, expected: str) -> bool:
        """Make this the present version, if the draft is pending with the digest ``expected``."""
        ...

    def move(self, draft_id: str, before: Collection[DraftStatus], after: DraftStatus, digest: str | None) -> bool:
        """Set the status, if it is one of ``before`` and the digest is the one given (None: any)."""
        ...

    def due(self, now: datetime) -> Sequence[Draft]:
        """Pending ones whose time is over."""
        ...

    def consent(self, consent: Consent) -> bool:
        """Store a yes; False when this capacity or this person has said yes to this version."""
        ...

    def consents(self, draft_id: str, version: int) -> Sequence[Consent]: ...

    def record(self, event: DraftEvent) -> None: ...

    def events(self, draft_id: str) -> Sequence[DraftEvent]:
        """In the order they happened."""
        ...


class ApprovalRules(Protocol):
    """`policies/approvals.yaml`."""

    def expires_after(self, kind: DraftKind) -> timedelta: ...

    def facts_max_age(self) -> timedelta: ...

    def may_sign(self, department: str) -> tuple[str, ...]:
        """The ids of the departments whose people may consent for this one, itself among them."""
        ...

    def waits(self) -> Sequence[timedelta]:
        """How long to wait after each delivery attempt that may be repeated; after the last one it has failed."""
        ...


class Deliveries(Protocol):
    """The outbox's own table."""

    def enqueue(self, delivery: Delivery) -> None: ...

    def of(self, draft_id: str) -> Delivery | None: ...

    def claim(self, now: datetime) -> Delivery | None:
        """The longest waiting one that is due, now claimed; None when nothing is."""
        ...

    def update(self, delivery: Delivery, before: Collection[str]) -> bool:
        """Store status, recipients, attempts and problem, if the stored status is one of ``before``."""
        ...

    def cut_off(self) -> Sequence[Delivery]:
        """Claimed or transmitting: what a sender that died left behind, as only one sends at a time."""
        ...

    def undelivered(self) -> Sequence[Delivery]:
        """Waiting, claimed or transmitting."""
        ...


class OutgoingChannel(Protocol):
    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        """Try once; tells the state of every recipient of ``outgoing.recipients``. ``waiting``: try again later.

        Raises Unavailable when nothing has left and another try may help.
        """
        ...

    def has_sent(self, message_id: str) -> bool | None:
        """Whether this message has left; None when that cannot be known."""
        ...


class SenderTurn(Protocol):
    """One process sends at a time."""

    def turn(self, wait_s: float) -> AbstractContextManager[bool]:
        """Yields False when another one kept the turn for ``wait_s`` seconds. A dead process gives it back."""
        ...


class Attachments(Protocol):
    def put(self, data: bytes) -> str:
        """Keep; gives the SHA-256 (hex)."""
        ...

    def get(self, sha256: str) -> bytes:
        """Raises Unavailable ``outbox.attachment`` when it is gone or not what it was."""
        ...


class ApprovalEffects(Protocol):
    def approved(self, user: User, draft: Draft) -> None:
        """What an approval brings about beside the outbox. Called inside its transaction, with who decided for the
        account; what it raises takes the approval back."""
        ...
