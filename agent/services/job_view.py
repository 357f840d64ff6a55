"""A job as JSON: the same for shell and API."""

from datetime import datetime

from agent.domain.job import JobInfo, job_label, step_label
from agent.domain.language import Language


def job(info: JobInfo, language: Language) -> dict[str, object]:
    """``started_by`` is a user id, None for what a schedule started; times are ISO in UTC."""
    progress = info.progress
    return {
        "id": info.id,
        "name": info.name,
        "label": job_label(info.name, language),
        "state": info.state.value,
        "started_by": None if info.scheduled else info.started_by,
        "queued_at": _time(info.queued_at),
        "started_at": _time(info.started_at),
        "ended_at": _time(info.ended_at),
        "done": progress.done if progress else None,
        "total": progress.total if progress else None,
        "step": step_label(progress, language),
        "attempts": info.attempts,
        "error_code": info.error_code,
        "error": info.error.get(language.value),
    }


def _time(time: datetime | None) -> str | None:
    return time.isoformat() if time else None
