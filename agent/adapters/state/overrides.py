"""Quantities that people set in place of proposed ones, in the state database."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import OverrideRow
from agent.adapters.state.times import utc
from agent.domain.reorder.override import Override


class SqlOverrides:
    """Implements the port `Overrides`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[str, Override]:
        with self._database.reading() as session:
            return {row.article_id: _override(row) for row in session.scalars(select(OverrideRow))}

    def put(self, override: Override) -> None:
        with self._database.transaction() as session:
            session.merge(
                OverrideRow(
                    article_id=override.article_id,
                    quantity=override.quantity,
                    reason=override.reason,
                    proposed=override.proposed,
                    set_by=override.set_by,
                    set_at=override.set_at,
                )
            )

    def remove(self, article_id: str) -> bool:
        gone = delete(OverrideRow).where(OverrideRow.article_id == article_id).returning(OverrideRow.article_id)
        with self._database.transaction() as session:
            return session.scalars(gone).first() is not None


def _override(row: OverrideRow) -> Override:
    return Override(row.article_id, row.quantity, row.reason, row.proposed, row.set_by, utc(row.set_at))
