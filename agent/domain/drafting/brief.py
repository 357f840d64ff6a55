"""Everything that a text is composed from. The composer adds words; every figure stands here as a fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agent.domain.account import Account
from agent.domain.contacts.activity import Contact
from agent.domain.draft.content import File
from agent.domain.draft.draft import DraftKind
from agent.domain.draft.written_by import BY_PROGRAM, WrittenBy
from agent.domain.facts.fact import Fact
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.rights.commitment import Commitment


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What was asked for. ``contact`` is a full stored name, ``contract`` and ``article`` are ids.

    ``points``: what the user wants said, in their own words: untrusted, quoted, never followed. ``shared``: the
    version of an account plan that the customer may see. ``language`` overrides the contact's. ``stage`` is that of an
    escalation, None: the one that is due. ``articles``: those of a re-order that is to name several, none: all.
    """

    kind: DraftKind
    account: str
    contact: str | None = None
    contract: str | None = None
    article: str | None = None
    purpose: str = ""
    points: tuple[str, ...] = ()
    on: date | None = None
    language: Language | None = None
    shared: bool = False
    stage: int | None = None
    request_id: str | None = None
    replaces: str | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """``slots`` is what the template of the kind reads: plain texts, lists and mappings; each figure in it is a
    marker ``{{F:id}}`` of one of ``facts``. A slot that the data do not fill is None, and the template says so.
    """

    request: DraftRequest
    account: Account
    language: Language
    today: date
    sender: User
    contact: Contact | None = None
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    slots: Mapping[str, Any] = field(default_factory=dict)
    commitments: tuple[Commitment, ...] = ()
    files: tuple[File, ...] = ()

    @property
    def kind(self) -> DraftKind:
        return self.request.kind


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its markers, not yet rendered."""

    subject: str
    text: str
    written_by: WrittenBy = BY_PROGRAM


def marker(fact: Fact) -> str:
    """What stands in a template for this fact."""
    return "{{F:" + fact.id + "}}"
