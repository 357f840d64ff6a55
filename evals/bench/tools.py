"""How long each tool of the assistant takes in the demo world, and how much of that is the tool's own.

    .venv/bin/python -m evals.bench.tools [--runs N] [--home DIR]

Through the tool box, as the chat calls it: arguments checked, service asked, answer told, facts numbered, JSON made.
Own time is what is left when the calls of services are taken away: what a tool adds to what the shell and the page pay.
"""

import argparse
import datetime as dt
import hashlib
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from agent.bootstrap import App, build
from agent.domain.assistant.conversation import File
from agent.domain.identity import User
from agent.domain.language import Language
from agent.settings import Settings
from agent.tools.registry import ToolBox
from agent.tools.services import Services
from agent.tools.tool import Context
from agent.tools.toolset import toolbox
from evals.bench.timing import machine

TODAY = dt.date(2026, 11, 22)
NORDWERK, HELIOTEC = "Nordwerk Antriebe GmbH", "Heliotec AG"
LIMIT = 0.3  # seconds
NDA = """Geheimhaltungsvereinbarung

Die Parteien prüfen eine Zusammenarbeit. Die empfangende Partei hält alle vertraulichen Informationen geheim.

Für jeden Verstoß zahlt sie eine Vertragsstrafe von 250.000 Euro.

Die Geheimhaltung gilt zehn Jahre. Es gilt deutsches Recht. Gerichtsstand ist Bremen.
"""
# without draft_reorder: a second proposal for the same articles and week is refused
CALLS: Sequence[tuple[str, dict[str, Any]]] = (
    ("query_kpi", {"kpi": "otif", "account": NORDWERK}),
    ("query_kpi", {"kpi": "call_off"}),
    ("query_kpi", {"kpi": "all", "account": NORDWERK}),
    ("list_run_outs", {}),
    ("propose_reorders", {}),
    ("propose_reorders", {"article": "MC-10521"}),
    ("contact_history", {"contact": "Sabine Kröger"}),
    ("overdue_contacts", {}),
    ("list_escalations", {"status": "all"}),
    ("search_policy", {"query": "Vertragsstrafe"}),
    ("decision_right", {"question": "Darf ich diese NDA unterschreiben?"}),
    ("review_nda", {}),
    ("draft_escalation", {"contract": "RV-2024-017"}),
    ("draft_account_plan", {"account": HELIOTEC}),
    ("draft_email", {"account": NORDWERK, "purpose": "forecast_request"}),
    ("draft_briefing", {"account": NORDWERK}),
    ("draft_price_preparation", {"account": HELIOTEC}),
    ("list_approvals", {}),
)


class Clocked:
    """A service whose calls are timed; what it gives is not looked into."""

    def __init__(self, service: Any, spent: list[float]) -> None:
        self._service, self._spent = service, spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._service, name)
        return timed(found, self._spent) if callable(found) else found


def timed(call: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def run(*args: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return call(*args, **named)
        finally:
            spent.append(time.perf_counter() - start)

    return run


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds, the median: of a whole call, and of it what is the tool's own."""

    name: str
    whole: float
    own: float


class Bench:
    def __init__(self, app: App, runs: int) -> None:
        self._spent: list[float] = []
        self._user: User = app.identity.user("k.brandt")
        self._files = (uploaded(app),)
        self._box: ToolBox = toolbox(clocked(app.tool_services(), self._spent))
        self._runs = runs

    def taken(self, name: str, args: dict[str, Any]) -> Taken:
        self._call(name, args)  # what is built once is not counted
        pairs = [self._call(name, args) for _ in range(self._runs)]
        return Taken(told(name, args), *(statistics.median(column) for column in zip(*pairs, strict=True)))

    def _call(self, name: str, args: dict[str, Any]) -> tuple[float, float]:
        context = Context(self._user, Language.DE, files=self._files, request=str(uuid.uuid4()))
        self._spent.clear()
        start = time.perf_counter()
        answer, json = self._box.call(context, name, args, 1)
        whole = time.perf_counter() - start
        if answer is None:
            raise SystemExit(f"{name}: {json}")
        return whole, whole - sum(self._spent)


def clocked(services: Services, spent: list[float]) -> Services:
    """Every service of it is timed; the clock and the folder are no services."""
    kept = ("clock", "upload_path")

    def wrapped(name: str) -> Any:
        given = getattr(services, name)
        if name in kept:
            return given
        return timed(given, spent) if name == "run_review" else lambda: Clocked(given(), spent)

    return Services(**{each.name: wrapped(each.name) for each in fields(Services)})


def uploaded(app: App) -> File:
    file = File(str(uuid.uuid4()), "NDA.txt", hashlib.sha256(NDA.encode()).hexdigest())
    app.upload_path(file.id).write_text(NDA, encoding="utf-8")
    return file


def told(name: str, args: dict[str, Any]) -> str:
    return f"{name}({', '.join(str(value) for value in args.values())})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--home", type=Path, help="A folder that is kept; default: one that goes afterwards.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        app = build(Settings(home=given.home or Path(folder), today=TODAY))
        try:
            bench = Bench(app, given.runs)
            print(f"{machine()}, demo world, median of {given.runs}\n\n{'tool':66} {'ms':>7} {'own ms':>7}")
            for name, args in CALLS:
                taken = bench.taken(name, args)
                slow = "  over 300" if taken.whole > LIMIT else ""
                print(f"{taken.name:66} {taken.whole * 1000:7.1f} {taken.own * 1000:7.1f}{slow}")
        finally:
            app.close()


if __name__ == "__main__":
    main()
