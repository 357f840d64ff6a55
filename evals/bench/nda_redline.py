"""How long the redline and the report of a finished review take.

Run: ``python -m evals.bench.nda_redline [FILE] [--runs N]``. Without a file it takes a Word file of
about ten pages, own text, with planted defects. Prints medians of a warm process; the child process
that writes the Word file starts anew each time. Machine, data and command belong beside every figure
that is quoted.
"""

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.domain.nda.redline.comments import Audience
from agent.jobs.reviews import Order
from agent.settings import Settings
from evals.bench.sample import sample_docx
from evals.bench.timing import machine, median

WORDS = 4_000  # ten pages of A4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "sample.docx"
        if not options.file:
            sample_docx(file, WORDS)
        app = build(Settings(home=Path(folder) / "home"))
        try:
            _print(app, file, options.runs)
        finally:
            app.close()


def _print(app: App, file: Path, runs: int) -> None:
    user = app.user()
    review = app.reviews.request(user, file.name, "0" * 64, Language.DE)
    path = app.upload_path(review.id)
    path.write_bytes(file.read_bytes())
    result = app.runner.run(Order(review, path)).result or {}
    print(machine())
    print(f"{file.name}, {len(result['document']['text'].split())} words, {len(result['proposals'])} proposals,")
    print(f"median of {runs} runs\n")
    files, total = app.nda_files, 0.0
    made: dict[str, Callable[[], object]] = {
        "redline.docx": partial(files.redline, user, review.id, Audience.INTERNAL),
        "report.html": partial(files.report_html, user, review.id, Language.DE),
        "report.json": partial(files.report_json, user, review.id),
    }
    for name, make in made.items():
        seconds = median(runs, make)
        total += seconds
        print(f"{name:14} {seconds * 1000:6.0f} ms")
    print(f"{'together':14} {total * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
