"""Batches of NDA reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "nda_batches",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("created_by", sa.String(64), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("key", sa.String(64)),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account", sa.String(200)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("anyway", sa.Boolean(), nullable=False),
    )
    op.create_index("ux_nda_batches_key", "nda_batches", ["created_by", "key"], unique=True)
    op.create_table(
        "nda_batch_documents",
        sa.Column("batch_id", sa.String(36), sa.ForeignKey("nda_batches.id"), primary_key=True),
        sa.Column("place", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("review_id", sa.String(36), sa.ForeignKey("nda_reviews.id"), nullable=False, index=True),
        sa.Column("summary", sa.JSON()),
    )
    op.create_index("ix_nda_batch_documents_content", "nda_batch_documents", ["batch_id", "sha256"])
