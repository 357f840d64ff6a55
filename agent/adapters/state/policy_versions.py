"""The files that the company edits, as they were seen last, in the state database."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import PolicyHistoryRow, PolicyTextRow, PolicyVersionRow
from agent.adapters.state.times import utc
from agent.ports.audit import PolicyVersion


class SqlPolicyVersions:
    """Implements the port `PolicyVersions`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def seen(self) -> Mapping[str, str]:
        with self._database.reading() as session:
            return {row.file: row.sha256 for row in session.scalars(select(PolicyVersionRow))}

    def note(self, file: str, sha256: str | None, at: datetime) -> None:
        with self._database.transaction() as session:
            if sha256 is None:
                session.execute(delete(PolicyVersionRow).where(PolicyVersionRow.file == file))
            else:
                session.merge(PolicyVersionRow(file=file, sha256=sha256, seen_at=at))
            session.add(PolicyHistoryRow(file=file, sha256=sha256, seen_at=at))

    def keep(self, sha256: str, text: str) -> None:
        with self._database.transaction() as session:
            if session.get(PolicyTextRow, sha256) is None:
                session.add(PolicyTextRow(sha256=sha256, text=text))

    def text(self, sha256: str) -> str | None:
        with self._database.reading() as session:
            row = session.get(PolicyTextRow, sha256)
            return None if row is None else row.text

    def history(self, file: str) -> Sequence[PolicyVersion]:
        query = select(PolicyHistoryRow).where(PolicyHistoryRow.file == file).order_by(PolicyHistoryRow.sequence.desc())
        with self._database.reading() as session:
            return [
                PolicyVersion(row.sequence, row.file, row.sha256, utc(row.seen_at)) for row in session.scalars(query)
            ]

    def begun(self) -> bool:
        with self._database.reading() as session:
            return session.scalar(select(PolicyHistoryRow.sequence).limit(1)) is not None
