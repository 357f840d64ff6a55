"""Schedules fire once over all processes; what a machine slept through is made up once."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from agent.jobs import scheduled
from agent.jobs.engine import JobEngine
from agent.jobs.job import Job, Queue
from agent.jobs.made_up import make_up_missed
from tests.jobs.conftest import Open
from tests.jobs.workshop import lines, plain, process, until

DAY = dt.timedelta(days=1)
NOW = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)


def test_a_schedule_fires_and_belongs_to_nobody(workshop: Open) -> None:
    beats: list[int] = []
    shop = workshop(plain("beat", lambda: beats.append(1), schedule="* * * * * *")).start(schedules=True)
    until(lambda: len(beats) >= 2)
    assert all(job.scheduled and job.started_by is None for job in shop.store.latest(10))


def test_a_schedule_that_is_gone_fires_no_more(workshop: Open) -> None:
    old = workshop(plain("beat", lambda: None, schedule="* * * * * *")).start(schedules=True)
    old.close()
    new = workshop(plain("other", lambda: None, schedule="0 0 1 1 *")).start(schedules=True)
    assert [each["schedule_name"] for each in new.store.client.list_schedules()] == ["other"]


def test_two_processes_fire_a_schedule_once(tmp_path: Path, home: Path, workshop: Open) -> None:
    log = tmp_path / "log"
    both = [process(home, name, log, 0, "schedules") for name in ("serve", "worker")]
    until(lambda: len(lines(log)) >= 3)
    for each in both:
        each.kill()
        each.communicate()
    found = workshop(plain("beat", lambda: None)).store.latest(100)
    seconds = Counter(job.id for job in found)
    assert len(found) >= 3
    assert set(seconds.values()) == {1}
    assert len(lines(log)) <= len(found)


def nightly(make_up: dt.timedelta | None = DAY) -> Job:
    return Job("nightly", lambda _run, _arguments: None, Queue.HEAVY, "30 2 * * *", make_up)


def test_a_fresh_installation_makes_nothing_up(workshop: Open) -> None:
    assert make_up_missed(workshop(nightly()).store, [nightly()], NOW) == []


def test_what_was_missed_for_more_than_a_day_is_made_up_once(workshop: Open) -> None:
    store = workshop(nightly()).store
    make_up_missed(store, [nightly()], NOW)  # known from here on, and never run
    assert make_up_missed(store, [nightly()], NOW + DAY) == []
    assert make_up_missed(store, [nightly(None)], NOW + 9 * DAY) == []
    later = NOW + 3 * DAY
    assert make_up_missed(store, [nightly()], later) == [f"nightly-made-up-{later.date()}"]
    (made_up,) = store.latest(10)
    assert made_up.scheduled
    real = made_up.queued_at  # from now on the age of the last run counts, not that of the schedule
    assert make_up_missed(store, [nightly()], real + DAY) == []
    assert len(make_up_missed(store, [nightly()], real + DAY + dt.timedelta(minutes=1))) == 1


def test_a_start_makes_up_what_was_missed(workshop: Open) -> None:
    ran: list[int] = []
    job = Job("nightly", lambda _run, _arguments: ran.append(1), schedule="30 2 * * *", make_up=DAY)
    shop = workshop(job)
    shop.store.known_since("nightly", NOW - 30 * DAY)
    shop.start(schedules=True)
    until(lambda: ran)


def test_schedules_follow_the_zone_that_the_engine_was_given(workshop: Open) -> None:
    shop = workshop(plain("beat", lambda: None, schedule="0 0 1 1 *"))
    shop.engine = JobEngine(
        shop.locks, shop.store, [plain("beat", lambda: None, schedule="0 0 1 1 *")], "serve", "Asia/Tokyo"
    )
    shop.start(schedules=True)
    assert [each["cron_timezone"] for each in shop.store.client.list_schedules()] == ["Asia/Tokyo"]


def test_the_declared_jobs_call_their_services(workshop: Open) -> None:
    called: list[str] = []
    jobs = [
        scheduled.deliver_outbox(lambda: called.append("deliver")),
        scheduled.expire_drafts(lambda: called.append("expire")),
        scheduled.watch_policies(lambda: called.append("watch")),
        scheduled.prepare_briefings(lambda: called.append("brief")),
        scheduled.remind_of_escalations(lambda: called.append("remind")),
        scheduled.forecast(lambda tell: (tell(1, 2), called.append("forecast"))),
        scheduled.tidy_jobs(lambda: shop.store),
    ]
    shop = workshop(*jobs).start(schedules=True)
    for job in jobs:
        shop.ended(shop.add(job.name))
    # at the turn of a minute some are called once more
    assert set(called) == {"deliver", "expire", "watch", "brief", "remind", "forecast"}
    assert {each["schedule_name"] for each in shop.store.client.list_schedules()} == {job.name for job in jobs}


@pytest.mark.parametrize(("kept", "left"), [(dt.timedelta(days=7), 2), (dt.timedelta(0), 1)])
def test_old_jobs_are_deleted_with_their_progress(workshop: Open, kept: dt.timedelta, left: int) -> None:
    shop = workshop(scheduled.tidy_jobs(lambda: shop.store, kept), scheduled.deliver_outbox(lambda: None)).start()
    old = shop.ended(shop.add("outbox.deliver"))
    assert old.progress is not None
    shop.ended(shop.add("jobs.tidy"))
    assert len(shop.store.latest(10)) == left
    assert (old.id in shop.store.database.progress([old.id])) is (left == 2)
