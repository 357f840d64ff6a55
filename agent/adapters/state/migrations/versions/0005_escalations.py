"""Escalation records: trigger, cause, stage, measures, reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for column in _columns():
        op.add_column("escalations", column)
    op.create_index("ux_escalations_open_key", "escalations", ["open_key"], unique=True)
    op.create_index("ux_escalations_period", "escalations", ["account_id", "contract_id", "period"], unique=True)
    op.create_table(
        "escalation_measures",
        sa.Column("escalation_id", sa.String(80), sa.ForeignKey("escalations.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("facing", sa.String(8), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date()),
    )
    op.create_table(
        "escalation_reminders",
        sa.Column("escalation_id", sa.String(80), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("detected_on", sa.Date(), primary_key=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
    )


def _columns() -> list[sa.Column[object]]:
    """What rows of before lack: nothing is known of it, or it is the first stage."""
    return [
        sa.Column("open_key", sa.String(240)),
        sa.Column("period", sa.String(7)),
        sa.Column("created_at", sa.DateTime(timezone=True)),
        sa.Column("trigger", sa.JSON()),
        sa.Column("stage", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("cause_kind", sa.String(8)),
        sa.Column("sponsor", sa.String(200), nullable=False, server_default=""),
        sa.Column("result", sa.Text(), nullable=False, server_default=""),
        sa.Column("lesson", sa.Text(), nullable=False, server_default=""),
        sa.Column("events", sa.JSON()),
    ]
