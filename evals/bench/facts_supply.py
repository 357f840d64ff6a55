"""How long proposals, run-outs and forecasts take at scale.

Run: ``python -m evals.bench.facts_supply [--articles N] [--lines N] [--runs N] [--forecast N]``. Prints medians.
"our path" is what the service does: the inputs by one SQL, the arithmetic in the domain; "bare SQL" is the same input
query in the same run with its rows counted by DuckDB and none handed over. ``--forecast`` runs the forecasts of N
articles × 104 weeks, once. Machine, data and command belong beside every figure that is quoted.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply import DuckSupply, inputs
from agent.adapters.forecasting import StatsForecaster
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.proposal import Planner, Proposal
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.run_outs import run_outs
from agent.services.bulk import uncollected
from evals.bench.supply_world import TODAY, customers_of, supply_world
from evals.bench.timing import machine, median
from knowledge.rules.service_levels import ServiceLevels

POLICIES = Path(__file__).parents[2] / "policies"
ONE = "MC-10007"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--forecast", type=int, default=0)
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        if options.forecast:
            _forecast(Path(folder) / "forecast", options.forecast)
        else:
            _proposals(supply_world(Path(folder) / "facts", options.articles, options.lines), options.runs)


def _proposals(store: FactsStore, runs: int) -> None:
    rules, supply, everybody = ServiceLevels(POLICIES).rules(), DuckSupply(store), customers_of()
    every = partial(_propose, supply, rules, everybody)
    found = every()
    print(f"{store.info().tables['order_lines']:,} order lines; {len(found):,} proposals call for action\n")
    bare = _told("input SQL, bare", partial(_bare, store, rules, everybody, None), runs)
    ours = _told("all proposals", every, runs)
    print(f"{'ratio':24} {ours / bare:8.2f}")
    _told("all run-outs, 30 days", partial(_run_outs, supply, rules, everybody), runs)
    _told("one account, proposals", partial(_propose, supply, rules, ["C7"]), runs)
    bare = _told("one article, bare SQL", partial(_bare, store, rules, ["C7"], ONE), runs * 3)
    ours = _told("one article", partial(_propose, supply, rules, ["C7"], ONE), runs * 3)
    print(f"{'ratio':24} {ours / bare:8.2f}")


def _propose(
    supply: DuckSupply, rules: ServiceRules, customers: list[str], article: str | None = None
) -> list[Proposal]:
    """As the service does it, without the state database."""
    with uncollected():
        articles = supply.articles(customers, rules, TODAY, article)
        shipments = supply.shipments(customers, rules.air_kpi_days, TODAY)
        planner = Planner(rules, TODAY)
        if article is not None:
            return [planner.propose(each, None, shipments.get(each.account_id)) for each in articles]
        return planner.proposals(articles, {}, shipments)


def _run_outs(supply: DuckSupply, rules: ServiceRules, customers: list[str]) -> None:
    with uncollected():
        articles = supply.articles(customers, rules, TODAY)
        found = run_outs(articles, rules, Horizon(TODAY, rules.horizon_months), 30)
    supply.histories(customers, [each.article.id for each in found], rules, TODAY)


def _bare(store: FactsStore, rules: ServiceRules, customers: list[str], article: str | None) -> None:
    counted = f"SELECT count(*), sum(hash(inputs)) FROM ({sql('supply/articles')}) AS inputs"  # noqa: S608 - our file
    with store.cursor() as cursor:
        cursor.execute(counted, inputs(customers, rules, TODAY, article)).fetchall()


def _forecast(folder: Path, articles: int) -> None:
    store = supply_world(folder, articles, articles * 50)
    start = time.perf_counter()
    report = StatsForecaster(store).run(TODAY)
    print(f"{'forecast run':24} {time.perf_counter() - start:8.1f} s")
    print(report)


def _told(name: str, call: Callable[[], object], runs: int) -> float:
    seconds = median(runs, call)
    print(f"{name:24} {seconds * 1000:8.0f} ms")
    return seconds


if __name__ == "__main__":
    main()
