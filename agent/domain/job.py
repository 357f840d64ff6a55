"""Work that outlives a request: its state, its progress, who started it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.messages import codes, message


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    GIVEN_UP = "given_up"  # the process died too often while it ran


ENDED = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.GIVEN_UP})
RESUMABLE = ENDED - {JobState.DONE}

# Who acts when a schedule does; nobody signs in as it.
SYSTEM = User("system", "System", "", frozenset({Role.ADMIN}), frozenset())


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` units; ``step`` is a code of `agent.domain.messages` that names what runs."""

    done: int
    total: int
    step: str


@dataclass(frozen=True, slots=True)
class JobInfo:
    """One job. ``started_by`` is a user id, None for what a schedule started.

    ``error`` holds the text in each language by its code; ``attempts`` counts how often it was taken up.
    """

    id: str
    name: str
    state: JobState
    started_by: str | None
    queued_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    progress: Progress | None = None
    error_code: str | None = None
    error: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 0
    executor: str | None = None

    @property
    def scheduled(self) -> bool:
        return self.started_by in (None, SYSTEM.id)


def job_label(name: str, language: Language) -> str:
    """What a job is called; its technical name where it has no other."""
    return _told(f"jobs.name.{name}", language) or name


def step_label(progress: Progress | None, language: Language) -> str:
    return _told(progress.step, language) if progress else ""


def _told(code: str, language: Language) -> str:
    return message(code, language) if code in codes() else ""
