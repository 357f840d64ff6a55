"""Clauses for the tests of the policy index, and a Chroma server of their own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import httpx

from agent.domain.nda.policy import Bilingual, PolicyClause, Presence, Severity

CHROMA = Path(sys.executable).with_name("chroma")
NOTHING = Bilingual("—", "—")


def clause(topic: str, de: str, en: str) -> PolicyClause:
    """A clause whose wording stands in the given languages only."""
    name = f"NDA-{topic.upper()}"
    return PolicyClause(
        name, 1, date(2026, 1, 1), topic, True, Presence.REQUIRED, Severity.NEGOTIABLE, "legal",
        title=NOTHING, position=Bilingual(de, en), deviates=NOTHING, contradicts=NOTHING,
        preferred=NOTHING, fallback=NOTHING, walk_away=NOTHING, readings={},
    )  # fmt: skip


# each wording in one language only
CLAUSES = [
    clause("copies", "—", "Photographs may be taken in the paint shop on Tuesdays."),
    clause("term", "—", "Visitors must wear safety shoes on the shop floor."),
    clause("venue", "Der Hund darf nicht mit in die Kantine.", "—"),
    clause("marking", "Der Parkplatz ist nachts geschlossen.", "—"),
]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def chroma_server(folder: Path) -> Iterator[str]:
    """The address of a real server, on a port of its own."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [str(CHROMA), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while not answers(url):
            assert server.poll() is None, "the Chroma server has ended"
            assert time.monotonic() < until, "the Chroma server does not answer"
            time.sleep(0.05)
        yield url
    finally:
        server.kill()
        server.wait()


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/api/v2/heartbeat", timeout=2).is_success
    except httpx.HTTPError:
        return False
