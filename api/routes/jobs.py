"""Jobs: what runs in the background, cancel and resume."""

from fastapi import APIRouter
from pydantic import BaseModel

from agent.domain.job import JobState
from agent.services import job_view
from api.auth import AppDep, LanguageDep, UserDep

router = APIRouter(prefix="/api/jobs", tags=["jobs"])


class JobOut(BaseModel):
    """``state``: waiting | running | done | failed | cancelled | given_up; ``started_by`` None: a schedule."""

    id: str
    name: str
    label: str
    state: JobState
    started_by: str | None
    queued_at: str
    started_at: str | None
    ended_at: str | None
    done: int | None
    total: int | None
    step: str
    attempts: int
    error_code: str | None
    error: str | None


class JobsOut(BaseModel):
    jobs: list[JobOut]


@router.get("")
def jobs(app: AppDep, user: UserDep, language: LanguageDep, state: JobState | None = None) -> JobsOut:
    """The user's own jobs and those of schedules, the newest first; an admin sees all."""
    found = app.job_desk.latest(user, state)
    return JobsOut.model_validate({"jobs": [job_view.job(each, language) for each in found]})


@router.get("/{job_id}")
def job(job_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> JobOut:
    """404 for an unknown job and for somebody else's alike."""
    return JobOut.model_validate(job_view.job(app.job_desk.get(user, job_id), language))


@router.post("/{job_id}/cancel")
def cancel(job_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> JobOut:
    """A waiting job never runs, a running one ends at its next step. 409 when it has ended."""
    return JobOut.model_validate(job_view.job(app.job_desk.cancel(user, job_id), language))


@router.post("/{job_id}/resume")
def resume(job_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> JobOut:
    """Queue a cancelled or failed job again. 409 when it waits, runs or is done."""
    return JobOut.model_validate(job_view.job(app.job_desk.resume(user, job_id), language))
