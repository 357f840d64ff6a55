"""The tables of the chat platforms: who is who there, what was taken, what is shown."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from agent.adapters.state.base import Base


class ChannelPersonRow(Base):
    """``direct``: the place where they read alone, as JSON. A platform's name of a person is not kept."""

    __tablename__ = "channel_people"

    platform: Mapped[str] = mapped_column(String(16), primary_key=True)
    tenant: Mapped[str] = mapped_column(String(200), primary_key=True)
    speaker_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    linked_by: Mapped[str] = mapped_column(String(64))
    linked_at: Mapped[dt.datetime]
    direct: Mapped[dict[str, Any] | None]


class ChannelEventRow(Base):
    """An event that was taken. ``key``: a hash of the platform's id, which may be of any length.

    ``waiting``: what was said, as long as it waits for its answer; ``user_id``: whose words these are, where known.
    """

    __tablename__ = "channel_events"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(index=True)
    waiting: Mapped[dict[str, Any] | None]
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)


class ChannelCardRow(Base):
    """``key``: a hash of place and message."""

    __tablename__ = "channel_cards"
    __table_args__ = (Index("ix_channel_cards_closed_subject", "closed", "subject"),)

    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    place: Mapped[dict[str, Any]] = mapped_column(JSON)
    message: Mapped[str] = mapped_column(String(300))
    version: Mapped[str] = mapped_column(String(80))
    closed: Mapped[bool]


class ChannelMuteRow(Base):
    """A type of notices that a user does not want."""

    __tablename__ = "channel_mutes"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)


class ChannelNoticeRow(Base):
    """A notice that went out."""

    __tablename__ = "channel_notices"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    at: Mapped[dt.datetime]
