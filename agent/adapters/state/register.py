"""The NDA register in the state database."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from agent.adapters.state.database import Database
from agent.adapters.state.tables import RegisterRow
from agent.adapters.state.times import utc
from agent.domain.errors import NotFound
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.nda.register import Deviation, RegisterEntry
from agent.domain.plain import plain

_FIELDS = [field.name for field in dataclasses.fields(RegisterEntry)]


class SqlRegister:
    """Implements the port `Register`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: RegisterEntry) -> None:
        values = {name: getattr(entry, name) for name in _FIELDS}
        with self._database.transaction() as session:
            session.add(RegisterRow(**{**values, "deviations": plain(entry.deviations)}))

    def get(self, entry_id: str) -> RegisterEntry:
        with self._database.reading() as session:
            row = session.get(RegisterRow, entry_id)
        if row is None:
            raise NotFound("register.unknown", entry=entry_id)
        return _entry(row)

    def entries(self) -> Sequence[RegisterEntry]:
        with self._database.reading() as session:
            return [_entry(row) for row in session.scalars(select(RegisterRow).order_by(RegisterRow.recorded_at))]

    def end(self, entry_id: str, on: dt.date, reason: str) -> bool:
        open_one = (RegisterRow.id == entry_id, RegisterRow.ended_on.is_(None))
        change = update(RegisterRow).where(*open_one).values(ended_on=on, end_reason=reason)
        with self._database.transaction() as session:
            return session.scalars(change.returning(RegisterRow.id)).first() is not None


def _entry(row: RegisterRow) -> RegisterEntry:
    values = {name: getattr(row, name) for name in _FIELDS}
    deviations = tuple(_deviation(each) for each in row.deviations)
    return RegisterEntry(**{**values, "deviations": deviations, "recorded_at": utc(row.recorded_at)})


def _deviation(row: Mapping[str, Any]) -> Deviation:
    return Deviation(**{**row, "verdict": Verdict(row["verdict"]), "severity": Severity(row["severity"])})
