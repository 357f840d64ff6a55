"""Who may see, start, cancel and resume which job."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput, Conflict, Forbidden, NotFound
from agent.domain.identity import User
from agent.domain.job import SYSTEM, JobState
from agent.jobs.job import Job
from agent.jobs.store import StoredJobs
from agent.services.jobs import JobDesk
from tests.jobs.workshop import job_database


@pytest.fixture
def jobs(home: Path) -> Iterator[StoredJobs]:
    """Real stored jobs; no engine runs, so they wait."""
    store = StoredJobs(
        job_database(home),
        [Job(name, lambda _run, _arguments: None) for name in ("nda.review", "forecast")],
    )
    yield store
    store.close()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def desk(app: App, jobs: StoredJobs, told: list[str]) -> JobDesk:
    return JobDesk(jobs, app.audit, frozenset({"forecast"}), {"nda.review": told.append})


@pytest.fixture
def people(app: App) -> dict[str, User]:
    return {user.id: user for user in app.identity.users()}


@pytest.fixture
def mine(jobs: StoredJobs) -> str:
    return jobs.enqueue("nda.review", {}, started_by="k.brandt")


@pytest.fixture
def scheduled(jobs: StoredJobs) -> str:
    return jobs.enqueue("forecast", {}, started_by=SYSTEM.id)


def actions(app: App) -> list[tuple[str, str]]:
    return [(entry.actor, entry.action) for entry in app.audit.entries() if entry.action.startswith("job.")]


def test_everybody_sees_own_jobs_and_those_of_schedules(
    desk: JobDesk, people: dict[str, User], mine: str, scheduled: str
) -> None:
    seen = {who: {job.id for job in desk.latest(people[who])} for who in ("k.brandt", "m.yilmaz", "a.petersen")}
    assert seen == {"k.brandt": {mine, scheduled}, "m.yilmaz": {scheduled}, "a.petersen": {mine, scheduled}}


def test_the_list_is_filtered_by_state(desk: JobDesk, people: dict[str, User], mine: str, scheduled: str) -> None:
    desk.cancel(people["k.brandt"], mine)
    found = desk.latest(people["k.brandt"], JobState.CANCELLED)
    assert [job.id for job in found] == [mine]


def test_somebody_elses_job_is_unknown(app: App, desk: JobDesk, people: dict[str, User], mine: str) -> None:
    for act in (desk.get, desk.cancel, desk.resume):
        with pytest.raises(NotFound):
            act(people["m.yilmaz"], mine)
        with pytest.raises(NotFound):
            act(people["m.yilmaz"], "no-such-job")
    assert desk.get(people["k.brandt"], mine).state is JobState.WAITING


def test_own_jobs_are_cancelled_and_resumed_and_both_are_recorded(
    app: App, desk: JobDesk, people: dict[str, User], mine: str, told: list[str]
) -> None:
    assert desk.cancel(people["k.brandt"], mine).state is JobState.CANCELLED
    assert told == [mine]
    assert desk.resume(people["k.brandt"], mine).state is JobState.WAITING
    assert actions(app) == [("k.brandt", "job.cancelled"), ("k.brandt", "job.resumed")]


def test_a_scheduled_job_is_an_administrators(app: App, desk: JobDesk, people: dict[str, User], scheduled: str) -> None:
    for act in (desk.cancel, desk.resume):
        with pytest.raises(Forbidden) as refused:
            act(people["k.brandt"], scheduled)
        assert refused.value.code == "jobs.not_yours"
    assert desk.get(people["k.brandt"], scheduled).state is JobState.WAITING
    assert desk.cancel(people["a.petersen"], scheduled).state is JobState.CANCELLED
    assert actions(app) == [("k.brandt", "job.refused")] * 2 + [("a.petersen", "job.cancelled")]


def test_only_an_administrator_starts_jobs_and_only_some(
    app: App, desk: JobDesk, people: dict[str, User], jobs: StoredJobs
) -> None:
    for who in ("k.brandt", "h.sommer", "l.vogt"):
        with pytest.raises(Forbidden):
            desk.run(people[who], "forecast")
    with pytest.raises(BadInput) as refused:
        desk.run(people["a.petersen"], "nda.review")
    assert refused.value.code == "jobs.no_such_job"
    assert jobs.latest(10) == []
    job = desk.run(people["a.petersen"], "forecast")
    assert (job.name, job.state, job.started_by) == ("forecast", JobState.WAITING, "a.petersen")
    assert actions(app)[-1] == ("a.petersen", "job.started")


def test_what_has_ended_is_not_cancelled_and_what_waits_not_resumed(
    desk: JobDesk, people: dict[str, User], mine: str
) -> None:
    with pytest.raises(Conflict, match="Only what was cancelled"):
        desk.resume(people["k.brandt"], mine)
    desk.cancel(people["k.brandt"], mine)
    with pytest.raises(Conflict, match="ended already"):
        desk.cancel(people["k.brandt"], mine)
