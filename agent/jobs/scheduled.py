"""The jobs that run by the clock. Each takes the service it calls; the engine knows none of them."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from agent.jobs.job import Job, Queue
from agent.ports.jobs import JobRun, Jobs

Act = Callable[[], object]
OnProgress = Callable[[int, int], None]  # done, of how many
_DAY = dt.timedelta(days=1)
# a job a minute leaves 1,440 rows a day; the last week is enough to see what happened
_KEPT = dt.timedelta(days=7)


def deliver_outbox(deliver: Act) -> Job:
    """``deliver`` sends what was approved; it must be safe to call twice at the same time."""
    return Job("outbox.deliver", _plainly(deliver), schedule="* * * * *", by_hand=True)


def expire_drafts(expire: Act) -> Job:
    return Job("drafts.expire", _plainly(expire), schedule="7 * * * *", by_hand=True)


def watch_policies(watch: Act) -> Job:
    """``watch`` looks whether the files of the policy library changed."""
    return Job("policies.watch", _plainly(watch), schedule="*/5 * * * *", by_hand=True)


def sweep_escalations(sweep: Act) -> Job:
    """``sweep`` opens a record for each contract whose call-off KPI broke; doing so twice changes nothing."""
    return Job("escalations.sweep", _plainly(sweep), schedule="30 5 * * *", make_up=_DAY, by_hand=True)


def prepare_briefings(prepare: Act) -> Job:
    """``prepare`` writes the briefing of each meeting that comes near, once."""
    return Job("briefings.prepare", _plainly(prepare), schedule="*/15 * * * *", by_hand=True)


def remind_of_escalations(remind: Act) -> Job:
    """``remind`` gives each reminder that is due, once; before the working day, and after the nightly sweep."""
    return Job("escalations.remind", _plainly(remind), schedule="0 6 * * *", make_up=_DAY, by_hand=True)


def forecast(run: Callable[[OnProgress], object]) -> Job:
    """``run`` forecasts every article and reports how many it has done; nightly, made up after a day without."""

    def act(job: JobRun, _arguments: Mapping[str, Any]) -> None:
        job.progress(0, 1, "jobs.step.forecast")
        run(lambda done, total: job.progress(done, total, "jobs.step.forecast"))

    return Job("forecast", act, Queue.HEAVY, schedule="30 2 * * *", make_up=_DAY, by_hand=True)


def tidy_jobs(jobs: Callable[[], Jobs], kept: dt.timedelta = _KEPT) -> Job:
    """Jobs that ended longer than ``kept`` ago are deleted."""

    def act(_job: JobRun, _arguments: Mapping[str, Any]) -> None:
        jobs().forget(dt.datetime.now(dt.UTC) - kept)

    return Job("jobs.tidy", act, schedule="45 3 * * *", make_up=_DAY, by_hand=True)


def _plainly(act: Act) -> Callable[[JobRun, Mapping[str, Any]], None]:
    def run(job: JobRun, _arguments: Mapping[str, Any]) -> None:
        job.progress(0, 1, "jobs.step.work")
        act()
        job.progress(1, 1, "jobs.step.work")

    return run
