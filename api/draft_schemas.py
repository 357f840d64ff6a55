"""JSON shapes of drafts and of the decisions on them."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from agent.domain.draft.draft import DraftKind, DraftStatus
from agent.domain.language import Language

_MOST_ADDRESSES = 500  # against abuse; the desk tells the limit that counts, in words
Addresses = Annotated[list[str], Field(max_length=_MOST_ADDRESSES)]


class DraftIn(BaseModel):
    """A draft that a person wrote. ``language`` defaults to the session's; ``text`` may hold markers."""

    model_config = ConfigDict(extra="forbid")

    kind: DraftKind
    account: str
    text: str
    subject: str = ""
    to: Addresses = []
    cc: Addresses = []
    bcc: Addresses = []
    language: Language | None = None
    request_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    replaces: str | None = None


class SeenIn(BaseModel):
    """``digest`` is the one of the version that the person has seen."""

    model_config = ConfigDict(extra="forbid")

    digest: str


class DecisionIn(SeenIn):
    reason: str = ""


class EditIn(DecisionIn):
    """What is left out or null stays as it is."""

    text: str | None = None
    subject: str | None = None
    to: Addresses | None = None
    cc: Addresses | None = None
    bcc: Addresses | None = None


class QuestionIn(SeenIn):
    question: str


class OutcomeIn(DecisionIn):
    """``arrived``: the person knows that it did; else it goes out once more to who has not accepted it."""

    arrived: bool


class DraftLineOut(BaseModel):
    """What a list shows. `agent.services.draft_view` makes it; what it adds later comes through."""

    model_config = ConfigDict(extra="allow")

    id: str
    kind: DraftKind
    kind_name: str
    account: str
    status: DraftStatus
    status_name: str
    version: int
    digest: str
    subject: str
    to: list[str]
    created_by: str
    created_at: str
    expires_at: str
    blocked: bool
    unreadable: bool


class DraftCardOut(DraftLineOut):
    """The exact bytes, and all that a decision on them needs."""

    language: Language
    cc: list[str]
    bcc: list[str]
    text: str
    html: str
    typed: bool
    written_by: dict[str, Any]
    attachments: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    checks: list[dict[str, Any]]
    right: dict[str, Any]
    needed: list[dict[str, Any]]
    consents: list[dict[str, Any]]
    may_decide: bool
    next: str
    delivery: dict[str, Any] | None
    history: list[dict[str, Any]]
    changes: list[str]


class DraftsOut(BaseModel):
    drafts: list[DraftLineOut]
