"""How long the KPIs take at 1M order lines, and how that compares with SQL written by hand for the same figures.

    .venv/bin/python -m evals.bench.facts_kpis [--facts DIR] [--lines N] [--runs N]

Every figure of every account is compared with the hand-written one first: a fast wrong answer does not count.
Ours goes through the service: access, catalogue, targets, state, exclusions, notes and, for one account, row keys.
Ours and theirs alternate, so that what else the machine does hits both.
"""

import argparse
import datetime as dt
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.adapters.demo.world import DemoWorld
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.history import AccountPlan, Escalation
from agent.domain.identity import Role, User
from agent.domain.kpi.period import Period, latest
from agent.domain.kpi.result import KpiResult
from agent.services.accounts import Accounts
from agent.services.kpis import Kpis
from agent.settings import shipped_policies
from evals.bench.timing import machine
from knowledge.rules.kpis import KpiRules

TODAY = dt.date(2026, 11, 22)
HEAD = User("bench", "Bench", "bench@example.com", frozenset({Role.HEAD_OF_SALES}), frozenset())
_SQL = Path(__file__).parent / "bare_kpis.sql"
_TOLERANCE = 1e-6
_NOTHING = (0.0, 0.0, 0.0)
Sums = dict[tuple[str, str], tuple[float, float, float]]  # numerator, denominator, n by customer and variant


class FixedClock:
    def now(self) -> dt.datetime:
        return dt.datetime.combine(TODAY, dt.time(8), dt.UTC)


class SeededHistory:
    """The state as an import seeds it, held in memory: the bench measures the facts, not SQLite."""

    def __init__(self, store: FactsStore) -> None:
        with store.cursor() as cursor:
            escalations = cursor.execute(
                "SELECT id, customer_id, detected_on, contract_id, coalesce(kpi, ''), coalesce(cause, ''),"
                " coalesce(owner, ''), coalesce(measure, ''), resolved_on, coalesce(evidence, '') FROM escalations"
            ).fetchall()
            plans = cursor.execute("SELECT id, customer_id, approved_on FROM account_plans").fetchall()
        self._escalations = [Escalation(*row) for row in escalations]
        self._plans = [AccountPlan(*row) for row in plans]

    def escalations(self) -> Sequence[Escalation]:
        return self._escalations

    def plans(self) -> Sequence[AccountPlan]:
        return self._plans

    def seed(self, escalations: Sequence[Escalation], plans: Sequence[AccountPlan]) -> None:
        self._escalations, self._plans = list(escalations), list(plans)


