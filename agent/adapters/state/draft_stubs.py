"""What can still be told of a draft whose row nobody can read any more: enough to list it, nothing to decide on."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import LargeBinary, Text, cast, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from agent.adapters.state.audit_rows import damaged
from agent.adapters.state.tables import DraftRow
from agent.adapters.state.times import utc
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Draft, DraftKind, DraftRight, DraftStatus
from agent.domain.language import Language
from agent.domain.rights import RightVerdict

# what a row raises that we have not written
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, DBAPIError)
_UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_NAMES = ("kind", "account", "status", "version", "created_by", "created_at", "expires_at")
_RIGHT = DraftRight(RightVerdict.ALIGNMENT)


def require_unreadable(error: Exception) -> None:
    """A database that is locked or out of reach is another matter than one that holds what we have not written."""
    if isinstance(error, DBAPIError) and not damaged(error):
        raise error


def stub_of(session: Session, draft_id: str) -> Draft:
    """The header, read as it stands: bytes come out of SQLite whatever they are. The digest fits nothing.

    A kind that is none becomes the one that the fewest people may see.
    """
    plain = LargeBinary if session.get_bind().dialect.name == "sqlite" else Text
    columns = [cast(getattr(DraftRow, name), plain).label(name) for name in _NAMES]
    found = session.execute(select(*columns).where(DraftRow.id == draft_id)).one()
    told = {name: _text(value) for name, value in found._mapping.items()}
    return Draft(
        id=draft_id,
        kind=DraftKind(told["kind"]) if told["kind"] in set(DraftKind) else DraftKind.PRICE_PREPARATION,
        account=told["account"],
        language=Language.DE,
        status=DraftStatus(told["status"]) if told["status"] in set(DraftStatus) else DraftStatus.PENDING,
        version=int(told["version"]) if told["version"].isascii() and told["version"].isdigit() else 0,
        content=Content(text=""),
        right=_RIGHT,
        checks=(),
        digest="",
        created_by=told["created_by"],
        created_at=_moment(told, "created_at"),
        expires_at=_moment(told, "expires_at"),
        unreadable=True,
    )


def _text(stored: bytes | str | None) -> str:
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else stored or ""


def _moment(told: Mapping[str, str], name: str) -> dt.datetime:
    try:
        return utc(dt.datetime.fromisoformat(told[name]))
    except (ValueError, OverflowError):
        return _UNKNOWN
