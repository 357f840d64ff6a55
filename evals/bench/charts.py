"""How long the first and the next charts take, and how large they are.

Run: ``python -m evals.bench.charts [--runs N]``. The first chart is drawn in this process before matplotlib
is imported, with an empty cache folder and again with one that holds the list of fonts (a process of its
own); the next ones are medians. Machine and command belong beside every figure that is quoted.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Chart, Layout
from agent.domain.language import Language
from evals.bench.chart_samples import SAMPLES
from evals.bench.timing import machine, median


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--first", type=Path, metavar="CACHE", help="print the seconds of one first chart only")
    options = parser.parse_args()
    if options.first:
        print(_first(options.first))
        return
    print(f"{machine()}, median of {options.runs} runs\n")
    with tempfile.TemporaryDirectory() as folder:
        for told in ("first, no cache", "first, with cache"):
            print(f"{told:40} {_first_elsewhere(Path(folder)) * 1000:6.0f} ms")
        _print_next(MatplotlibCharts(Path(folder)), options.runs)


def _first(cache: Path) -> float:
    """Seconds from nothing imported to the bytes of a PNG."""
    start = time.perf_counter()
    MatplotlibCharts(cache).png(next(iter(SAMPLES.values())), Language.DE)
    return time.perf_counter() - start


def _first_elsewhere(cache: Path) -> float:
    command = [sys.executable, "-m", "evals.bench.charts", "--first", str(cache)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _print_next(charts: MatplotlibCharts, runs: int) -> None:
    for name, chart in SAMPLES.items():
        for told, draw in _ways(charts, chart).items():
            seconds = median(runs, draw)
            print(f"{f'{name}, {told}':40} {seconds * 1000:6.1f} ms  {len(draw()) / 1000:6.1f} kB")


def _ways(charts: MatplotlibCharts, chart: Chart) -> dict[str, Callable[[], bytes | str]]:
    return {
        "svg page": partial(charts.svg, chart, Language.DE),
        "svg card": partial(charts.svg, chart, Language.DE, layout=Layout.CARD),
        "png 1200": partial(charts.png, chart, Language.DE, width=1200),
        "png 750, card": partial(charts.png, chart, Language.DE, width=750, layout=Layout.CARD),
    }


if __name__ == "__main__":
    main()
