"""How many people chat at once: real servers, real sockets, a scripted model.

    .venv/bin/python -m evals.bench.chats [--chats N] [--minutes M] [--pause S] [--servers N] [--limit-mb-per-1000 MB]

Starts ``kam serve`` (``--servers`` of them, which needs a state that processes may share: KAM_DATABASE_URL), an
endpoint that answers at once from a process of its own, and so many people, each with a conversation. Each asks for a
figure, reads the stream to its end, waits ``--pause`` seconds on average and asks again. Prints turns, errors by kind,
median and 95th percentile, the turns a second, and the memory of the servers over time; the growth is that of a line
through the second half, by thousand turns (of a quarter of an hour and more: before, caches fill). Fails on an error,
and where memory grows faster than a given limit.
"""

import argparse
import asyncio
import json
import math
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from agent.bootstrap import build
from agent.domain.identity import Role, User
from agent.settings import Settings
from evals.bench.approvals import percentile
from evals.bench.assistant import ACCOUNTS, TODAY, served
from evals.bench.timing import machine

_SERVE = "import sys; from agent.cli import main; sys.argv = ['kam', 'serve', '--port', sys.argv[1]]; main()"
_EVERY_S = 5.0  # a look at the memory
_START_S, _TURN_S = 120.0, 120.0
_SEED = 7


@dataclass
class Seen:
    """``memory``: megabytes of all servers, with the turns answered by then."""

    turns: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[int, float]] = field(default_factory=list)


@contextmanager
def server(home: Path, model: str) -> Iterator[tuple[str, int]]:
    """Its address and process id."""
    port = _free_port()
    given = {"KAM_HOME": str(home), "KAM_MODEL_URL": model, "KAM_MODEL_NAME": "scripted", "KAM_TODAY": str(TODAY)}
    limits = {"KAM_REQUESTS_PER_MINUTE": "1000000"}
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(port)], env=os.environ | given | limits, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"{address}/healthz").status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server does not answer")


def people(home: Path, count: int) -> list[str]:
    """The demo world, and so many people who serve its accounts."""
    app = build(Settings(home=home, today=TODAY))
    app.demo.ensure()
    ids = [f"chat-{number}" for number in range(count)]
    accounts, roles = frozenset(ACCOUNTS), frozenset({Role.KAM})
    app.identity.add([User(each, f"Person {each}", f"{each}@melchers.example", roles, accounts) for each in ids])
    app.close()
    return ids


@dataclass(frozen=True)
class Talk:
    """One person at one server."""

    client: httpx.AsyncClient
    user: str
    number: int
    seen: Seen

    async def until(self, end: float, pause: float, dice: random.Random) -> None:
        await asyncio.sleep(dice.uniform(0, pause))  # people do not begin together
        thread = (await self.client.post("/api/threads", json={}, headers=self._who)).json()["id"]
        while time.monotonic() < end:
            await self._turn(thread)
            await asyncio.sleep(dice.uniform(0.5, 1.5) * pause)

    @property
    def _who(self) -> dict[str, str]:
        return {"cookie": f"kam_user={self.user}; kam_language=de", "accept": "text/event-stream"}

    async def _turn(self, thread: str) -> None:
        asked = {"text": f"Wie steht OTIF bei {ACCOUNTS[self.number % len(ACCOUNTS)]}?"}
        began = time.perf_counter()
        try:
            wrong = await self._answer(f"/api/threads/{thread}/messages", asked)
        except httpx.HTTPError as error:
            wrong = type(error).__name__
        self.seen.turns.append((time.perf_counter() - began) * 1000)
        if wrong:
            self.seen.failed[wrong] += 1

    async def _answer(self, path: str, asked: dict[str, str]) -> str:
        """What was wrong with it: the status, the error that the stream told, an answer without a figure."""
        name, said = "", {}
        async with self.client.stream("POST", path, json=asked, headers=self._who) as stream:
            if stream.status_code != httpx.codes.OK:
                return f"status {stream.status_code}"
            async for line in stream.aiter_lines():
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: ") and name in ("message", "error"):
                    said = json.loads(line[6:])
        if name != "message":
            return f"error {said.get('error', {}).get('code', 'no end')}"
        return "" if said["facts"] and not said.get("stopped") else "no figure"


