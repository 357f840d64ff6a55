"""kam worker: runs jobs without the page."""

import logging
import os
import signal
import threading
import time
from types import FrameType
from typing import TYPE_CHECKING

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.jobs.engine import JobEngine

# together with ending the threads of the engine, a stop takes less than five seconds
_PATIENCE_S = 3.5
_LOOK_S = 0.1


@click.command()
@click.option("--id", "executor", help="Name of this process, the same each time (default: KAM_WORKER_ID).")
@click.option("--concurrency", type=click.IntRange(1, 64), help="NDA reviews at a time (default: 2).")
@click.option("--once", is_flag=True, help="Run what is waiting, then end.")
@json_option
def worker(executor: str | None, concurrency: int | None, once: bool, as_json: bool) -> None:
    """Run jobs until stopped (Ctrl+C)."""
    from agent.adapters.logs import set_up
    from agent.channel_settings import require_channels
    from agent.cli.long_lived import stay

    stay()
    stop = _stop_on_signal()
    with app() as built:
        set_up(built.settings.log_format, built.settings.log_level)
        built.audit.require_secret()  # it would take jobs of a folder that it does not see, and fail at each
        require_channels(built.settings)  # it sends digests and alerts
        executor = executor or built.settings.worker_id
        engine = built.job_engine(executor, concurrency)
        built.start_jobs(engine, schedules=not once)
        if not as_json and not once:
            say(message("jobs.told.worker_started", language(), executor=executor))
        _wait(engine, stop, once)
        all_left = built.stop_jobs(_PATIENCE_S)
        _report(engine, once, as_json)
        if not all_left:
            _end_now(built)


def _stop_on_signal() -> threading.Event:
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, on_signal)
    return stop


def _wait(engine: "JobEngine", stop: threading.Event, once: bool) -> None:
    while not stop.is_set() and not (once and engine.is_drained()):
        time.sleep(_LOOK_S)  # not `wait`: a signal is handled between two instructions of this thread


def _report(engine: "JobEngine", once: bool, as_json: bool) -> None:
    if as_json:
        show_json({"id": engine.executor, "finished": engine.finished})
    else:
        say(message("jobs.told.drained" if once else "jobs.told.worker_stopped", language(), count=engine.finished))


def _end_now(built: "App") -> None:
    """A job that tells no progress cannot be stopped; it is queued again, so the process may end under it."""
    logging.shutdown()
    built.database.dispose()
    os._exit(0)
