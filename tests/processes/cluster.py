"""Servers and workers as real processes on one folder, PostgreSQL and Chroma server, to be talked to, and killed."""

import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

ROOT = Path(__file__).parents[2]
_KAM = "from agent.cli.main import main; main()"
_PATIENCE_S = 240  # a loaded machine is no failure


@dataclass
class Cluster:
    home: Path
    database_url: str
    chroma_url: str = ""
    more: dict[str, str] = field(default_factory=dict)
    running: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    _clients: dict[tuple[str, str], httpx2.Client] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, name: str) -> None:
        process = self._start(name, "serve", "--port", "0")
        self.addresses[name] = _first_line(process).strip()

    def work(self, name: str) -> None:
        process = self._start(name, "worker", "--id", name, "--concurrency", "1")
        assert name in _first_line(process), (self.home / f"{name}.log").read_text(encoding="utf-8")

    def start(self, name: str) -> None:
        (self.serve if name.startswith("api") else self.work)(name)

    def kill(self, name: str) -> None:
        self.running[name].send_signal(signal.SIGKILL)
        self.running.pop(name).communicate()

    def client(self, name: str, user: str = "k.brandt") -> httpx2.Client:
        """One for each address and user, closed with the cluster."""
        address = self.addresses[name]
        with self._making:
            if (address, user) not in self._clients:
                made = httpx2.Client(base_url=address, cookies={"kam_user": user}, timeout=120)
                self._clients[address, user] = made
            return self._clients[address, user]

    def any_client(self, number: int) -> httpx2.Client:
        """One of the servers that run."""
        names = sorted(name for name in self.running if name.startswith("api"))
        return self.client(names[number % len(names)])

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
        self._clients.clear()
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
        self.running.clear()

    def mails(self) -> list[Path]:
        return sorted((self.home / "outbox").glob("*.eml"))

    def _start(self, name: str, *arguments: str) -> "subprocess.Popen[str]":
        log = (self.home / f"{name}.log").open("a", encoding="utf-8")
        process = subprocess.Popen(
            self._command(*arguments), env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT
        )
        log.close()
        self.running[name] = process
        return process

    def shell(self, *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A command of `kam`, to its end."""
        environment = {**self._environment, **more}
        return subprocess.run(
            self._command(*arguments), env=environment, capture_output=True, text=True, cwd=ROOT, timeout=_PATIENCE_S
        )

    @staticmethod
    def _command(*arguments: str) -> list[str]:
        return [sys.executable, "-c", _KAM, *arguments]

    @property
    def _environment(self) -> dict[str, str]:
        settings = {
            "KAM_HOME": str(self.home),
            "KAM_DATABASE_URL": self.database_url,
            "KAM_CHROMA_URL": self.chroma_url,
            "KAM_TODAY": "2026-11-22",
            "KAM_REQUESTS_PER_MINUTE": "100000",
            "PYTHONPATH": str(ROOT),
            **self.more,
        }
        return {**os.environ, **settings}


def _first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)
        assert ready.select(_PATIENCE_S), "it does not start"
    return process.stdout.readline()


def until(found: Callable[[], Any], seconds: float = _PATIENCE_S) -> Any:
    end = time.monotonic() + seconds
    while not (value := found()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
    return value
