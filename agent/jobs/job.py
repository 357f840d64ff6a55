"""What a job is to the engine: a function, a queue, perhaps a schedule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from agent.ports.jobs import JobRun

# Schedules follow the company's clock, summer time included; the setting `time_zone` may name another one.
ZONE = "Europe/Berlin"
# A job during which the process died this often is not tried again: it would kill every start.
MOST_DEATHS = 3


class Queue(StrEnum):
    """Each has its own places, so that a long forecast never holds up the mail."""

    CHAT = "chat"
    NDA = "nda"
    BATCH = "batch"
    HEAVY = "heavy"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class QueueRule:
    """``places``: jobs at a time in one process; ``poll_s``: seconds between two looks into the database."""

    places: int
    poll_s: float


QUEUES = {
    Queue.CHAT: QueueRule(8, 0.1),  # a person looks at the screen
    Queue.NDA: QueueRule(2, 0.25),  # a person waits for it
    Queue.BATCH: QueueRule(3, 0.25),  # a thousand of them never keep the one waiting that a person looks at
    Queue.HEAVY: QueueRule(1, 1.0),
    Queue.LIGHT: QueueRule(4, 0.5),
}


@dataclass(frozen=True, slots=True)
class Job:
    """``run`` gets the run and its arguments (JSON values) and returns nothing: results belong to the services.

    It may run again after a crash, so it must be repeatable: by steps, by own checkpoints, or by nature.
    ``schedule`` is a cron expression in the company's time zone, with seconds first where it has six
    fields. ``make_up``: where the last run is older, one is made up at the next start. ``by_hand``: an
    administrator may start it.
    """

    name: str
    run: Callable[[JobRun, Mapping[str, Any]], None]
    queue: Queue = Queue.LIGHT
    schedule: str | None = None
    make_up: timedelta | None = None
    by_hand: bool = False


class JobInterrupted(BaseException):
    """Leaves a job from inside of its progress. No Exception: a job's own error handling must not swallow it."""


class JobCancelled(JobInterrupted):
    """Somebody cancelled the job."""


class JobStopped(JobInterrupted):
    """The process stops; the job goes on after the next start."""


class JobFailed(Exception):
    """How a failed job is stored: ``code``, and as ``data`` the text by language. No details of the program."""

    def __init__(self, code: str, texts: Mapping[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.data = dict(texts)
