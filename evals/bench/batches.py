"""How fast a folder of NDAs is reviewed, with one worker and with two, and what is left after kill -9.

    .venv/bin/python -m evals.bench.batches [--documents N] [--kill-at N] [--folder DIR] [--seed N]

The documents are made of `evals/planted`'s own clean drafts, each with one planted defect of the first author: all
different, German and English, a fixed seed. One process works until ``--kill-at`` documents have ended, then it is
killed; the same command goes on, beside a `kam worker`. Rates count from the first to the last document of each part,
so that starting a process is in neither. Beside them the time of the processor, of all processes and what they start,
a document: on a machine that others use it tells more than the clock. Exits with 1 unless every document has exactly
one result. (``--anyway``: one clean draft in old German is not taken for an NDA.)
"""

import argparse
import csv
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.bootstrap import build
from agent.settings import Settings
from evals.bench.timing import machine
from evals.planted.base import own_bases
from evals.planted.kinds import Split, kinds
from evals.planted.plant import plant

_KAM = [sys.executable, "-c", "from agent.cli import main; main()"]


@dataclass(frozen=True)
class Part:
    """``documents`` ended in ``seconds``, the first not counted; ``processor`` seconds count from the start."""

    documents: int
    seconds: float
    processor: float

    @property
    def rate(self) -> float:
        return (self.documents - 1) / self.seconds if self.seconds else 0.0


def texts(count: int, seed: int) -> list[str]:
    """So many different NDAs; a project number makes two with the same defect differ."""
    planted = [
        made.text
        for base in own_bases()
        for kind in kinds()
        for wording in kind.offered(base.language, Split.FIRST)
        if (made := plant(base, kind, wording)) is not None
    ]
    random.Random(seed).shuffle(planted)  # noqa: S311 - which come first, no secret
    return [f"{planted[number % len(planted)]}\nNo. {number}\n" for number in range(count)]


def write(folder: Path, count: int, seed: int) -> None:
    folder.mkdir(parents=True)
    for number, text in enumerate(texts(count, seed)):
        (folder / f"nda-{number:05}.txt").write_text(text, encoding="utf-8")


class Used:
    """Seconds of the processor that ended processes took, with what they started and waited for."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def ended(self, process: "subprocess.Popen[str]") -> None:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds += usage.ru_utime + usage.ru_stime


@contextmanager
def running(home: Path, used: Used, *arguments: object) -> "Iterator[subprocess.Popen[str]]":
    given = {"KAM_HOME": str(home), "PYTHONUNBUFFERED": "1", "KAM_LANGUAGE": "en"}
    command = [*_KAM, *map(str, arguments)]
    process = subprocess.Popen(command, env={**os.environ, **given}, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        os.kill(process.pid, signal.SIGKILL)  # not `kill`: it would reap what has ended, and its usage with it
        used.ended(process)
        if process.stdout is not None:
            process.stdout.close()


def told(process: "subprocess.Popen[str]", until: int | None) -> tuple[int, float]:
    """Documents and seconds, by the command's lines until so many documents, or its end."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    first = last = 0.0
    count = 0
    for line in process.stdout:
        if not line.startswith(("Red ", "Amber ", "Green ", "– ")):
            continue
        last = time.perf_counter()
        first, count = first or last, count + 1
        if count == until:
            break
    return count, last - first


def measure(folder: Path, documents: int, kill_at: int, seed: int) -> tuple[Part, Part]:
    drafts, out, home = folder / "drafts", folder / "out", folder / "home"
    write(drafts, documents, seed)
    command = ("nda", "review", drafts, "--batch", "--anyway", "--out", out)
    alone, both = Used(), Used()
    with running(home, alone, *command) as process:
        one = told(process, kill_at)
    # --once: no schedules, which would make facts and briefings meanwhile
    with running(home, both, *command) as process, running(home, both, "worker", "--id", "second", "--once"):
        two = told(process, None)
    return Part(*one, alone.seconds), Part(*two, both.seconds)


def wrong(folder: Path, documents: int) -> list[str]:
    """What is lost or double."""
    with (folder / "out" / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    app = build(Settings(home=folder / "home"))
    happened = Counter(entry.action for entry in app.audit.entries())
    app.close()
    figures = {
        "rows": len(rows),
        "files": len({row["File"] for row in rows}),
        "reviews": len({row["Review"] for row in rows}),
        "reviewed": sum(row["State"] == "reviewed" for row in rows),
        "results": happened["nda_review.done"],
    }
    print(", ".join(f"{name} {figure:,}" for name, figure in figures.items()))
    print(f"tried again: {happened['nda_review.requested'] - documents:,}")
    return [name for name, figure in figures.items() if figure != documents]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=1_000)
    options.add_argument("--kill-at", type=int, default=400)
    options.add_argument("--folder", type=Path, help="a new folder that stays (default: one that is thrown away)")
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = chosen.folder or Path(thrown_away)
        one, two = measure(folder, chosen.documents, chosen.kill_at, chosen.seed)
        print(f"{machine()}, load {os.getloadavg()[0]:.0f}; {chosen.documents:,} documents, seed {chosen.seed}")
        for name, part in (("one process, then kill -9", one), ("the same and a worker", two)):
            each = part.processor / part.documents
            print(
                f"{name:28}{part.documents:8,} in {part.seconds:8.1f} s{part.rate:8.2f} a second,"
                f" {each:.2f} s of the processor each"
            )
        lost = wrong(folder, chosen.documents)
        print("Each has exactly one result." if not lost else f"Not as many as documents: {', '.join(lost)}")
        return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
