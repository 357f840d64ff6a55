"""Chat platforms: people, events, cards, muted notices, notices that went out."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _events()
    _cards()
    _notices()


def _people() -> None:
    op.create_table(
        "channel_people",
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("tenant", sa.String(200), primary_key=True),
        sa.Column("speaker_id", sa.String(200), primary_key=True),
        _user(index=True),
        sa.Column("linked_by", sa.String(64), nullable=False),
        sa.Column("linked_at", _TIME, nullable=False),
        sa.Column("direct", sa.JSON()),
    )


def _events() -> None:
    op.create_table(
        "channel_events",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("at", _TIME, nullable=False, index=True),
        sa.Column("waiting", sa.JSON()),
        sa.Column("user_id", sa.String(64), sa.ForeignKey("users.id"), index=True),
    )


def _cards() -> None:
    op.create_table(
        "channel_cards",
        sa.Column("subject", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        _user(index=True),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("message", sa.String(300), nullable=False),
        sa.Column("version", sa.String(80), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_channel_cards_closed_subject", "channel_cards", ["closed", "subject"])


def _notices() -> None:
    op.create_table(
        "channel_mutes",
        _user(primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
    )
    op.create_table(
        "channel_notices",
        _user(primary_key=True),
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("at", _TIME, nullable=False),
    )


def _user(*, index: bool = False, primary_key: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("users.id")
    return sa.Column("user_id", sa.String(64), key, nullable=False, index=index or None, primary_key=primary_key)
