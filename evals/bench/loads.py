"""What `kam bench` measures at one size, in a process of its own: that memory is this size's and no other's.

    python -m evals.bench.loads NAME SIZE RUNS

Prints one line of JSON: seconds of each run, and the most memory that the process held, in megabytes.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.graphs.assistant import AssistantGraph
from agent.jobs.reviews import Order
from agent.settings import Settings
from evals.bench.assistant import Talk, TimedTools, Times
from evals.bench.batches import texts
from evals.bench.facts_supply import HEAD
from evals.bench.supply_world import TODAY, supply_world

_ARTICLES, _LINES, _CUSTOMERS = 5_000, 200_000, 200
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Load:
    """``what`` is measured, at these sizes; ``made`` makes of a home folder and a size what a run calls."""

    against: str
    what: str
    sizes: tuple[int, ...]
    quick: tuple[int, ...]
    made: Callable[[Path, int], tuple[App, Call]]


def reviews(home: Path, size: int) -> tuple[App, Call]:
    app = build(Settings(home=home, today=TODAY))
    documents = texts(size + 1, 7)

    def review(text: str) -> None:
        stored = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE)
        path = app.upload_path(stored.id)
        path.write_text(text, encoding="utf-8")
        app.runner.run(Order(stored, path))

    def all_of_them() -> None:
        for text in documents:
            review(text)

    review(documents.pop())  # what is read and built once is not counted
    return app, all_of_them


def kpis_of_accounts(home: Path, size: int) -> tuple[App, Call]:
    app = _supplied(home, _ARTICLES, _LINES, size)
    user = app.user()
    return app, lambda: app.kpis.query(user, "otif")


def kpis_of_history(home: Path, size: int) -> tuple[App, Call]:
    app = _supplied(home, _ARTICLES, size, _CUSTOMERS)
    user = app.user()
    return app, lambda: app.kpis.query(user, "otif")


def proposals(home: Path, size: int) -> tuple[App, Call]:
    app = _supplied(home, size, _LINES, _CUSTOMERS)
    user = app.user()
    return app, lambda: app.reorders.proposals(user)


def chats(home: Path, size: int) -> tuple[App, Call]:
    """So many people ask at once: the time until each has an answer."""
    app = build(Settings(home=home, today=TODAY))
    app.demo.ensure()
    tools = TimedTools(app.toolbox)
    talk = Talk(AssistantGraph(tools, app.planners, endpoint=None), tools, app)

    def ask() -> None:
        times = Times()
        with ThreadPoolExecutor(size) as people:
            list(people.map(lambda number: talk.turn(number, times), range(size)))
        if times.failed:
            raise RuntimeError(", ".join(times.failed))

    ask()  # what is read and built once is not counted
    return app, ask


def _supplied(home: Path, articles: int, lines: int, customers: int) -> App:
    supply_world(home / "facts", articles, lines, customers).close()
    app = build(Settings(home=home, today=TODAY, user=HEAD))
    app.facts_store = FactsStore(home / "facts", kept=0)  # what is measured is reading, not remembering
    return app


LOADS: Mapping[str, Load] = {
    "ndas": Load("NDAs", "reviews, one after the other", (5, 15, 45), (2, 4), reviews),
    "accounts": Load("accounts", "OTIF of all accounts", (100, 400, 1_600), (20, 40), kpis_of_accounts),
    "articles": Load("articles", "all re-order proposals", (5_000, 20_000, 80_000), (300, 600), proposals),
    "history": Load(
        "order lines", "OTIF of 200 accounts", (100_000, 400_000, 1_600_000), (5_000, 10_000), kpis_of_history
    ),
    "chats": Load("chats at once", "a turn of each, embedded planner", (2, 8, 32), (1, 2), chats),
}


def measured(name: str, size: int, runs: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        app, call = LOADS[name].made(Path(folder), size)
        seconds = []
        for _ in range(runs):
            began = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - began)
        app.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    return {"seconds": seconds, "megabytes": peak}


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
