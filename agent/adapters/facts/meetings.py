"""Meetings and the ends of contracts, read from the facts."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.ports.meetings import EndingContract, Meeting

_BETWEEN = re.compile(r"[;,\n]")


class DuckMeetings:
    """Implements the port `MeetingFacts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def meetings(self, since: datetime, until: datetime, account_ids: Sequence[str] | None = None) -> Sequence[Meeting]:
        asked = None if account_ids is None else list(account_ids)
        values = {"since": since, "until": until, "customers": asked}
        rows = self._store.rows(sql("meetings/meetings"), values)
        return [_meeting(*row) for row in rows]

    def ending_contracts(self, account_ids: Sequence[str], today: date, until: date) -> Sequence[EndingContract]:
        values = {"customers": list(account_ids), "today": today, "until": until}
        return [EndingContract(*row) for row in self._store.rows(sql("meetings/ending_contracts"), values)]


def _meeting(key: str, account: str, starts_at: datetime, attendees: str | None, goal: str | None) -> Meeting:
    names = (" ".join(each.split()) for each in _BETWEEN.split(attendees or ""))
    return Meeting(key, account, starts_at, tuple(dict.fromkeys(name for name in names if name)), (goal or "").strip())
