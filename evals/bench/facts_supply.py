"""How long proposals, run-outs and forecasts take at scale, and what the service costs beyond the SQL of its inputs.

    .venv/bin/python -m evals.bench.facts_supply [--home DIR] [--articles N] [--lines N] [--runs N] [--forecast N]

"ours" is the service as the shell calls it: access, inputs, arithmetic in the domain, sorted. "bare" is the same SQL
with the same parameters: the inputs of the same articles that come back, counted inside DuckDB, so that no row
becomes an object and nothing is decided (of run-outs without their causes). The ratio is therefore what Python adds,
not how good the SQL is. Both alternate in one process, so that what else the machine does hits both. First it is
checked that the list is the one that the arithmetic over every single article gives: a fast wrong answer does not
count. ``--forecast`` runs the forecasts of N articles × 104 weeks, once. Machine, data and command belong beside every
figure that is quoted.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent.adapters.facts import supply_articles
from agent.adapters.facts.sql_files import parameters, sql
from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply import DuckSupply
from agent.adapters.facts.supply_articles import Choice
from agent.adapters.forecasting import StatsForecaster
from agent.bootstrap import App, build
from agent.domain.language import Language
from agent.domain.reorder.planner import Planner
from agent.services import reorder_view
from agent.settings import Settings
from evals.bench.supply_world import TODAY, customers_of, supply_world
from evals.bench.timing import machine

HEAD = "h.sommer"
ACCOUNT, ONE = "C7", "MC-10007"
DAYS = 90


class Bench:
    def __init__(self, app: App, runs: int) -> None:
        self._reorders, self._user, self._runs = app.reorders, app.user(), runs
        self._store, self._rules = app.facts_store, app.service_levels.rules()

    def is_same(self) -> bool:
        """The list with the selection in SQL is the list of the arithmetic over every article."""
        supply, everybody = DuckSupply(self._store), customers_of()
        shipments = supply.shipments(everybody, self._rules.air_kpi_days, TODAY)
        every = Planner(self._rules, TODAY).proposals(supply.articles(everybody, self._rules, TODAY), {}, shipments)
        found = self._reorders.proposals(self._user).proposals
        print(f"{len(found):,} proposals call for action")
        return sorted(found, key=lambda each: each.article.id) == every

    def report(self) -> None:
        ask, user = self._reorders, self._user
        print(f"{'ms':28}{'ours (best)':>20}{'bare (best)':>20}{'ratio':>8}")
        self._pair("all proposals", partial(ask.proposals, user), self._bare(Choice.DUE))
        self._pair(f"run-outs of {DAYS} days", partial(ask.run_outs, user, None, DAYS), self._bare(Choice.RUNNING_OUT))
        self._pair("one account", partial(ask.proposals, user, ACCOUNT), self._bare(Choice.DUE, ACCOUNT))
        one = partial(ask.proposals, user, ACCOUNT, ONE)
        self._pair("one article", one, self._bare(Choice.EVERY, ACCOUNT, ONE), 5)
        self._pair("all proposals as JSON", self._json)

    def _json(self) -> None:
        found = self._reorders.proposals(self._user)
        rows = self._reorders.rows(found.customers, [each.article.id for each in found.proposals])
        reorder_view.proposals(found, rows, Language.DE)

    def _bare(self, choice: Choice, account: str | None = None, article: str | None = None) -> Callable[[], object]:
        customers = customers_of() if account is None else [account]
        only = None if article is None else [article]
        given = supply_articles.values(customers, self._rules, TODAY, only=only, days=DAYS)
        *before, last = supply_articles.steps(choice)
        supply = DuckSupply(self._store)
        counted = f"SELECT count(*), sum(hash(row)) FROM ({sql(last)}) AS row"  # noqa: S608 - our own file

        def call() -> None:
            with self._store.cursor() as cursor:
                for step in before:
                    supply_articles.run(cursor, step, given)
                cursor.execute(counted, {name: given[name] for name in parameters(last)}).fetchall()
                if choice is not Choice.EVERY:
                    supply_articles.missing(cursor, given)
            if choice is not Choice.RUNNING_OUT:
                supply.shipments(customers, self._rules.air_kpi_days, TODAY)

        return call

    def _pair(
        self, name: str, ours: Callable[[], object], bare: Callable[[], object] | None = None, more: int = 1
    ) -> None:
        times = _alternating(self._runs * more, *(call for call in (ours, bare) if call is not None))
        cells = "".join(f"{statistics.median(each):11.0f} ({min(each):6.0f})" for each in times)
        ratio = "" if bare is None else f"{statistics.median(times[0]) / statistics.median(times[1]):8.2f}"
        print(f"{name:28}{cells}{ratio}", flush=True)


def _alternating(runs: int, *calls: Callable[[], object]) -> list[list[float]]:
    """Milliseconds of each call, in turns, after one round that is not counted."""
    times: list[list[float]] = [[] for _ in calls]
    for run in range(runs + 1):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            answer = call()
            if run:
                taken.append((time.perf_counter() - start) * 1000)
            del answer  # the time until it is there, not the time to throw it away
    return times


def proposals(home: Path, articles: int, lines: int, runs: int) -> int:
    if not FactsStore(home / "facts").exists:
        supply_world(home / "facts", articles, lines).close()
    app = build(Settings(home=home, today=TODAY, user=HEAD))
    app.facts_store = FactsStore(home / "facts", kept=0)  # what is measured is reading, not remembering
    tables = app.facts_store.info().tables
    load = os.getloadavg()[0]
    print(f"{tables['order_lines']:,} order lines, {tables['articles']:,} articles; load before: {load:.1f}")
    bench = Bench(app, runs)
    if not bench.is_same():
        print("The list is not the one of the arithmetic over every article.")
        return 1
    bench.report()
    app.close()
    return 0


def _forecast(folder: Path, articles: int) -> int:
    store = supply_world(folder, articles, articles * 50)
    start = time.perf_counter()
    report = StatsForecaster(store).run(TODAY)
    print(f"forecast run {time.perf_counter() - start:.1f} s")
    print(report)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--forecast", type=int, default=0)
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        if options.forecast:
            return _forecast(Path(folder), options.forecast)
        return proposals(options.home or Path(folder), options.articles, options.lines, options.runs)


if __name__ == "__main__":
    sys.exit(main())
