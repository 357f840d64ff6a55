"""What one thing that somebody does costs, and how many key account managers a set-up carries.

    .venv/bin/python -m evals.bench.capacity [--lines N] [--runs N] [--home DIR]

Measured in one process, over a world of a million order lines, on SQLite or, with KAM_DATABASE_URL, on PostgreSQL:
seconds of the processor (of the process and what it started), seconds during which the one lock of all writers was
held, and bytes that stay. From that and from what a key account manager does in a day (`USE`, our assumption) follows
which limit of the set-up of `compose.yaml` comes first. Prints the tables of `docs/capacity.md`.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, text

from agent.bootstrap import App, build
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.jobs.reviews import Order
from agent.settings import Settings
from api.app import create_app
from evals.bench.approvals import Bench
from evals.bench.batches import texts
from evals.bench.capacity_model import USE, Cost, limits, needed
from evals.bench.pages import HEAD, KAM, TODAY, pages
from evals.bench.timing import machine

_PENDING = 'hx-trigger="load'
_ACCOUNTS = 25  # of a key account manager
_ADDRESS, _LOOPBACK = "http://127.0.0.1", ("127.0.0.1", 50_000)
_QUESTION = "Wie steht OTIF bei {}?"


class Meter:
    """What the process and the state used since the last look."""

    def __init__(self, app: App) -> None:
        self._app, self._held = app, threading.local()
        self.writing = 0.0
        dialect = app.database.engine.dialect
        event.listen(app.database.engine, "begin", self._began)  # after the listener that takes the lock
        for name in ("do_commit", "do_rollback"):
            setattr(dialect, name, self._ending(getattr(dialect, name)))

    def _began(self, connection: Connection) -> None:
        if not connection.get_execution_options().get("read_only"):
            self._held.since = time.perf_counter()

    def _ending(self, end: Callable[[Any], None]) -> Callable[[Any], None]:
        def ended(connection: Any) -> None:
            end(connection)
            since, self._held.since = getattr(self._held, "since", None), None
            self.writing += time.perf_counter() - since if since else 0.0

        return ended

    def processor(self) -> float:
        used = os.times()
        return used.user + used.system + used.children_user + used.children_system

    def stored(self) -> int:
        """Of the state, and of documents that are kept beside it."""
        home = self._app.settings.home
        kept = sum(each.stat().st_size for name in ("uploads", "outbox") for each in (home / name).rglob("*"))
        with self._app.database.reading() as session:
            if self._app.settings.postgresql_url:
                return kept + int(session.scalar(text("select pg_database_size(current_database())")) or 0)
            pages, free = (session.scalar(text(f"pragma {name}")) for name in ("page_count", "freelist_count"))
            return kept + (int(pages or 0) - int(free or 0)) * 4096


def measured(meter: Meter, name: str, runs: int, once: Callable[[int], object]) -> Cost:
    """After one that is not counted: what is read and built once."""
    once(0)
    processor, writing, stored = meter.processor(), meter.writing, meter.stored()
    for number in range(1, runs + 1):
        once(number)
    used, held = meter.processor() - processor, meter.writing - writing
    cost = Cost(name, used / runs, held / runs, max(0, meter.stored() - stored) / runs)
    print(f"{name}: {cost.processor * 1000:.1f} ms of the processor", file=sys.stderr, flush=True)
    return cost


@contextmanager
def world(home: Path, lines: int) -> Iterator[App]:
    app = build(Settings(home=home, today=TODAY, requests_per_minute=1_000_000))
    if not app.facts_store.exists:
        app.demo.make(app.identity.user(HEAD), lines=lines)
    yield app
    app.close()


def costs(app: App, client: TestClient, runs: int) -> list[Cost]:
    users = people(app)
    start = morning(app, users)
    meter, said = Meter(app), as_user(KAM)
    paths = [page.path for page in pages(app) if page.user == KAM]
    threads = [client.post("/api/threads", json={}, headers=as_user(each.id)).json()["id"] for each in users]
    bench, documents = Bench(app), texts(runs + 1, 7)

    def page(number: int) -> None:
        client.get(paths[number % len(paths)], headers=said).raise_for_status()

    def chat(number: int) -> None:
        thread, user = threads[number % len(users)], users[number % len(users)]  # each may ask so often a minute
        asked = {"text": _QUESTION.format(min(user.accounts))}
        client.post(f"/api/threads/{thread}/messages", json=asked, headers=as_user(user.id)).raise_for_status()

    def review(number: int) -> None:
        stored = app.reviews.request(app.user(), "nda.txt", "0" * 64, Language.DE)
        path = app.upload_path(stored.id)
        path.write_text(documents[number], encoding="utf-8")
        app.runner.run(Order(stored, path))

    for number in range(len(paths)):  # whole, before they are counted
        while _PENDING in client.get(paths[number], headers=said).text:
            time.sleep(0.05)
    return [
        measured(meter, "page", runs * 4, page),
        start,
        measured(meter, "chat", runs, chat),
        measured(meter, "draft", runs, bench.one),
        measured(meter, "nda", runs, review),
    ]


def people(app: App) -> list[User]:
    """So many key account managers as it takes to look after all accounts."""
    names = [each.name for each in app.accounts.of(app.identity.user(HEAD))]
    shares = [frozenset(names[at : at + _ACCOUNTS]) for at in range(0, len(names), _ACCOUNTS)]
    made = [
        User(f"kam-{at}", f"Person {at}", f"kam-{at}@melchers.example", frozenset({Role.KAM}), share)
        for at, share in enumerate(shares)
    ]
    app.identity.add(made)
    return made


def as_user(user: str) -> dict[str, str]:
    return {"cookie": f"kam_user={user}; kam_language=de"}


def morning(app: App, users: Sequence[User]) -> Cost:
    """Everybody's start page, once, until it is whole: nothing of the new facts has been read yet."""
    fresh = build(app.settings)
    with TestClient(create_app(fresh), base_url=_ADDRESS, client=_LOOPBACK) as client:
        meter = Meter(fresh)
        before = meter.processor()
        for user in users:
            while _PENDING in client.get("/", headers=as_user(user.id)).raise_for_status().text:
                time.sleep(0.2)
        used = meter.processor() - before
    fresh.close()
    print(f"start: {len(users)} people of {_ACCOUNTS} accounts, {used:.1f} s of the processor", file=sys.stderr)
    return Cost("start", used / len(users), meter.writing / len(users), 0)


