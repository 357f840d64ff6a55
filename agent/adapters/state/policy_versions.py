"""The files that the company edits, as they were seen last, in the state database."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from agent.adapters.state.database import Database
from agent.adapters.state.tables import PolicyVersionRow


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
