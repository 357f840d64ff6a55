"""kam jobs: what runs, waits and failed, whether or not a server runs."""

from collections.abc import Sequence

import click

from agent.cli.columns import aligned
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain import formats
from agent.domain.job import JobInfo, JobState, job_label, step_label
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services import job_view

_COLUMNS = ("name", "state", "progress", "started_by", "queued")


@click.group()
def jobs() -> None:
    """Work in the background: reviews, forecasts, deliveries."""


@jobs.command(name="list")
@click.option("--state", type=click.Choice([each.value for each in JobState]), help="Only jobs in this state.")
@json_option
def list_(state: str | None, as_json: bool) -> None:
    """List your jobs and those of schedules, the newest first."""
    with app() as built:
        found = built.job_desk.latest(built.user(), JobState(state) if state else None)
        if as_json:
            show_json({"jobs": [job_view.job(each, language()) for each in found]})
        else:
            say(_table(found, language()) if found else message("jobs.told.none", language()))


@jobs.command()
@click.argument("job_id", metavar="ID")
@json_option
def show(job_id: str, as_json: bool) -> None:
    """Show one job: state, progress, and why it failed."""
    with app() as built:
        job = built.job_desk.get(built.user(), job_id)
        _tell(job, as_json, _details(job, language()))


@jobs.command()
@click.argument("name", metavar="NAME")
@json_option
def run(name: str, as_json: bool) -> None:
    """Queue a job by name (administrators); a server or a worker runs it."""
    with app() as built:
        job = built.job_desk.run(built.user(), name)
        label = job_label(name, language())
        _tell(job, as_json, message("jobs.told.queued", language(), name=label, job=job.id))


@jobs.command()
@click.argument("job_id", metavar="ID")
@json_option
def cancel(job_id: str, as_json: bool) -> None:
    """Cancel a job; a running one ends at its next step."""
    with app() as built:
        job = built.job_desk.cancel(built.user(), job_id)
        _tell(job, as_json, message("jobs.told.cancelled", language(), job=job_id))


@jobs.command()
@click.argument("job_id", metavar="ID")
@json_option
def resume(job_id: str, as_json: bool) -> None:
    """Queue a cancelled or failed job again."""
    with app() as built:
        job = built.job_desk.resume(built.user(), job_id)
        _tell(job, as_json, message("jobs.told.resumed", language(), job=job_id))


def _tell(job: JobInfo, as_json: bool, text: str) -> None:
    if as_json:
        show_json(job_view.job(job, language()))
    else:
        say(text)


def _table(found: Sequence[JobInfo], tongue: Language) -> str:
    """Two lines a job: the second holds the number in full, which the other commands ask for."""
    heads = [message(f"jobs.column.{name}", tongue) for name in _COLUMNS]
    head, *lines = aligned([heads, *(_cells(job, tongue) for job in found)])
    pairs = zip(lines, found, strict=True)
    return "\n".join([head, *(f"{line}\n  {job.id}" for line, job in pairs)])


def _cells(job: JobInfo, tongue: Language) -> list[str]:
    return [
        job_label(job.name, tongue),
        message(f"jobs.state.{job.state.value}", tongue),
        _progress(job, tongue),
        message("jobs.told.schedule", tongue) if job.scheduled else str(job.started_by),
        f"{formats.date(job.queued_at.date(), tongue)} {job.queued_at:%H:%M} UTC",
    ]


def _progress(job: JobInfo, tongue: Language) -> str:
    if job.progress is None:
        return "–"
    return f"{job.progress.done}/{job.progress.total} {step_label(job.progress, tongue)}".rstrip()


def _details(job: JobInfo, tongue: Language) -> str:
    lines = [_table([job], tongue), message("jobs.told.attempts", tongue, count=job.attempts)]
    return "\n".join([*lines, job.error[tongue.value]] if job.error.get(tongue.value) else lines)
