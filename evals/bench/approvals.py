"""How long it takes to propose a draft, to show it, to decide on it, to send it, and to list what waits.

    .venv/bin/python -m evals.bench.approvals [--home DIR] [--runs N] [--pending N] [--limit-ms MS]

Through the services as shell and API call them, over the demo world, SQLite with synchronous=full on a real disk and
the folder of .eml files: access, figures, rights, checks, digest, chain and commit are all in it. Half of the drafts
hold a figure from the facts. Fails when the median or the 95th percentile of a decision is above ``--limit-ms``.
"""

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from agent.bootstrap import App, build
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.drafts import Proposal
from agent.settings import Settings
from evals.bench.timing import machine

TODAY = dt.date(2026, 11, 22)
ACCOUNT = "Nordwerk Antriebe GmbH"
_PLAIN = "Guten Tag Frau Kröger,\n\nvielen Dank für das Gespräch. Wir melden uns in der kommenden Woche.\n\nViele Grüße"
_FIGURE = "Guten Tag Frau Kröger,\n\nIhr Abruf steht bei {{F:call_off}}.\n\nViele Grüße"
Times = dict[str, list[float]]


class Bench:
    def __init__(self, app: App) -> None:
        self.app, self.user = app, app.identity.user("k.brandt")
        self.times: Times = {}

    def timed(self, what: str, call: Callable[[], object]) -> None:
        start = time.perf_counter()
        call()
        self.times.setdefault(what, []).append((time.perf_counter() - start) * 1000)

    def proposal(self, number: int) -> Proposal:
        text = _FIGURE if number % 2 else _PLAIN
        given = {"subject": "Unser Gespräch", "to": ("s.kroeger@nordwerk.example",), "typed": True}
        return Proposal(DraftKind.EMAIL, ACCOUNT, text, Language.DE, **given)  # type: ignore[arg-type]

    def one(self, number: int) -> None:
        """A draft from the proposal to the file."""
        made: list[Draft] = []
        self.timed("propose", lambda: made.append(self.app.desk.propose(self.user, self.proposal(number))))
        (draft,) = made
        self.timed(
            "show", lambda: self.app.draft_view.card(self.user, self.app.desk.get(self.user, draft.id), Language.DE)
        )
        self.timed("approve", lambda: self.app.approvals.approve(self.user, draft.id, draft.digest))
        self.timed("deliver to .eml", self.app.outbox.deliver)

    def rejected(self, number: int) -> None:
        draft = self.app.desk.propose(self.user, self.proposal(number))
        self.timed("reject", lambda: self.app.approvals.reject(self.user, draft.id, draft.digest, "Nein."))

    def listed(self, pending: int, runs: int) -> None:
        """Copies of one draft, as many as wait on a very bad day."""
        draft = self.app.desk.propose(self.user, self.proposal(1))
        with self.app.database.together():
            for _ in range(pending - 1):
                self.app.drafts.create(replace(draft, id=str(uuid4())))
        for _ in range(runs):
            self.timed(f"list, {pending:,} pending", lambda: _lines(self.app, self.user))


def _lines(app: App, user: User) -> Sequence[Mapping[str, object]]:
    return [app.draft_view.line(draft, Language.DE) for draft in app.desk.find(user)]


def percentile(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def report(times: Times) -> None:
    print(f"{'ms':24}{'n':>6}{'median':>9}{'p95':>9}{'most':>9}")
    for what, taken in times.items():
        values = (statistics.median(taken), percentile(taken, 0.95), max(taken))
        print(f"{what:24}{len(taken):6}" + "".join(f"{value:9.1f}" for value in values))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    options.add_argument("--runs", type=int, default=200)
    options.add_argument("--pending", type=int, default=1_000)
    options.add_argument("--limit-ms", type=float, default=50.0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = build(Settings(home=chosen.home or Path(folder), today=TODAY))
        bench = Bench(app)
        bench.one(0)  # what is read and built once is not counted
        bench.one(1)
        bench.times.clear()
        for number in range(chosen.runs):
            bench.one(number)
            bench.rejected(number)
        bench.listed(chosen.pending, max(chosen.runs // 10, 3))
        print(
            f"{machine()}; demo world, {len(app.audit.entries()):,} entries in the audit chain, which holds:", end=" "
        )
        print(app.audit.verify().holds)
        report(bench.times)
        app.close()
    decided = [*bench.times["approve"], *bench.times["reject"]]
    return 0 if max(statistics.median(decided), percentile(decided, 0.95)) < chosen.limit_ms else 1


if __name__ == "__main__":
    sys.exit(main())
