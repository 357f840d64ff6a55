"""The tables of batches of NDA reviews."""

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from agent.adapters.state.base import Base


class BatchRow(Base):
    """``key`` is empty for what is never gone on with: then it holds nothing that two could share."""

    __tablename__ = "nda_batches"
    __table_args__ = (Index("ux_nda_batches_key", "created_by", "key", unique=True),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[dt.datetime] = mapped_column(index=True)
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    key: Mapped[str | None] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    account: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2))
    anyway: Mapped[bool]


class BatchDocumentRow(Base):
    """A document of a batch; how it stands is told by its review."""

    __tablename__ = "nda_batch_documents"
    __table_args__ = (Index("ix_nda_batch_documents_content", "batch_id", "sha256"),)

    batch_id: Mapped[str] = mapped_column(ForeignKey("nda_batches.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    review_id: Mapped[str] = mapped_column(ForeignKey("nda_reviews.id"), index=True)
    summary: Mapped[dict[str, Any] | None]
