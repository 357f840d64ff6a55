"""Decisions on proposals, the NDA register, and which review is of the version before."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("nda_reviews", sa.Column("previous", sa.String(36)))
    op.create_table(
        "nda_decisions",
        sa.Column("review_id", sa.String(36), sa.ForeignKey("nda_reviews.id"), primary_key=True),
        sa.Column("proposal_id", sa.String(80), primary_key=True),
        sa.Column("choice", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "nda_register",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("account", sa.String(200), nullable=False, index=True),
        sa.Column("document_name", sa.String(300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("in_force_until", sa.Date()),
        sa.Column("survival_until", sa.Date()),
        sa.Column("review_id", sa.String(36), sa.ForeignKey("nda_reviews.id")),
        sa.Column("deviations", sa.JSON(), nullable=False),
        sa.Column("recorded_by", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
