"""A draft and its life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from agent.domain.draft.content import Content
from agent.domain.draft.written_by import BY_PROGRAM, WrittenBy
from agent.domain.language import Language
from agent.domain.rights import RightVerdict
from agent.domain.rights.commitment import Commitment


class DraftKind(StrEnum):
    ESCALATION = "escalation"
    EMAIL = "email"
    REORDER = "reorder"
    ACCOUNT_PLAN = "account_plan"
    BRIEFING = "briefing"
    PRICE_PREPARATION = "price_preparation"
    CRM_NOTE = "crm_note"  # a note on the customer in the CRM
    ESCALATION_RECORD = "escalation_record"  # what is kept of an escalation, as a document
    RENEGOTIATION = "renegotiation"  # with what to go into the escalation meeting


class Channel(StrEnum):
    """Where an approved draft goes."""

    MAIL = "mail"
    CRM = "crm"
    NONE = "none"  # internal: approved is the end of it


_CHANNELS = {
    DraftKind.ESCALATION: Channel.MAIL,
    DraftKind.EMAIL: Channel.MAIL,
    DraftKind.REORDER: Channel.MAIL,
    DraftKind.CRM_NOTE: Channel.CRM,
}


def channel_of(kind: DraftKind) -> Channel:
    return _CHANNELS.get(kind, Channel.NONE)


class DraftStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DraftRight:
    """The decision right as computed for this version. ``approvers`` are the ids of departments that must consent
    besides the key account manager; ``blocked_by`` those whose matter it is; ``rows`` and ``sources`` name the rows
    of the decision rights and their lines in the role description. ``reasons`` are message codes with values."""

    verdict: RightVerdict
    rows: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    reasons: tuple[tuple[str, Mapping[str, str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a version. ``code`` and ``values`` tell the result; ``blocking``: no approval while not ok."""

    id: str  # C-FACT, C-LEAK …
    ok: bool
    blocking: bool
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """The present version of a draft. ``account`` is the full account name.

    ``request_id`` names the request that asked for it: the same request makes one draft only. ``replaces`` is the
    draft it supersedes. ``facts_version`` is the version of the facts its figures were read from. ``typed``: a
    person wrote or edited the text, ``addressed``: a person named the recipients. ``commitments``: what its maker
    knows that it commits to, beside its text. ``author`` is `agent.domain.draft.digest.author_of` who made it and
    stays when that person is forgotten. ``written_by``: who worded this version. ``unreadable``: what is stored cannot
    be read; only lists show such a stub.
    """

    id: str
    kind: DraftKind
    account: str
    language: Language
    status: DraftStatus
    version: int
    content: Content
    right: DraftRight
    checks: tuple[Check, ...]
    digest: str
    created_by: str
    created_at: datetime
    expires_at: datetime
    request_id: str | None = None
    replaces: str | None = None
    facts_version: str = ""
    typed: bool = False
    addressed: bool = False
    commitments: tuple[Commitment, ...] = ()
    author: str = ""
    written_by: WrittenBy = BY_PROGRAM
    unreadable: bool = False

    @property
    def channel(self) -> Channel:
        return channel_of(self.kind)

    @property
    def blocking(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.blocking and not check.ok)


OWN = "own"  # the capacity of the account's key account manager


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's yes to one version. ``capacity``: `OWN`, or the id of the department spoken for. ``digest`` is
    `agent.domain.draft.digest.seal_of` the version and the capacity."""

    draft_id: str
    version: int
    digest: str
    user_id: str
    capacity: str
    at: datetime
    reason: str = ""


class EventKind(StrEnum):
    PROPOSED = "proposed"
    EDITED = "edited"
    REFRESHED = "refreshed"  # the facts had changed: new figures, new version
    ASKED = "asked"
    CONSENTED = "consented"
    APPROVED = "approved"
    REJECTED = "rejected"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    SENDING = "sending"
    SENT = "sent"
    POSTPONED = "postponed"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    RESOLVED = "resolved"  # a person said what became of an uncertain delivery


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """What happened to a draft. ``user_id`` is empty for what no person did; ``note`` is a person's own words."""

    draft_id: str
    version: int
    kind: EventKind
    at: datetime
    user_id: str = ""
    note: str = ""
