"""Decisions on proposals in the state database."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import DecisionRow
from agent.adapters.state.times import utc
from agent.domain.nda.redline.proposal import Choice, Decision


class SqlDecisions:
    """Implements the port `Decisions`. The write lock of the transaction orders concurrent decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, review_id: str) -> Sequence[Decision]:
        query = select(DecisionRow).where(DecisionRow.review_id == review_id).order_by(DecisionRow.proposal_id)
        with self._database.reading() as session:
            return [_decision(row) for row in session.scalars(query)]

    def put(self, review_id: str, decision: Decision) -> None:
        with self._database.transaction() as session:
            session.merge(_row(review_id, decision))

    def add(self, review_id: str, decisions: Sequence[Decision]) -> Sequence[Decision]:
        with self._database.transaction() as session:
            taken = set(session.scalars(select(DecisionRow.proposal_id).where(DecisionRow.review_id == review_id)))
            added = [decision for decision in decisions if decision.proposal_id not in taken]
            session.add_all(_row(review_id, decision) for decision in added)
        return added

    def remove(self, review_id: str, proposal_id: str) -> bool:
        own = (DecisionRow.review_id == review_id, DecisionRow.proposal_id == proposal_id)
        with self._database.transaction() as session:
            return (
                session.scalars(delete(DecisionRow).where(*own).returning(DecisionRow.proposal_id)).first() is not None
            )


def _row(review_id: str, decision: Decision) -> DecisionRow:
    return DecisionRow(
        review_id=review_id,
        proposal_id=decision.proposal_id,
        choice=decision.choice.value,
        text=decision.text,
        reason=decision.reason,
        decided_by=decision.decided_by,
        decided_at=decision.decided_at,
        agreed=decision.agreed,
    )


def _decision(row: DecisionRow) -> Decision:
    return Decision(
        proposal_id=row.proposal_id,
        choice=Choice(row.choice),
        text=row.text,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=utc(row.decided_at),
        agreed=row.agreed,
    )
