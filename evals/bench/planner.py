"""Time of one turn of the embedded planner in a warm process, without the tools: target 60 ms.

python -m evals.bench.planner [--runs 5]
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from agent.adapters.models.planner.chat_model import Planners
from agent.settings import default_cache, shipped_policies
from evals.bench.timing import machine, median
from evals.routing.demo_names import demo_directory
from evals.routing.run import planned_calls
from evals.routing.utterances import WRITTEN_FOR, own
from knowledge.embeddings import Embedder
from knowledge.rules.glossary import GlossaryFile

TARGET_MS = 60.0


def planners() -> Planners:
    directory = demo_directory()
    glossary = GlossaryFile(Path(shipped_policies()))
    return Planners(Embedder(default_cache()).encode, glossary.glossary, lambda _user: directory)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    shared, texts = planners(), [each.text for each in own("held_out")]
    start = time.perf_counter()
    planned_calls(shared, texts[0], WRITTEN_FOR)
    first = time.perf_counter() - start
    times = sorted(1000 * median(runs, lambda text=text: planned_calls(shared, text, WRITTEN_FOR)) for text in texts)  # type: ignore[misc]
    last = times[int(len(times) * 0.95)]
    print(machine())
    print(f"first turn of the process {1000 * first:8.1f} ms")
    print(f"median of {len(times)} messages   {statistics.median(times):8.1f} ms")
    print(f"95th percentile          {last:8.1f} ms (target {TARGET_MS:.0f})")
    print(f"longest                  {times[-1]:8.1f} ms")
    return 0 if last < TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
