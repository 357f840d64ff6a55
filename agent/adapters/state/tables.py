"""The tables of the state database; `migrations/` creates them."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from agent.adapters.state import batch_tables as batch_tables  # tables of the same database
from agent.adapters.state import channel_tables as channel_tables
from agent.adapters.state import chat_tables as chat_tables
from agent.adapters.state import sign_in_tables as sign_in_tables
from agent.adapters.state.audit_guard import guard
from agent.adapters.state.base import Base as Base


class UserRow(Base):
    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(200), unique=True)
    language: Mapped[str] = mapped_column(String(2))
    roles: Mapped[list["RoleRow"]] = relationship(lazy="selectin")
    memberships: Mapped[list["MembershipRow"]] = relationship(lazy="selectin")


class RoleRow(Base):
    __tablename__ = "user_roles"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(32), primary_key=True)


class MembershipRow(Base):
    """Which accounts a user works for."""

    __tablename__ = "account_memberships"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    account: Mapped[str] = mapped_column(String(200), primary_key=True)


class ReviewRow(Base):
    __tablename__ = "nda_reviews"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[dt.datetime] = mapped_column(index=True)
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    account: Mapped[str | None] = mapped_column(String(200))
    document_name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(2))
    anyway: Mapped[bool]
    status: Mapped[str] = mapped_column(String(16), index=True)
    step: Mapped[str] = mapped_column(String(32))
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str | None] = mapped_column(Text)
    error_code: Mapped[str | None] = mapped_column(String(64))
    previous: Mapped[str | None] = mapped_column(String(36))


class DecisionRow(Base):
    """What was decided last on a proposal of a review; the audit chain tells every decision."""

    __tablename__ = "nda_decisions"

    review_id: Mapped[str] = mapped_column(ForeignKey("nda_reviews.id"), primary_key=True)
    proposal_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    choice: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    decided_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[dt.datetime]
    agreed: Mapped[bool]


class RegisterRow(Base):
    """A signed NDA with a customer. ``deviations`` as they stood when it was recorded."""

    __tablename__ = "nda_register"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    account: Mapped[str] = mapped_column(String(200), index=True)
    document_name: Mapped[str] = mapped_column(String(300))
    signed_on: Mapped[dt.date]
    in_force_until: Mapped[dt.date | None]
    survival_until: Mapped[dt.date | None]
    review_id: Mapped[str | None] = mapped_column(ForeignKey("nda_reviews.id"))
    deviations: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[dt.datetime]
    ended_on: Mapped[dt.date | None]
    end_reason: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)


class EscalationRow(Base):
    """An escalation. ``account_id`` is a customer of the facts; ``seeded``: an import brought it, nobody changed it.

    ``open_key`` names customer, contract and KPI of an open record of ours, ``period`` the month that opened it: so
    that of two sweeps at once one opens.
    """

    __tablename__ = "escalations"
    __table_args__ = (
        Index("ux_escalations_open_key", "open_key", unique=True),
        Index("ux_escalations_period", "account_id", "contract_id", "period", unique=True),
    )

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(80), index=True)
    contract_id: Mapped[str | None] = mapped_column(String(80))
    kpi: Mapped[str] = mapped_column(String(64))
    detected_on: Mapped[dt.date]
    cause: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    measure: Mapped[str] = mapped_column(Text)
    resolved_on: Mapped[dt.date | None]
    evidence: Mapped[str] = mapped_column(Text)
    seeded: Mapped[bool]
    open_key: Mapped[str | None] = mapped_column(String(240))
    period: Mapped[str | None] = mapped_column(String(7))
    created_at: Mapped[dt.datetime | None]
    trigger: Mapped[dict[str, Any] | None]
    stage: Mapped[int] = mapped_column(server_default="1")
    cause_kind: Mapped[str | None] = mapped_column(String(8))
    sponsor: Mapped[str] = mapped_column(String(200), server_default="")
    result: Mapped[str] = mapped_column(Text, server_default="")
    lesson: Mapped[str] = mapped_column(Text, server_default="")
    events: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    measures: Mapped[list["EscalationMeasureRow"]] = relationship(
        order_by="EscalationMeasureRow.number", lazy="selectin", cascade="all, delete-orphan"
    )


class EscalationMeasureRow(Base):
    """What somebody does about an escalation."""

    __tablename__ = "escalation_measures"

    escalation_id: Mapped[str] = mapped_column(ForeignKey("escalations.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    action: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(64))
    due: Mapped[dt.date]
    facing: Mapped[str] = mapped_column(String(8))
    status: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(Text)
    done_on: Mapped[dt.date | None]


class EscalationReminderRow(Base):
    """A reminder that was given. No foreign key: an import may replace the record, and remind of it once all the same.

    ``detected_on`` tells a record from another one that an import brings under the same id.
    """

    __tablename__ = "escalation_reminders"

    escalation_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    detected_on: Mapped[dt.date] = mapped_column(primary_key=True)
    given_at: Mapped[dt.datetime]


class AccountPlanRow(Base):
    """An approved account plan."""

    __tablename__ = "account_plans"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(80), index=True)
    approved_on: Mapped[dt.date]
    approved_by: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(Text)
    seeded: Mapped[bool]


class OverrideRow(Base):
    """A quantity that a person set in place of a proposed one; the next run does not overwrite it."""

    __tablename__ = "reorder_overrides"

    article_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    quantity: Mapped[float]
    reason: Mapped[str] = mapped_column(Text)
    proposed: Mapped[float | None]
    set_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    set_at: Mapped[dt.datetime]


class DraftRow(Base):
    """The present state of a draft; its versions keep what it said."""

    __tablename__ = "drafts"
    __table_args__ = (
        Index("ix_drafts_status_expires", "status", "expires_at"),
        UniqueConstraint("created_by", "request_id"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    account: Mapped[str] = mapped_column(String(200), index=True)
    language: Mapped[str] = mapped_column(String(2))
    status: Mapped[str] = mapped_column(String(16))
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[dt.datetime] = mapped_column(index=True)
    expires_at: Mapped[dt.datetime]
    request_id: Mapped[str | None] = mapped_column(String(200))
    replaces: Mapped[str | None] = mapped_column(String(36))
    author: Mapped[str] = mapped_column(String(64), server_default="")


class DraftVersionRow(Base):
    """One version of a draft, never changed: content, right and checks as they were shown."""

    __tablename__ = "draft_versions"

    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]]
    right: Mapped[dict[str, Any]]
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    facts_version: Mapped[str] = mapped_column(String(80))
    typed: Mapped[bool]
    addressed: Mapped[bool]
    commitments: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    written_by: Mapped[dict[str, Any]]


class ConsentRow(Base):
    """A person's yes to one version, once for each capacity and each person."""

    __tablename__ = "draft_consents"
    __table_args__ = (UniqueConstraint("draft_id", "version", "user_id"),)

    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    capacity: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[dt.datetime]
    reason: Mapped[str] = mapped_column(Text)


