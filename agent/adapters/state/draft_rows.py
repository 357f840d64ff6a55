"""Drafts to rows and back. What is read back is exactly what was stored: the digest covers it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from agent.adapters.state.tables import DraftEventRow, DraftRow, DraftVersionRow
from agent.adapters.state.times import utc
from agent.domain.draft.content import Attachment, Content
from agent.domain.draft.draft import Check, Draft, DraftEvent, DraftKind, DraftRight, DraftStatus, EventKind
from agent.domain.draft.written_by import Hand, WrittenBy
from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.domain.plain import plain
from agent.domain.rights import RightVerdict
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span


def header_row(draft: Draft) -> DraftRow:
    return DraftRow(
        id=draft.id,
        kind=draft.kind.value,
        account=draft.account,
        language=draft.language.value,
        status=draft.status.value,
        version=draft.version,
        digest=draft.digest,
        created_by=draft.created_by,
        created_at=draft.created_at,
        expires_at=draft.expires_at,
        request_id=draft.request_id,
        replaces=draft.replaces,
        author=draft.author,
    )


def version_row(draft: Draft) -> DraftVersionRow:
    return DraftVersionRow(
        draft_id=draft.id,
        version=draft.version,
        digest=draft.digest,
        content=plain(draft.content),
        right=plain(draft.right),
        checks=plain(draft.checks),
        facts_version=draft.facts_version,
        typed=draft.typed,
        addressed=draft.addressed,
        commitments=plain(draft.commitments),
        written_by=plain(draft.written_by),
    )


def draft_of(row: DraftRow, version: DraftVersionRow, *, figures: bool = True) -> Draft:
    """``figures`` False leaves out the facts with the hundreds of rows behind them, for lists.

    Raises KeyError, TypeError, ValueError or AttributeError for what we have not written.
    """
    _texts([row.account, row.digest, row.created_by, version.digest])
    content = version.content if figures else {**version.content, "facts": []}
    return Draft(
        id=row.id,
        kind=DraftKind(row.kind),
        account=row.account,
        language=Language(row.language),
        status=DraftStatus(row.status),
        version=version.version,
        content=_content(content),
        right=_right(version.right),
        checks=tuple(Check(**each) for each in version.checks),
        digest=version.digest,
        created_by=row.created_by,
        created_at=utc(row.created_at),
        expires_at=utc(row.expires_at),
        request_id=row.request_id,
        replaces=row.replaces,
        facts_version=version.facts_version,
        typed=version.typed,
        addressed=version.addressed,
        commitments=tuple(_commitment(each) for each in version.commitments),
        author=row.author,
        written_by=_written_by(version.written_by),
    )


def event_of(row: DraftEventRow) -> DraftEvent:
    return DraftEvent(row.draft_id, row.version, EventKind(row.kind), utc(row.at), row.user_id, row.note)


def _content(stored: Mapping[str, Any]) -> Content:
    _texts([stored[name] for name in ("text", "subject", "html", "template")])
    addresses = {name: tuple(_texts(stored[name])) for name in ("to", "cc", "bcc")}
    files = tuple(Attachment(**each) for each in stored["attachments"])
    facts = tuple(fact_of(each) for each in stored["facts"])
    return Content(**{**stored, **addresses, "attachments": files, "facts": facts})


def fact_of(stored: Mapping[str, Any]) -> Fact:
    """A fact as `plain` stored it. Raises as `draft_of`."""
    as_of = stored["as_of"]
    typed = {
        "label": Bilingual(**stored["label"]),
        "unit": FactUnit(stored["unit"]),
        "rows": tuple(RowKey(**row) for row in stored["rows"]),
        "as_of": dt.datetime.fromisoformat(as_of) if as_of else None,
        "fact_class": FactClass(stored["fact_class"]),
        "origin": FactOrigin(stored["origin"]),
    }
    return Fact(**{**stored, **typed})


def _commitment(stored: Mapping[str, Any]) -> Commitment:
    span = stored["span"]
    typed = {"kind": CommitmentKind(stored["kind"]), "span": Span(**span) if span else None}
    return Commitment(**{**stored, **typed})


def _written_by(stored: Mapping[str, Any]) -> WrittenBy:
    _texts([stored["template"], stored["prompt"]])
    return WrittenBy(**{**stored, "hand": Hand(stored["hand"])})


def _right(stored: Mapping[str, Any]) -> DraftRight:
    tuples = {name: tuple(_texts(stored[name])) for name in ("rows", "approvers", "blocked_by", "sources")}
    reasons = tuple((code, values) for code, values in stored["reasons"])
    return DraftRight(verdict=RightVerdict(stored["verdict"]), **tuples, reasons=reasons)


def _texts(values: Sequence[Any]) -> Sequence[str]:
    """JSON holds anything; a number in place of an address would break the lists that show it."""
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise TypeError(values)
    return values
