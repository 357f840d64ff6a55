"""How long a draft takes without a model, by kind, for the largest account of the demo world.

    .venv/bin/python -m evals.bench.drafts [--runs N] [--home DIR] [--limit-ms MS]

From the question to the stored draft, as shell, API and chat ask for it: gather, compose, check, digest, commit. Twice:
"first" is the first draft after the data changed (the facts are published anew before each, which is not counted),
"again" the next one of the same kind. Of each the median of wall clock and processor time: on a machine that does
something else as well only the latter says much, and that of the readings made alongside counts twice. The last lines
are the files of an account plan. Fails when a median of wall clock is above ``--limit-ms``, or a file takes 3 seconds.
"""

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent.bootstrap import App, build
from agent.domain.document_model.document import FileFormat
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.settings import Settings
from evals.bench.timing import machine

TODAY = dt.date(2026, 11, 22)
ACCOUNT = "Nordwerk Antriebe GmbH"
FILE_LIMIT = 3_000  # ms
KINDS: dict[DraftKind, dict[str, str]] = {
    DraftKind.ESCALATION: {},
    DraftKind.EMAIL: {"purpose": "forecast_request"},
    DraftKind.BRIEFING: {},
    DraftKind.PRICE_PREPARATION: {},
    DraftKind.ACCOUNT_PLAN: {},
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of one call."""

    wall: float
    processor: float


class Bench:
    def __init__(self, app: App) -> None:
        self.app, self._user = app, app.identity.user("k.brandt")

    def draft(self, kind: DraftKind) -> Draft:
        given = {"kind": kind, "account": ACCOUNT, "request_id": str(uuid.uuid4()), **KINDS[kind]}
        return self.app.drafting.draft(self._user, DraftRequest(**given))  # type: ignore[arg-type]

    def pair(self, kind: DraftKind) -> tuple[Taken, Taken]:
        """The first draft of the kind after the data changed, and the next one."""
        self.publish_again()
        return taken(lambda: self.draft(kind)), taken(lambda: self.draft(kind))

    def publish_again(self) -> None:
        """The same facts as another version, opened: nothing that was read before may be used."""
        store = self.app.facts_store
        store.amend(store.info().version, lambda _connection: None)

    def file(self, draft: Draft, file_format: FileFormat) -> Taken:
        return taken(lambda: self.app.draft_documents.file(self._user, draft.id, file_format))


def taken(call: Callable[[], object]) -> Taken:
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return Taken((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def median(found: Sequence[Taken]) -> Taken:
    return Taken(statistics.median(each.wall for each in found), statistics.median(each.processor for each in found))


def _cells(found: Sequence[Taken]) -> str:
    middle = median(found)
    return f"{middle.wall:10.0f}{middle.processor:8.0f}{min(each.wall for each in found):8.0f}"


def drafts(bench: Bench, runs: int, limit: float) -> bool:
    """Prints a line a kind; True when no median is above ``limit``."""
    print(f"{'ms':20}{'first':>10}{'cpu':>8}{'least':>8}{'again':>10}{'cpu':>8}{'least':>8}")
    kept = True
    for kind in KINDS:
        bench.draft(kind)  # what is imported and built once is not counted
        first, again = zip(*(bench.pair(kind) for _ in range(runs)), strict=True)
        kept = kept and max(median(first).wall, median(again).wall) <= limit
        print(f"{kind.value:20}{_cells(first)}{_cells(again)}", flush=True)
    return kept


def files(bench: Bench, runs: int) -> bool:
    plan, kept = bench.draft(DraftKind.ACCOUNT_PLAN), True
    for file_format in (FileFormat.DOCX, FileFormat.PDF):
        bench.file(plan, file_format)
        found = [bench.file(plan, file_format) for _ in range(runs)]
        kept = kept and median(found).wall <= FILE_LIMIT
        print(f"{f'plan as {file_format.value}':20}{'':26}{_cells(found)}", flush=True)
    return kept


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--home", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    options.add_argument("--limit-ms", type=float, default=300.0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = build(Settings(home=chosen.home or Path(folder), today=TODAY))
        try:
            print(f"{machine()}; demo world, {ACCOUNT}, median of {chosen.runs}")
            bench = Bench(app)
            kept = [drafts(bench, chosen.runs, chosen.limit_ms), files(bench, chosen.runs)]
        finally:
            app.close()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