class DraftEventRow(Base):
    """What happened to a draft, in order."""

    __tablename__ = "draft_events"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), index=True)
    version: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    at: Mapped[dt.datetime]
    user_id: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text)


class DeliveryRow(Base):
    """The outbox: one row for each approved draft that leaves."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("ix_deliveries_status_next", "status", "next_attempt_at"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id"), unique=True)  # a draft leaves once
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    channel: Mapped[str] = mapped_column(String(16))
    message_id: Mapped[str] = mapped_column(String(200), unique=True)
    sender: Mapped[str] = mapped_column(String(320))
    sender_name: Mapped[str] = mapped_column(String(200))
    approved_at: Mapped[dt.datetime]
    status: Mapped[str] = mapped_column(String(16))
    recipients: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    attempts: Mapped[int]
    next_attempt_at: Mapped[dt.datetime | None]
    problem: Mapped[str] = mapped_column(String(80))


class PersonRow(Base):
    """Who stands behind a reference of the audit chain; without the row the reference names nobody."""

    __tablename__ = "people"

    reference: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str | None] = mapped_column(String(64), unique=True)


class PolicyVersionRow(Base):
    """A file that the company edits, as it was seen last."""

    __tablename__ = "policy_versions"

    file: Mapped[str] = mapped_column(String(300), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    seen_at: Mapped[dt.datetime]


class PolicyTextRow(Base):
    """What a version of a file says, by the SHA-256 of its bytes."""

    __tablename__ = "policy_texts"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class PolicyHistoryRow(Base):
    """A version of a file, from when it was seen on; without ``sha256`` the file was gone."""

    __tablename__ = "policy_history"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    file: Mapped[str] = mapped_column(String(300), index=True)
    sha256: Mapped[str | None] = mapped_column(String(64))
    seen_at: Mapped[dt.datetime]


class AuditHeadRow(Base):
    """The last entry of the chain, sealed with the secret of the home folder."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))


class AuditRow(Base):
    """Append-only; `agent.domain.audit` says what the digest covers."""

    __tablename__ = "audit_entries"

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))  # ISO text: the digest must survive any database's clock type
    actor: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    details: Mapped[dict[str, Any]]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


guard(Base.metadata.tables[AuditRow.__tablename__])