@dataclass(frozen=True, slots=True)
class Pair:
    """Median milliseconds of ours and of the hand-written SQL, and the smallest of each."""

    ours: float
    bare: float
    best: float
    best_bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def hand_written() -> Mapping[str, str]:
    parts = re.split(r"^-- kpi: (\w+)\n", _SQL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


class Bench:
    def __init__(self, store: FactsStore, runs: int) -> None:
        facts, self._store, self._runs = DuckFacts(store), store, runs
        rules = KpiRules(shipped_policies())
        self.definitions = rules.definitions()
        parts = (Accounts(facts), facts, rules, DuckKpis(store), SeededHistory(store), FixedClock())
        self._kpis, self._bare = Kpis(*parts), hand_written()
        self._everyone = {account.id: account.name for account in facts.accounts()}
        self.one = self._typical()

    def _typical(self) -> str:
        """A customer with more order lines than nine in ten."""
        with self._store.cursor() as cursor:
            rows = cursor.execute("SELECT customer_id FROM order_lines GROUP BY ALL ORDER BY count(*)").fetchall()
        return str(rows[len(rows) * 9 // 10][0])

    def latest(self, kpi: str) -> Period:
        """What the KPI looks at when nobody names a period."""
        return latest(next(each.latest for each in self.definitions if each.id == kpi), TODAY)

    def ours(self, kpi: str, account: str | None) -> Sequence[KpiResult]:
        return self._kpis.query(HEAD, kpi, None if account is None else self._everyone[account])

    def theirs(self, kpi: str, period: Period, account: str | None) -> Sequence[tuple[str, str, float, float, float]]:
        customers = list(self._everyone) if account is None else [account]
        given = {"customers": customers, "starts": period.starts, "ends": period.ends, "today": TODAY}
        text = self._bare[kpi]
        with self._store.cursor() as cursor:
            return cursor.execute(text, {name: given[name] for name in given if f"${name}" in text}).fetchall()

    def pair(self, kpi: str, period: Period, account: str | None) -> Pair:
        ours, bare = _alternating(
            self._runs, lambda: self.ours(kpi, account), lambda: self.theirs(kpi, period, account)
        )
        return Pair(statistics.median(ours), statistics.median(bare), min(ours), min(bare))

    def differences(self, kpi: str, period: Period) -> list[str]:
        """Where our figure and the hand-written one are not the same, over all accounts."""
        rows = self.theirs(kpi, period, None)
        theirs = {(row[0], row[1]): (float(row[2] or 0), float(row[3] or 0), float(row[4] or 0)) for row in rows}
        return [
            f"{kpi} {key}: {sums} against {theirs.get(key, _NOTHING)}"
            for key, sums in _figures(self.ours(kpi, None)).items()
            if not _same(sums, theirs.get(key, _NOTHING))
        ]


def _figures(results: Sequence[KpiResult]) -> Sums:
    found: Sums = {}
    for each in results:
        found[each.account.id, ""] = (each.sums.numerator, each.sums.denominator, each.sums.n)
        for variant in each.variants:
            sums = variant.sums
            found[each.account.id, variant.variant.id] = (sums.numerator, sums.denominator, sums.n)
    return found


def _same(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    return all(abs(a - b) <= _TOLERANCE * max(1, abs(a), abs(b)) for a, b in zip(ours, theirs, strict=True))


def _alternating(runs: int, *calls: Callable[[], object]) -> list[list[float]]:
    """Milliseconds of each call, in turns, after one round that is not counted."""
    times: list[list[float]] = [[] for _ in calls]
    for run in range(runs + 1):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            if run:
                taken.append((time.perf_counter() - start) * 1000)
    return times


def world(folder: Path, lines: int) -> FactsStore:
    """The demo world at this many order lines; built once for a folder."""
    store = FactsStore(folder, kept=0)  # what is measured is reading, not remembering
    if not store.exists:
        DemoWorld(store).make(TODAY, dt.datetime.combine(TODAY, dt.time(6), dt.UTC), lines)
    return store


def report(bench: Bench) -> bool:
    """Prints the table; True when every figure was the same."""
    print(
        f"{'ms (median, best)':24}{'one account':>22}{'bare':>8}{'ratio':>7}{'all accounts':>22}{'bare':>8}{'ratio':>7}"
    )
    singles, alls, differences = [], [], []
    for definition in bench.definitions:
        period = bench.latest(definition.id)
        differences += bench.differences(definition.id, period)
        one, everyone = bench.pair(definition.id, period, bench.one), bench.pair(definition.id, period, None)
        singles.append(one)
        alls.append(everyone)
        print(f"{definition.id:24}{_cells(one)}{_cells(everyone)}", flush=True)
    print(f"{'all 18':24}{_cells(_total(singles))}{_cells(_total(alls))}")
    print(f"The slowest KPI of one account: {max(each.ours for each in singles):.1f} ms.")
    print("\n".join(differences[:20]) or "Every figure is that of the SQL written by hand.")
    return not differences


def _total(pairs: Sequence[Pair]) -> Pair:
    return Pair(*(sum(getattr(each, name) for each in pairs) for name in ("ours", "bare", "best", "best_bare")))


def _cells(pair: Pair) -> str:
    return f"{pair.ours:12.1f} ({pair.best:7.1f}){pair.bare:8.1f}{pair.ratio:7.2f}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--facts", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=9)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = world(chosen.facts or Path(folder), chosen.lines)
        tables = store.info().tables
        print(
            f"{machine()}; {tables['order_lines']:,} order lines, {tables['articles']:,} articles,"
            f" {tables['customers']:,} customers"
        )
        return 0 if report(Bench(store, chosen.runs)) else 1


if __name__ == "__main__":
    sys.exit(main())