def report(found: Sequence[Cost]) -> None:
    print("| What | a day and KAM | processor | writers' lock | stays |")
    print("|---|---:|---:|---:|---:|")
    for cost in found:
        use = USE[cost.name]
        figures = f"{cost.processor * 1000:.0f} ms | {cost.writing * 1000:.1f} ms | {cost.stored / 1000:.1f} kB"
        print(f"| {use.told} | {use.a_day:g} | {figures} |")
    print("\n| Limit | carries so many KAMs | what moves it |")
    print("|---|---:|---|")
    for limit in limits(found):
        print(f"| {limit.told} | {limit.people:,.0f} | {limit.moved_by} |")
    print("\n| KAMs | requests a second, busiest hour | cores of servers | cores of workers | writers' lock | a year |")
    print("|---:|---:|---:|---:|---:|---:|")
    for people in (10, 100, 300, 1_000):
        need = needed(found, people)
        print(
            f"| {people:,} | {need.requests:.1f} | {need.servers:.2f} | {need.workers:.2f} | {need.lock:.1%}"
            f" | {need.gigabytes:.1f} GB |"
        )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--home", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=50)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, world(chosen.home or Path(folder) / "home", chosen.lines) as app:
        tables, state = app.facts.info().tables, "PostgreSQL" if app.settings.postgresql_url else "SQLite"
        print(f"{machine()}; {tables['order_lines']:,} order lines, {tables['customers']:,} customers; {state}\n")
        with TestClient(create_app(app), base_url=_ADDRESS, client=_LOOPBACK) as client:
            report(costs(app, client, chosen.runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
