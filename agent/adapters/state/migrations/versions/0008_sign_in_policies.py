"""Sign-in and sessions; what the files that the company edits said before."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("issuer", sa.String(300), primary_key=True),
        sa.Column("subject", sa.String(255), primary_key=True),
        _user(),
        sa.Column("first_at", _TIME, nullable=False),
    )
    op.create_index("ux_sign_ins_issuer_user", "sign_ins", ["issuer", "user_id"], unique=True)
    op.create_table(
        "web_sessions",
        sa.Column("key", sa.String(64), primary_key=True),
        _user(index=True),
        sa.Column("began_at", _TIME, nullable=False, index=True),
        sa.Column("seen_at", _TIME, nullable=False),
    )
    op.create_table(
        "policy_texts",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "policy_history",
        sa.Column("sequence", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("file", sa.String(300), nullable=False, index=True),
        sa.Column("sha256", sa.String(64)),
        sa.Column("seen_at", _TIME, nullable=False),
    )


def _user(*, index: bool = False) -> "sa.Column[str]":
    return sa.Column("user_id", sa.String(64), sa.ForeignKey("users.id"), nullable=False, index=index or None)
