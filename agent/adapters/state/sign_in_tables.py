"""The tables of signing in: who is who at the provider, and the sessions of browsers."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from agent.adapters.state.base import Base


class SignInRow(Base):
    """A subject of a provider is one user, for good."""

    __tablename__ = "sign_ins"
    __table_args__ = (Index("ux_sign_ins_issuer_user", "issuer", "user_id", unique=True),)

    issuer: Mapped[str] = mapped_column(String(300), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    first_at: Mapped[dt.datetime]


class WebSessionRow(Base):
    """``key``: a hash of what the browser has."""

    __tablename__ = "web_sessions"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    began_at: Mapped[dt.datetime] = mapped_column(index=True)
    seen_at: Mapped[dt.datetime]
