"""How long the pages take at a million order lines, and how much a first load is.

    .venv/bin/python -m evals.bench.pages [--home DIR] [--lines N] [--rounds N]

The real application over HTTP on a loopback port. Every page is asked for once after new data ("cold": then what
takes long to gather comes after the page, and "whole after" says when it was there) and then ``rounds`` times by a key
account manager and by the Head of Sales, who sees all accounts. The first load is the start page with everything that
its HTML, style sheets and scripts name, as sent.
"""

import argparse
import datetime as dt
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn

from agent.bootstrap import App, build
from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.settings import Settings
from api.app import create_app
from evals.bench.timing import machine

TODAY = dt.date(2026, 11, 22)
LIMIT_MS, LIMIT_BYTES = 150, 150_000
KAM, HEAD = "k.brandt", "h.sommer"
_MOST_S = 240.0  # for a page to be whole
_ACCOUNTS = 12  # of the Head of Sales, spread over all
_NAMED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_IMPORTED = re.compile(r'from "(\.{1,2}/[^"]+)"')
_PENDING = re.compile(r'hx-trigger="load')


@dataclass
class Page:
    user: str
    path: str
    cold: float = 0.0
    whole: float = 0.0
    times: list[float] = field(default_factory=list)


@contextmanager
def served(app: App) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(app), port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def pages(app: App) -> list[Page]:
    accounts = [each.id for each in app.accounts.of(app.identity.user(HEAD))]
    spread = accounts[:: max(1, len(accounts) // _ACCOUNTS)][:_ACCOUNTS]
    user = app.identity.user(KAM)
    own = [each.id for each in app.accounts.of(user)]
    article = app.reorders.proposals(user).proposals[0].article
    draft = app.made_drafts.make(user, DraftRequest(DraftKind.BRIEFING, article.account))
    fixed = ("/", "/chat", "/approvals", "/nda", "/accounts", "/supply", "/policies", "/policies/rights", "/audit")
    asked = [Page(user, path) for user in (KAM, HEAD) for path in fixed]
    asked += [Page(KAM, f"/accounts/{each}") for each in own]
    asked += [Page(KAM, f"/supply?account={each}") for each in own]
    asked += [Page(KAM, f"/supply/{article.id}"), Page(KAM, f"/approvals/{draft.id}")]
    asked += [Page(HEAD, f"/accounts/{each}") for each in spread]
    asked += [Page(HEAD, f"/supply?account={each}") for each in spread]
    return asked


class Browser:
    def __init__(self, address: str, user: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=60, cookies={"kam_user": user, "kam_language": "de"})

    def get(self, path: str) -> tuple[float, str]:
        """Milliseconds, and the page. A page that is none is a mistake of this bench."""
        begin = time.perf_counter()
        answer = self._client.get(path)
        taken = (time.perf_counter() - begin) * 1000
        answer.raise_for_status()
        return taken, answer.text

    def packed(self, path: str) -> tuple[int, str]:
        """Bytes as sent."""
        with self._client.stream("GET", path) as answer:
            raw = b"".join(answer.iter_raw())
        return len(raw), self._client.get(path).text

    def whole(self, path: str) -> float:
        """Seconds until nothing of the page is still on its way."""
        begin = time.perf_counter()
        while _PENDING.search(self.get(path)[1]):
            if time.perf_counter() - begin > _MOST_S:
                return float("inf")
            time.sleep(0.2)
        return time.perf_counter() - begin


def measure(address: str, asked: Sequence[Page], rounds: int) -> None:
    browsers = {user: Browser(address, user) for user in (KAM, HEAD)}
    for user, browser in browsers.items():  # what a process does once, for whatever page comes first
        browser.get(f"/nda?{user}")
    for page in asked:
        page.cold = browsers[page.user].get(page.path)[0]
        page.whole = browsers[page.user].whole(page.path)
        print(f"{page.path} for {page.user}: whole after {page.whole:.1f} s", file=sys.stderr, flush=True)
    for _ in range(rounds):
        for page in asked:
            page.times.append(browsers[page.user].get(page.path)[0])


def first_load(address: str) -> dict[str, int]:
    """Bytes by file of the start page in a browser that knows nothing yet."""
    browser = Browser(address, KAM)
    size, text = browser.packed("/")
    found, left = {"/": size}, _NAMED.findall(text)
    while left:
        path = left.pop()
        if path not in found:
            found[path], text = browser.packed(path)
            folder = Path(path).parent
            left += [str(_joined(folder, each)) for each in _IMPORTED.findall(text)] if path.endswith(".js") else []
    return found


def _joined(folder: Path, relative: str) -> Path:
    for part in Path(relative).parts:
        folder = folder.parent if part == ".." else folder / part
    return folder


def percentile(times: Sequence[float], share: float) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def report(asked: Sequence[Page], load: dict[str, int], rounds: int) -> bool:
    print(f"{'page':48}{'who':10}{'median ms':>10}{'p95 ms':>9}{'cold ms':>9}{'whole after s':>15}")
    for page in asked:
        median, late = statistics.median(page.times), percentile(page.times, 0.95)
        print(f"{page.path:48}{page.user:10}{median:10.1f}{late:9.1f}{page.cold:9.1f}{page.whole:15.1f}")
    times = [each for page in asked for each in page.times]
    cold = [page.cold for page in asked]
    late, worst = percentile(times, 0.95), percentile([*times, *cold], 0.95)
    print(f"All pages, {rounds} rounds: p95 {late:.1f} ms (limit {LIMIT_MS}); with the first of each: {worst:.1f} ms.")
    total = sum(load.values())
    print(f"First load of the start page: {total:,} bytes in {len(load)} files (limit {LIMIT_BYTES:,}).")
    for path, size in sorted(load.items(), key=lambda each: -each[1])[:6]:
        print(f"  {size:>8,}  {path}")
    return late <= LIMIT_MS and total <= LIMIT_BYTES


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--home", type=Path, help="folder that keeps the world (default: a new one, thrown away)")
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = chosen.home or Path(folder) / "home"
        app = build(Settings(home=home, cache=Path(folder) / "cache", today=TODAY, requests_per_minute=1_000_000))
        if not app.facts_store.exists:
            app.demo.make(app.identity.user(HEAD), lines=chosen.lines)
        tables = app.facts.info().tables
        print(f"{machine()}; {tables['order_lines']:,} order lines, {tables['customers']:,} customers")
        with served(app) as address:
            asked = pages(app)
            measure(address, asked, chosen.rounds)
            load = first_load(address)
        done = report(asked, load, chosen.rounds)
        app.close()
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
