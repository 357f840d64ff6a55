"""Reminders: on which day, to whom, once."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.bootstrap.escalations import EscalationParts
from agent.domain.escalation.clock import ReminderKind
from agent.domain.history import Escalation
from agent.services.escalation_reminders import Reminder
from tests.escalations_world import BRANDT, SOMMER, YILMAZ, fill, on, parts, user
from tests.kpi_world import NORDWERK, TODAY

OLD = Escalation("ES-1", "N", TODAY - dt.timedelta(12), owner=BRANDT)
NOBODYS = Escalation("ES-2", "A", TODAY - dt.timedelta(30))
FORMER = Escalation("ES-3", "H", TODAY - dt.timedelta(7), owner="M. Keller")
RESOLVED = Escalation("ES-4", "H", TODAY - dt.timedelta(30), resolved_on=TODAY - dt.timedelta(1))
FRESH = Escalation("ES-5", "H", TODAY)
GONE = Escalation("ES-6", "X", TODAY - dt.timedelta(30))


@pytest.fixture
def built(home: Path) -> Iterator[EscalationParts]:
    built = parts(home)
    fill(built, {})
    built.history.seed([OLD, NOBODYS, FORMER, RESOLVED, FRESH, GONE], [])
    yield built
    built.database.dispose()


def due(built: EscalationParts) -> dict[str, Reminder]:
    return {each.record.id: each for each in built.escalation_reminders.due_reminders()}


def test_open_ones_that_reached_a_day_and_the_oldest_first(built: EscalationParts) -> None:
    found = due(built)
    assert {key: each.kind for key, each in found.items()} == {
        "ES-2": ReminderKind.OVERDUE,
        "ES-1": ReminderKind.DAY_11,
        "ES-3": ReminderKind.DAY_7,
    }
    assert list(found) == ["ES-2", "ES-1", "ES-3"]
    assert (found["ES-1"].account, found["ES-1"].clock.day) == (NORDWERK, 12)


def test_to_the_owner_else_to_the_managers_of_the_account(built: EscalationParts) -> None:
    found = due(built)
    assert found["ES-1"].to == (BRANDT,)
    assert found["ES-2"].to == (YILMAZ,), "nobody owns it"
    assert found["ES-3"].to == (BRANDT,), "who owns it is no user"
    built.identity.assign({})
    assert due(built)["ES-2"].to == (SOMMER,), "nobody manages the account"


def test_when_it_is_overdue_to_the_sponsor_too(built: EscalationParts) -> None:
    for key in ("ES-1", "ES-2"):
        built.escalations.assign(user(built, SOMMER), key, sponsor=SOMMER)
    found = due(built)
    assert found["ES-2"].to == (YILMAZ, SOMMER)
    assert found["ES-1"].to == (BRANDT,), "it still runs"
    built.escalations.assign(user(built, SOMMER), "ES-2", owner=SOMMER)
    assert due(built)["ES-2"].to == (SOMMER,), "once"


def test_each_is_given_once_and_recorded(built: EscalationParts) -> None:
    reminder = due(built)["ES-1"]
    desk = built.escalation_reminders
    assert desk.mark_reminded(reminder)
    entries = len(built.audit.entries())
    assert not desk.mark_reminded(reminder)
    assert "ES-1" not in due(built)
    assert len(built.audit.entries()) == entries
    last = built.audit.entries()[-1]
    assert (last.actor, last.action, last.subject) == ("system", "escalation.reminded", "ES-1")
    assert last.details == {"kind": "day_11", "people": 1}
    assert list(built.escalations.given(reminder.record)) == [ReminderKind.DAY_11]


def test_the_next_day_that_counts_reminds_again(built: EscalationParts) -> None:
    built.escalation_reminders.mark_reminded(due(built)["ES-1"])
    for days, kind in ((1, None), (2, ReminderKind.DAY_14), (3, ReminderKind.OVERDUE)):
        later = on(built, TODAY + dt.timedelta(days))
        found = due(later).get("ES-1")
        assert (found and found.kind) == kind, days
        if found:
            assert later.escalation_reminders.mark_reminded(found)
        later.database.dispose()


def test_what_was_resolved_or_taken_away_meanwhile_is_not_reminded_of(built: EscalationParts) -> None:
    reminder = due(built)["ES-1"]
    built.history.seed([dataclasses.replace(OLD, resolved_on=TODAY)], [])
    assert not built.escalation_reminders.mark_reminded(reminder)
    built.history.seed([dataclasses.replace(OLD, detected_on=TODAY)], [])
    assert not built.escalation_reminders.mark_reminded(reminder)
    built.history.seed([], [])
    assert not built.escalation_reminders.mark_reminded(reminder)


def test_reminders_are_kept_over_an_import(built: EscalationParts) -> None:
    built.escalation_reminders.mark_reminded(due(built)["ES-1"])
    built.history.seed([OLD], [])
    assert due(built) == {}
