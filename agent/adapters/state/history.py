"""Escalations and account plans in the state database."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.escalation_rows import history_of
from agent.adapters.state.tables import AccountPlanRow, EscalationRow
from agent.domain.history import AccountPlan, Escalation


class SqlHistory:
    """Implements the port `History`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def escalations(self) -> Sequence[Escalation]:
        with self._database.reading() as session:
            rows = session.scalars(select(EscalationRow).order_by(EscalationRow.detected_on, EscalationRow.id))
            return [history_of(row) for row in rows]

    def plans(self) -> Sequence[AccountPlan]:
        with self._database.reading() as session:
            rows = session.scalars(select(AccountPlanRow).order_by(AccountPlanRow.approved_on, AccountPlanRow.id))
            return [_plan(row) for row in rows]

    def seed(self, escalations: Sequence[Escalation], plans: Sequence[AccountPlan]) -> None:
        with self._database.transaction() as session:
            for kind, records in ((EscalationRow, escalations), (AccountPlanRow, plans)):
                ours = set(session.scalars(select(kind.id).where(kind.seeded.is_(False))))
                session.execute(delete(kind).where(kind.seeded.is_(True)))
                session.add_all(kind(**_columns(each), seeded=True) for each in records if each.id not in ours)


def _columns(record: Escalation | AccountPlan) -> dict[str, Any]:
    """What an import brings: whether a record is complete is worked out and not stored."""
    return {name: value for name, value in asdict(record).items() if name != "complete"}


def _plan(row: AccountPlanRow) -> AccountPlan:
    return AccountPlan(row.id, row.account_id, row.approved_on, row.approved_by, row.title)
