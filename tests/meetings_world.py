"""Meetings of three customers, with a clock that is set, and a process that dies in the middle.

python -m tests.meetings_world HOME WHAT POINT
"""

import datetime as dt
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App, build
from agent.domain.draft.draft import Draft
from agent.domain.drafting.brief import DraftRequest
from agent.domain.history import Escalation
from agent.domain.identity import User
from agent.settings import Settings
from tests.facts_world import customer, provide
from tests.kpi_world import SetClock

NORDWERK, HELIOTEC, AURELIA = "Nordwerk Antriebe GmbH", "Heliotec AG", "Aurelia Mobility SE"
MONDAY = dt.datetime(2026, 11, 23, 7, 30, tzinfo=dt.UTC)  # 08:30 in Berlin
_NAMES = {"N": NORDWERK, "H": HELIOTEC, "A": AURELIA}


def meeting(key: str, account: str, starts_at: str) -> dict[str, Any]:
    return {"id": key, "customer_id": account, "starts_at": starts_at, "attendees": "", "goal": "Jahresgespräch"}


def fill(home: Path, *meetings: Mapping[str, Any]) -> None:
    store = FactsStore(home / "facts")
    provide(store, customers=[customer(key, name) for key, name in _NAMES.items()], meetings=meetings)
    store.close()


def opened(home: Path, now: dt.datetime = MONDAY, **settings: Any) -> App:
    app = build(Settings(home=home, **settings))
    app.clock = SetClock(now.date())  # type: ignore[assignment]
    app.clock.moment = now  # type: ignore[attr-defined]
    return app


def remind_of(app: App) -> None:
    """Two escalations, each of which a reminder is due for."""
    days = {"ES-1": ("N", 12), "ES-2": ("A", 7)}
    app.history.seed([Escalation(key, of, MONDAY.date() - dt.timedelta(n)) for key, (of, n) in days.items()], [])


class _Dying:
    """A drafter or a chain that takes its process along: ``before`` it does its work, or after."""

    def __init__(self, real: Any, *, before: bool) -> None:
        self._real, self._before = real, before

    def draft(self, user: User, request: DraftRequest) -> Draft:
        return self._done(lambda: self._real.draft(user, request))

    def append(self, *entry: Any) -> Any:
        return self._done(lambda: self._real.append(*entry))

    def _done(self, work: Any) -> NoReturn:
        if not self._before:
            work()
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def _main(home: Path, what: str, point: str) -> None:
    app, before = opened(home), point == "before"
    if what == "briefings":
        desk = app.meeting_briefings
        replace(desk, drafter=_Dying(desk.drafter, before=before)).prepare()
    else:
        reminders = app.escalation_reminders
        replace(reminders, audit=_Dying(reminders.audit, before=before)).remind()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
