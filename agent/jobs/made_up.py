"""Runs that a machine slept through: one is made up at the next start, however many were missed."""

import datetime as dt
from collections.abc import Iterable

from agent.domain.job import SYSTEM
from agent.jobs.job import Job
from agent.jobs.store import StoredJobs


def make_up_missed(store: StoredJobs, jobs: Iterable[Job], now: dt.datetime) -> list[str]:
    """Queue a run of each job whose last one is too old (`Job.make_up`); returns their ids.

    A job that never ran counts from when its schedule was first known, so that a fresh installation does not begin
    with hours of work. The id holds the day: however many processes start, there is one.
    """
    return [_queue(store, job, now) for job in jobs if job.make_up and _age(store, job, now) > job.make_up]


def _age(store: StoredJobs, job: Job, now: dt.datetime) -> dt.timedelta:
    last = store.find(name=job.name, limit=1)
    since = store.known_since(job.name, now)
    return now - (last[0].queued_at if last else since)


def _queue(store: StoredJobs, job: Job, now: dt.datetime) -> str:
    return store.enqueue(job.name, {}, started_by=SYSTEM.id, job_id=f"{job.name}-made-up-{now.date()}")
