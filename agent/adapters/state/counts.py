"""How much of what lies in the state: a row a status, counted by the database."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from agent.adapters.state.database import Database
from agent.adapters.state.sign_in_tables import WebSessionRow
from agent.adapters.state.tables import AuditHeadRow, DeliveryRow, DraftRow, EscalationRow, ReviewRow


class SqlCounts:
    def __init__(self, database: Database) -> None:
        self._database = database

    def drafts(self) -> Mapping[str, int]:
        return self._by(DraftRow.status)

    def deliveries(self) -> Mapping[str, int]:
        return self._by(DeliveryRow.status)

    def reviews(self) -> Mapping[str, int]:
        return self._by(ReviewRow.status)

    def escalations(self) -> Mapping[str, int]:
        query = select(EscalationRow.resolved_on.is_(None), func.count()).group_by(EscalationRow.resolved_on.is_(None))
        with self._database.reading() as session:
            found = {bool(is_open): count for is_open, count in session.execute(query)}
        return {"open": found.get(True, 0), "closed": found.get(False, 0)}

    def sessions(self) -> Mapping[str, int]:
        with self._database.reading() as session:
            return {"": session.scalar(select(func.count()).select_from(WebSessionRow)) or 0}

    def audit_entries(self) -> Mapping[str, int]:
        with self._database.reading() as session:
            return {"": session.scalar(select(AuditHeadRow.sequence)) or 0}

    def _by(self, status: InstrumentedAttribute[str]) -> Mapping[str, int]:
        with self._database.reading() as session:
            found = session.execute(select(status, func.count()).group_by(status))
            return {str(row[0]): int(row[1]) for row in found}
