"""How fast jobs are on SQLite: steps a second, the wait before a job runs, the start of the engine.

    .venv/bin/python -m evals.bench.jobs [--jobs N] [--steps N] [--latencies N] [--starts N] [--folder DIR]

A step is what a job does once and keeps: its result is on disk (WAL, synchronous=full) before the next begins, so the
disk under ``--folder`` decides. The steps do nothing themselves. "waiting" is the time from storing a job to its first
instruction, with the product's own queues (a queue looks every half second, the one of NDA reviews every quarter).
The start of the engine is measured in processes of their own, import included; so is its use of the processor while
nothing waits. Machine and command belong beside every figure that is quoted.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agent.adapters.locks import FileLocks
from agent.jobs.job import Job, Queue
from agent.ports.jobs import JobRun
from evals.bench.timing import machine

TARGET = 200  # steps a second
_START = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from agent.bootstrap import build
from agent.settings import Settings
app = build(Settings(home=Path(sys.argv[1])))
app.database
ready = time.perf_counter()
app.start_jobs(app.job_engine("serve"))
print(time.perf_counter() - ready)
used = time.process_time()
time.sleep(float(sys.argv[2]))
print((time.process_time() - used) / float(sys.argv[2]))
ended = time.perf_counter()
app.close()
print(time.perf_counter() - ended)
"""


class Bench:
    """Jobs that count, and when each began."""

    def __init__(self, home: Path) -> None:
        from agent.jobs.database import JobDatabase
        from agent.jobs.engine import JobEngine
        from agent.jobs.store import StoredJobs

        self.began: dict[str, float] = {}
        self._open, self._all = 0, threading.Condition()
        jobs = [Job("steps", self._steps), Job("nda", self._steps, Queue.NDA)]
        self.store = StoredJobs(JobDatabase.in_file(home / "jobs.sqlite3"), jobs)
        self.engine = JobEngine(FileLocks(home / "jobs"), self.store, jobs, "bench")

    def steps(self, jobs: int, steps: int) -> float:
        """Steps a second over all jobs, from the first instruction of the first to the end of the last."""
        self.began.clear()
        self._run("steps", jobs, steps)
        return jobs * steps / (time.perf_counter() - min(self.began.values()))

    def waits(self, name: str, times: int) -> list[float]:
        found = []
        for _ in range(times):
            stored = time.perf_counter()
            self._run(name, 1, 0)
            found.append(max(self.began.values()) - stored)
        return found

    def _run(self, name: str, jobs: int, steps: int) -> None:
        self._open = jobs
        for _ in range(jobs):
            self.store.enqueue(name, {"steps": steps}, started_by=None)
        with self._all:
            self._all.wait_for(lambda: self._open == 0)

    def _steps(self, run: JobRun, arguments: Mapping[str, Any]) -> None:
        self.began[run.id] = time.perf_counter()
        for number in range(arguments["steps"]):
            run.progress(number, arguments["steps"], "jobs.step.work")
            run.step("count", lambda number=number: number)  # type: ignore[misc]
        with self._all:
            self._open -= 1
            self._all.notify_all()


def _starts(home: Path, times: int, idle_s: float) -> list[list[float]]:
    """Seconds of each start, share of a processor while idle, seconds of each stop."""
    runs = []
    for _ in range(times):
        command = [sys.executable, "-c", _START, str(home), str(idle_s)]
        runs.append(
            [float(line) for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()]
        )
    return [list(each) for each in zip(*runs, strict=True)]


def _line(name: str, values: list[float], unit: str, digits: int = 0) -> None:
    shown = f"{statistics.median(values):12.{digits}f}{min(values):12.{digits}f}{max(values):12.{digits}f}"
    print(f"{name:44}{shown}  {unit}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--short", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--latencies", type=int, default=15)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the database lies (default: the machine's temporary folder)")
    options = parser.parse_args()
    print(machine())
    print(f"{'':44}{'median':>12}{'least':>12}{'most':>12}")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        bench = Bench(Path(folder) / "steps")
        bench.engine.start(schedules=False)
        rates = [bench.steps(options.jobs, options.steps) for _ in range(options.runs)]
        _line(f"steps ({options.jobs} jobs at a time, {options.steps} each)", rates, f"a second (target {TARGET})")
        _line("steps (one job)", [bench.steps(1, 200) for _ in range(options.runs)], "a second")
        short = [bench.steps(options.short, 1) for _ in range(3)]
        _line(f"jobs of one step ({options.short} waiting)", short, "a second")
        for name in ("steps", "nda"):
            waits = [1000 * each for each in bench.waits(name, options.latencies)]
            _line(f"waiting in the queue of {name!r}", waits, "ms")
        bench.engine.close()
        bench.store.close()
        first, (started, idle, stopped) = (
            _starts(Path(folder) / "a", 1, 0.1),
            _starts(Path(folder) / "a", options.starts, 3),
        )
    _line("start of the engine, new database", [1000 * each for each in first[0]], "ms")
    _line("start of the engine", [1000 * each for each in started], "ms")
    _line("stop of the engine", [1000 * each for each in stopped], "ms")
    _line("processor while nothing waits", [100 * each for each in idle], "% of one core", 1)
    return 0 if statistics.median(rates) >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
