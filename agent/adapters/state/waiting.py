"""The pending drafts without what they say: for a figure on every page, where reading them whole takes too long."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from agent.adapters.state.database import Database
from agent.adapters.state.draft_stubs import UNREADABLE, require_unreadable, stub_of
from agent.adapters.state.tables import DraftRow, DraftVersionRow
from agent.adapters.state.times import utc
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Draft, DraftKind, DraftRight, DraftStatus
from agent.domain.language import Language
from agent.domain.rights import RightVerdict


class SqlWaiting:
    def __init__(self, database: Database) -> None:
        self._database = database

    def drafts(self, now: dt.datetime, accounts: Collection[str] | None, limit: int) -> Sequence[Draft]:
        """Those whose time is not over, with empty content and no checks; ``accounts`` None for all."""
        same = (DraftVersionRow.draft_id == DraftRow.id) & (DraftVersionRow.version == DraftRow.version)
        query = select(DraftRow, DraftVersionRow.right).join(DraftVersionRow, same)
        query = query.where(DraftRow.status == DraftStatus.PENDING.value, DraftRow.expires_at > now)
        if accounts is not None:
            query = query.where(DraftRow.account.in_(sorted(accounts)))
        with self._database.reading() as session:
            try:
                return [_draft(row, right) for row, right in session.execute(query.limit(limit))]
            except UNREADABLE as error:
                require_unreadable(error)
            ids = session.scalars(query.with_only_columns(DraftRow.id).limit(limit)).all()
            return [_read(session, query.where(DraftRow.id == draft_id), draft_id) for draft_id in ids]


def _read(session: Session, query: Select[DraftRow, dict[str, Any]], draft_id: str) -> Draft:
    """As a stub where nobody can read it any more: the lists show it, too."""
    try:
        return _draft(*session.execute(query).one())
    except UNREADABLE as error:
        require_unreadable(error)
        return stub_of(session, draft_id)


def _draft(row: DraftRow, right: dict[str, Any]) -> Draft:
    return Draft(
        id=row.id,
        kind=DraftKind(row.kind),
        account=row.account,
        language=Language(row.language),
        status=DraftStatus(row.status),
        version=row.version,
        content=Content(""),
        right=DraftRight(RightVerdict(right["verdict"]), approvers=tuple(right["approvers"])),
        checks=(),
        digest=row.digest,
        created_by=row.created_by,
        created_at=utc(row.created_at),
        expires_at=utc(row.expires_at),
    )