async def _chat(
    addresses: Sequence[str], pids: Sequence[int], users: Sequence[str], chosen: argparse.Namespace
) -> Seen:
    seen, dice = Seen(), random.Random(_SEED)  # noqa: S311 - pauses
    # kept for less long than the server keeps them: else one is sometimes closed at the moment of its next use
    many = httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=2.0)
    async with AsyncExitStack() as opened:
        made = (httpx.AsyncClient(base_url=each, timeout=_TURN_S, limits=many) for each in addresses)
        clients = [await opened.enter_async_context(client) for client in made]
        for client in clients:  # what a server loads once
            await Talk(client, users[0], 0, Seen()).until(time.monotonic() + 0.1, 0, dice)
        end = time.monotonic() + chosen.minutes * 60
        talks = [Talk(clients[number % len(clients)], user, number, seen) for number, user in enumerate(users)]
        watch = asyncio.create_task(_watch(pids, seen))
        await asyncio.gather(*(talk.until(end, chosen.pause, dice) for talk in talks))
        watch.cancel()
    seen.memory.append((len(seen.turns), _megabytes(pids)))
    return seen


async def _watch(pids: Sequence[int], seen: Seen) -> None:
    while True:
        seen.memory.append((len(seen.turns), _megabytes(pids)))
        await asyncio.sleep(_EVERY_S)


def _megabytes(pids: Sequence[int]) -> float:
    return sum(_resident(each) for each in pids) / 1024


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def growth(memory: Sequence[tuple[int, float]]) -> float:
    """Megabytes by thousand turns: the slope of a line through the second half."""
    late = memory[len(memory) // 2 :]
    if len({turns for turns, _ in late}) < 2:
        return 0.0
    return statistics.linear_regression(*zip(*late, strict=True)).slope * 1000


def report(seen: Seen, minutes: float, limit: float) -> bool:
    late, grown = percentile(seen.turns, 0.95), growth(seen.memory)
    print(f"{len(seen.turns)} turns, {len(seen.turns) / minutes / 60:.1f} a second; ", end="")
    print(f"median {statistics.median(seen.turns):.0f} ms, p95 {late:.0f} ms, most {max(seen.turns):.0f} ms")
    first, last, most = seen.memory[0][1], seen.memory[-1][1], max(each for _, each in seen.memory)
    print(f"memory of the servers: {first:.0f} MB at first, {most:.0f} MB at most, {last:.0f} MB at last; ", end="")
    print(f"{grown:+.1f} MB by 1,000 turns in the second half (limit {limit:g})")
    for reason, count in seen.failed.most_common():
        print(f"FAILED {count:6}  {reason}")
    return not seen.failed and grown <= limit


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--chats", type=int, default=200)
    options.add_argument("--minutes", type=float, default=2.0)
    options.add_argument("--pause", type=float, default=30.0)
    options.add_argument("--servers", type=int, default=1)
    options.add_argument("--limit-mb-per-1000", type=float, default=math.inf)
    chosen = options.parse_args()
    print(f"{machine()}; {chosen.chats} chats, {chosen.servers} server(s), pause {chosen.pause:g} s")
    with tempfile.TemporaryDirectory() as folder, served() as model, ExitStack() as running:
        users = people(Path(folder), chosen.chats)
        servers = [running.enter_context(server(Path(folder), model)) for _ in range(chosen.servers)]
        addresses, pids = zip(*servers, strict=True)
        seen = asyncio.run(_chat(addresses, pids, users, chosen))
    return 0 if report(seen, chosen.minutes, chosen.limit_mb_per_1000) else 1


if __name__ == "__main__":
    sys.exit(main())
