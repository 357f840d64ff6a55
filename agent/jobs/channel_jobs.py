"""The jobs of the chat platforms: a message is answered, cards are kept up to date, old events are forgotten."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from agent.domain.errors import Unavailable
from agent.domain.job import JobState
from agent.jobs.job import Job, Queue
from agent.ports.channels import ChannelStore
from agent.ports.jobs import JobRun, Jobs
from agent.services.channels.chat import ChannelChat
from agent.services.channels.intake import JOB, ChannelIntake

Act = Callable[[], object]
_SILENT = "channels.unavailable"
_LISTED = 500


def answer_messages(intake: Callable[[], ChannelIntake], chat: Callable[[], ChannelChat]) -> Job:
    """Repeatable: the event is one request of the chat, and each post is a step."""

    def act(run: JobRun, arguments: Mapping[str, Any]) -> None:
        message = intake().waiting(arguments)
        if message is None:
            return
        run.progress(0, 1, "channels.working")
        try:
            chat().handle(run, message)
        except Unavailable:
            raise  # the job is taken up again, and needs the words then
        except Exception:
            intake().settle(arguments)
            raise
        run.progress(1, 1, "channels.working")
        intake().settle(arguments)

    return Job(JOB, act, Queue.CHAT)


def retry_messages(jobs: Callable[[], Jobs], within: dt.timedelta = dt.timedelta(hours=1)) -> Job:
    """Take up again what failed because a platform did not answer; what is older is no answer any more."""

    def act() -> None:
        since = dt.datetime.now(dt.UTC) - within
        for job in jobs().latest(_LISTED, (JobState.FAILED,)):
            if job.name == JOB and job.error_code == _SILENT and job.queued_at > since:
                jobs().resume(job.id)

    return Job("channels.retry", _plainly(act), schedule="*/2 * * * *")


def refresh_cards(refresh: Act) -> Job:
    """``refresh`` brings up to date what was decided on the page, in the shell, or by time."""
    return Job("channels.cards", _plainly(refresh), schedule="* * * * *")


def notify(send: Act) -> Job:
    """``send`` sends what is due, each notice once, and nothing in quiet hours."""
    return Job("channels.notify", _plainly(send), schedule="*/10 * * * *")


def forget_events(store: Callable[[], ChannelStore], kept: dt.timedelta = dt.timedelta(days=7)) -> Job:
    """No platform delivers an event again after ``kept``; words that nobody answered within a day go sooner."""

    def act() -> None:
        now = dt.datetime.now(dt.UTC)
        store().settle_old(now - dt.timedelta(days=1))
        store().forget_events(now - kept)

    return Job("channels.tidy", _plainly(act), schedule="50 3 * * *")


def _plainly(act: Act) -> Callable[[JobRun, Mapping[str, Any]], None]:
    def run(_run: JobRun, _arguments: Mapping[str, Any]) -> None:
        act()

    return run
