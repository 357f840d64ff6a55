"""Where the time of an NDA review goes.

Run: ``python -m evals.bench.nda_review [FILE] [--runs N]``. Without a file it takes an own text of
about 3,000 words. Prints medians: a warm process step by step, and fresh processes as a whole.
Machine, data and command belong beside every figure that is quoted.
"""

import argparse
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from functools import partial
from pathlib import Path

from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.jobs.reviews import Order
from agent.ports import StoredReview
from agent.settings import Settings
from evals.bench.sample import sample_nda
from evals.bench.timing import machine, median

KAM = Path(sys.executable).with_name("kam")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or _sample(Path(folder))
        words = len(file.read_text(encoding="utf-8", errors="ignore").split()) if file.suffix == ".txt" else None
        print(machine())
        print(f"{file.name}, {words or '?'} words, median of {options.runs} runs\n")
        for name, seconds in warm(Path(folder) / "warm", file, options.runs).items():
            print(f"{name:28} {seconds * 1000:8.0f} ms")
        home = str(Path(folder) / "fresh")
        fresh = {"kam --help": ["--help"], "kam nda review (fresh)": ["nda", "review", str(file), "--json"]}
        for name, args in fresh.items():
            print(f"{name:28} {median(options.runs, partial(_kam, args, home)) * 1000:8.0f} ms")


def warm(home: Path, file: Path, runs: int) -> dict[str, float]:
    """Medians in seconds, by step and in total, after one run that is not counted."""
    app = build(Settings(home=home))
    times: dict[str, list[float]] = defaultdict(list)
    try:
        _review(app, file)
        for _ in range(runs):
            for name, seconds in _review(app, file).items():
                times[name].append(seconds)
    finally:
        app.close()
    return {name: statistics.median(values) for name, values in times.items()}


def _review(app: App, file: Path) -> dict[str, float]:
    marks: list[tuple[str, float]] = []

    def mark(review: StoredReview) -> None:
        marks.append((review.step or review.status, time.perf_counter()))

    start = time.perf_counter()
    review = app.reviews.request(app.user(), file.name, "0" * 64, Language.DE)
    path = app.upload_path(review.id)
    path.write_bytes(file.read_bytes())
    app.runner.run(Order(review, path), mark)
    steps = {name: after - before for (name, before), (_, after) in itertools.pairwise(marks)}
    return {**steps, "review (warm)": marks[-1][1] - start}


def _kam(args: list[str], home: str) -> None:
    subprocess.run([KAM, *args], env={**os.environ, "KAM_HOME": home}, check=True, capture_output=True)


def _sample(folder: Path) -> Path:
    path = folder / "sample.txt"
    path.write_text(sample_nda(3000), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
