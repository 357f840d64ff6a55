"""Contacts, activities and data quality, read from the facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.contacts.activity import Activity, Contact, Direction
from agent.domain.contacts.history import LastSeen
from agent.domain.contacts.quality import CheckCount, Gap, QualityLimits
from agent.domain.facts.info import RowKey

_EVER = date(1, 1, 1)
_ALL = 2**62  # LIMIT needs a number
_GROUPS = ("contacts", "articles", "contracts", "orders", "money")


class DuckContacts:
    """Implements the port `ContactFacts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def contacts(self, account_ids: Sequence[str]) -> Sequence[Contact]:
        rows = self._store.rows(sql("contacts/contacts"), {"customers": list(account_ids)})
        return [_contact(row) for row in rows]

    def activities(
        self,
        account_ids: Sequence[str],
        until: date,
        *,
        since: date | None = None,
        contact_ids: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> Sequence[Activity]:
        values = {
            "customers": list(account_ids),
            "since": since or _EVER,
            "until": until,
            "people": None if contact_ids is None else list(contact_ids),
            "most": _ALL if limit is None else limit,
        }
        return [_activity(row) for row in self._store.rows(sql("contacts/activities"), values)]

    def last_seen(self, account_ids: Sequence[str], until: date) -> LastSeen:
        rows = self._store.rows(sql("contacts/last_seen"), {"customers": list(account_ids), "until": until})
        return LastSeen(
            by_contact={contact: last for _, contact, last in rows if contact is not None},
            by_account={account: last for account, contact, last in rows if contact is None},
        )

    def quality(
        self, account_ids: Sequence[str], today: date, limits: QualityLimits, most: int
    ) -> tuple[Sequence[CheckCount], Sequence[Gap]]:
        values = {"customers": list(account_ids), "today": today, **asdict(limits)}
        counts: list[CheckCount] = []
        gaps: list[Gap] = []
        with self._store.cursor() as cursor:
            for group in _GROUPS:
                counts += _counts(cursor, group, values)
                gaps += _gaps(cursor, group, {**values, "most": most})
        return counts, gaps


def _counts(cursor: DuckDBPyConnection, group: str, values: Mapping[str, Any]) -> Iterator[CheckCount]:
    for row in _rows(cursor, "contacts/quality_counts", group, values):
        yield CheckCount(*row)


def _gaps(cursor: DuckDBPyConnection, group: str, values: Mapping[str, Any]) -> Iterator[Gap]:
    for account, check, source, key, detail in _rows(cursor, "contacts/quality_gaps", group, values):
        yield Gap(account, check, RowKey(source, key), detail)


def _rows(cursor: DuckDBPyConnection, name: str, group: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The file ``name`` over the checks of one group. Both are our own files; values are bound."""
    checks = sql(f"contacts/quality/{group}")
    query = sql(name).replace("(CHECKS)", f"(\n{checks}\n)")
    wanted = {key: value for key, value in values.items() if f"${key}" in query}
    return cursor.execute(query, wanted).fetchall()


def _contact(row: tuple[Any, ...]) -> Contact:
    key, account, name, email, role, buying_role, language, salutation, relevant = row
    return Contact(
        id=key,
        account_id=account,
        name=name,
        email=email or "",
        role=role or "",
        buying_role=buying_role or "",
        language=language or "",
        salutation=salutation or "",
        relevant=relevant,
    )


def _activity(row: tuple[Any, ...]) -> Activity:
    key, account, day, contact, channel, direction, topic, qualified, author, note = row
    return Activity(
        id=key,
        account_id=account,
        day=day,
        contact_id=contact,
        channel=channel or "",
        direction=Direction(direction) if direction else None,
        topic=topic or "",
        qualified=qualified,
        author=author or "",
        note=note or "",
    )
