"""Escalations, account plans, overrides of re-order proposals."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "escalations",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("account_id", sa.String(80), nullable=False, index=True),
        sa.Column("contract_id", sa.String(80)),
        sa.Column("kpi", sa.String(64), nullable=False),
        sa.Column("detected_on", sa.Date(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("resolved_on", sa.Date()),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("seeded", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "account_plans",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("account_id", sa.String(80), nullable=False, index=True),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approved_by", sa.String(200), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seeded", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "reorder_overrides",
        sa.Column("article_id", sa.String(80), primary_key=True),
        sa.Column("quantity", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Double()),
        sa.Column("set_by", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
    )
