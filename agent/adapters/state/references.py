"""Persons in the audit chain: a random reference stands for a user id, table `people` says for whom."""

import re
import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agent.adapters.state.tables import PersonRow, UserRow
from agent.domain.audit import DELETED

_OWN_WORD = re.compile(r"[a-z_]+")  # "system" and the like; no id of a person who is unknown by now
_REFERENCE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def reference_of(session: Session, user_id: str) -> str:
    """The reference of a user, made on first use."""
    found = session.scalar(select(PersonRow.reference).where(PersonRow.user_id == user_id))
    return found or _new(session, user_id)


def by_reference(session: Session, actor: str, *values: Any) -> list[Any]:
    """Actor and values (JSON) with a reference wherever a user id stands, however deep.

    An actor who is no user and no word of our own was forgotten meanwhile: they get a reference without a person.
    """
    texts = {actor, *_texts(values)}
    users = set(session.scalars(select(UserRow.id).where(UserRow.id.in_(texts))))
    known = {user: reference_of(session, user) for user in sorted(users)}
    if actor not in known and not _OWN_WORD.fullmatch(actor):
        known[actor] = _new(session, None)
    return [replaced(value, known) for value in (actor, *values)]


def persons(session: Session, values: Iterable[Any]) -> dict[str, str]:
    """User id, or `DELETED`, by every reference among the values."""
    references = {text for text in _texts(values) if _REFERENCE.fullmatch(text)}
    query = select(PersonRow.reference, PersonRow.user_id).where(PersonRow.reference.in_(references))
    return {reference: user or DELETED for reference, user in session.execute(query)}


def replaced(value: Any, known: Mapping[str, str]) -> Any:
    """The JSON value with every string that is a key of ``known`` replaced; keys of objects stay."""
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, Mapping):
        return {name: replaced(each, known) for name, each in value.items()}
    return [replaced(each, known) for each in value] if isinstance(value, list | tuple) else value


def _texts(values: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    waiting: list[Any] = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, Collection):
            waiting += value
    return found


def _new(session: Session, user_id: str | None) -> str:
    reference = str(uuid.uuid4())
    session.add(PersonRow(reference=reference, user_id=user_id))
    session.flush()
    return reference
