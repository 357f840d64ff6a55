"""Briefings before meetings: in time by our own clock, once each, whatever cuts a run off."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput
from agent.domain.identity import User
from tests.meetings_world import AURELIA, HELIOTEC, MONDAY, NORDWERK, fill, meeting, opened, remind_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """State with its tables, made once."""
    home = tmp_path_factory.mktemp("meetings") / "home"
    with world(home, meeting("M-1", "N", "2026-11-23 12:00")) as app:
        app.identity.users()
    return home


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "home"))


@contextmanager
def world(home: Path, *meetings: dict[str, Any], **settings: Any) -> Iterator[App]:
    if meetings:
        fill(home, *meetings)
    app = opened(home, **settings)
    yield app
    app.close()


def briefings(app: App) -> list[Draft]:
    return [each for each in app.drafts.find(tuple(DraftStatus), None, 50) if each.kind is DraftKind.BRIEFING]


def ordered(app: App) -> list[str]:
    return [each.subject for each in app.audit.entries() if each.action == "briefing.ordered"]


def test_a_meeting_that_comes_near_is_briefed_once_for_its_manager(home: Path) -> None:
    with world(home) as app:
        assert app.meeting_briefings.prepare() == 1
        (made,) = briefings(app)
        assert (made.account, made.created_by, made.status) == (NORDWERK, "k.brandt", DraftStatus.PENDING)
        assert "23.11.2026, 12:00 Uhr" in made.content.text
        entries = [(each.actor, each.action, each.subject) for each in app.audit.entries()]
        assert entries[-2:] == [("system", "briefing.ordered", "M-1"), ("k.brandt", "draft.proposed", made.id)]
        assert app.meeting_briefings.prepare() == 0
        app.approvals.reject(app.identity.user("k.brandt"), made.id, made.digest, "nicht nötig")
        assert app.meeting_briefings.prepare() == 0
        assert len(briefings(app)) == 1


@pytest.mark.parametrize(
    ("now", "starts_at", "zone", "made"),
    [
        ("2026-11-23 07:59", "2026-11-23 13:00", "Europe/Berlin", 0),  # 08:59 here
        ("2026-11-23 08:00", "2026-11-23 13:00", "Europe/Berlin", 1),
        ("2026-11-23 11:59", "2026-11-23 13:00", "Europe/Berlin", 1),
        ("2026-11-23 12:01", "2026-11-23 13:00", "Europe/Berlin", 0),  # it has begun
        ("2026-07-20 06:59", "2026-07-20 13:00", "Europe/Berlin", 0),  # summer time
        ("2026-07-20 07:00", "2026-07-20 13:00", "Europe/Berlin", 1),
        ("2026-11-22 23:10", "2026-11-23 04:00", "Europe/Berlin", 1),  # past midnight here
        ("2026-11-23 08:00", "2026-11-23 13:00", "UTC", 0),
    ],
)
def test_hours_are_counted_by_our_own_clock(home: Path, now: str, starts_at: str, zone: str, made: int) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC)
    with world(home, meeting("M-2", "H", starts_at), now=moment, time_zone=zone) as app:
        assert app.meeting_briefings.prepare() == made
        assert len(briefings(app)) == made


def test_how_many_hours_is_a_setting(home: Path) -> None:
    with world(home, meeting("M-1", "N", "2026-11-23 18:00"), briefing_hours=4) as app:
        assert app.meeting_briefings.prepare() == 0
    with world(home, briefing_hours=10) as app:
        assert app.meeting_briefings.prepare() == 1


def test_a_second_meeting_of_the_day_is_briefed_when_the_first_has_begun(home: Path) -> None:
    both = (meeting("M-1", "N", "2026-11-23 09:00"), meeting("M-2", "N", "2026-11-23 11:00"))
    with world(home, *both) as app:
        assert app.meeting_briefings.prepare() == 1
        assert ordered(app) == ["M-1"]
    with world(home, now=MONDAY + dt.timedelta(hours=1)) as app:
        assert app.meeting_briefings.prepare() == 1
        assert ordered(app) == ["M-1", "M-2"]
        assert "11:00 Uhr" in briefings(app)[0].content.text


def test_a_meeting_that_is_moved_to_another_day_is_briefed_anew(home: Path) -> None:
    with world(home) as app:
        app.meeting_briefings.prepare()
    fill(home, meeting("M-1", "N", "2026-11-24 12:00"))
    with world(home, now=MONDAY + dt.timedelta(days=1)) as app:
        assert app.meeting_briefings.prepare() == 1


def test_where_nobody_manages_the_account_the_head_of_sales_is_briefed(home: Path) -> None:
    with world(home) as app:
        app.identity.assign({})
        assert app.meeting_briefings.prepare() == 1
        assert briefings(app)[0].created_by == "h.sommer"


def test_what_fails_for_one_costs_no_other_its_briefing(home: Path) -> None:
    class Picky:
        def __init__(self, app: App) -> None:
            self._app = app

        def draft(self, user: User, request: DraftRequest) -> Draft:
            if request.account == HELIOTEC:
                raise BadInput("drafting.briefing.no_meeting", account=HELIOTEC)
            return self._app.drafting.draft(user, request)

    with world(home, *(meeting(f"M-{key}", key, "2026-11-23 12:00") for key in "HNA")) as app:
        with pytest.raises(BadInput):
            replace(app.meeting_briefings, drafter=Picky(app)).prepare()
        assert {each.account for each in briefings(app)} == {NORDWERK, AURELIA}
        assert app.meeting_briefings.prepare() == 1
        assert {each.created_by for each in briefings(app)} == {"k.brandt", "m.yilmaz"}


def killed(home: Path, what: str, point: str) -> None:
    command = [sys.executable, "-m", "tests.meetings_world", str(home), what, point]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.long
@pytest.mark.parametrize("point", ["before", "after"])
def test_a_run_that_was_killed_is_made_up_and_makes_nothing_twice(home: Path, point: str) -> None:
    fill(home, *(meeting(f"M-{key}", key, "2026-11-23 12:00") for key in "NA"))
    killed(home, "briefings", point)
    with world(home) as app:
        assert len(briefings(app)) == (0 if point == "before" else 1)
        app.meeting_briefings.prepare()
        assert sorted(each.account for each in briefings(app)) == [AURELIA, NORDWERK]
        app.meeting_briefings.prepare()
        assert len(briefings(app)) == 2
        assert set(ordered(app)) == {"M-N", "M-A"}


@pytest.mark.long
@pytest.mark.parametrize("point", ["before", "after"])
def test_reminders_of_a_killed_run_are_given_once(home: Path, point: str) -> None:
    with world(home) as app:
        remind_of(app)
    killed(home, "reminders", point)  # in the transaction: what was not recorded was not given
    with world(home) as app:
        assert app.escalation_reminders.remind() == 2
        assert app.escalation_reminders.remind() == 0
        rows = [(each.actor, each.subject) for each in app.audit.entries() if each.action == "escalation.reminded"]
        assert sorted(rows) == [("system", "ES-1"), ("system", "ES-2")]
