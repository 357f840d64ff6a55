"""What a turn of the chat costs beside its tools, and how many conversations go on at once.

    .venv/bin/python -m evals.bench.assistant [--conversations N] [--seconds S] [--pause S] [--runs N] [--limit-ms MS]

Over the demo world, with the tools of the product, a question about the OTIF of a customer. "overhead" is a turn
without the time in its tools: planner or endpoint, graph, checks, links, the client of the SDK; "processor" is what the
process used for a whole turn, whatever else the machine did. The endpoint is scripted and answers at once: from memory
(what the product itself takes), and over HTTP from a process of its own. Then so many conversations as wanted each ask
one question after the other, with ``--pause`` seconds between them (none: then they mostly wait for each other). Fails
on an error, on an answer without its figure, and where the overhead without HTTP is above ``--limit-ms``.
"""

import argparse
import datetime as dt
import json
import multiprocessing
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from agent.adapters.models.chat import EndpointChat
from agent.adapters.models.client import LOOPBACK, ModelEndpoint
from agent.bootstrap import App, build
from agent.domain.assistant.answer import ToolAnswer
from agent.domain.assistant.said import Asked, Said
from agent.domain.assistant.turn import Reply, Turn
from agent.graphs.assistant import AssistantGraph, Endpoint
from agent.settings import Settings
from agent.tools.registry import ToolBox
from agent.tools.tool import Context
from evals.bench.approvals import percentile
from evals.bench.timing import machine

TODAY = dt.date(2026, 11, 22)
ACCOUNTS = ("Nordwerk Antriebe GmbH", "Heliotec AG")
_MARKER = re.compile(r"\{\{F:[^{}]+\}\}")
_FIGURE = re.compile(r"\d")


class TimedTools(ToolBox):
    """The tools of the product, and how long each thread spent in them."""

    def __init__(self, tools: ToolBox) -> None:
        super().__init__(tools.get(name) for name in tools.names())
        self.spent = threading.local()

    def call(
        self, context: Context, name: str, args: object, number: int, *, shown: bool = True
    ) -> tuple[ToolAnswer | None, str]:
        began = time.perf_counter()
        try:
            return super().call(context, name, args, number, shown=shown)
        finally:
            self.spent.s = getattr(self.spent, "s", 0.0) + time.perf_counter() - began


class Memory:
    """An endpoint without a wire: calls a tool, then gives back what it answered."""

    name, sees_all, most_output_tokens = "memory", True, 500

    def ask(self, messages: Sequence[Any], until: float, stop: Callable[[], bool]) -> Said:  # noqa: ARG002
        return _said([{"role": each.type, "content": str(each.content)} for each in messages])

    def new_fence(self) -> str:
        return "fence"

    def neutralised(self, text: str, fence: str) -> str:  # noqa: ARG002
        return text.replace("<", "‹")


def _said(messages: Sequence[Mapping[str, str]]) -> Said:
    last = messages[-1]
    if last["role"] == "tool":
        markers = _MARKER.findall(json.loads(last["content"].split("\n")[1])["answer"])
        return Said(f"Die Zahlen: {', '.join(dict.fromkeys(markers))}.")
    account = next(each for each in ACCOUNTS if each in last["content"].rpartition("</situation>")[2])
    return Said(calls=(Asked("c1", "query_kpi", {"kpi": "otif", "account": account}),))


def _serve(ready: Connection) -> None:
    """A process of its own: its work is not the product's."""
    from evals.scripted_endpoint.server import running
    from evals.scripted_endpoint.sound import answer, tool_calls

    with running() as server:

        def script(body: dict[str, Any]) -> Any:
            server.requests.clear()
            said = _said(body["messages"])
            reply = tool_calls(*((call.name, call.args) for call in said.calls)) if said.calls else answer(said.text)
            return reply(body)

        server.script(script)
        ready.send(server.url)
        ready.recv()


@contextmanager
def served() -> Iterator[str]:
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send(None)
        process.join(5)


@dataclass
class Times:
    """Of turns, in milliseconds."""

    whole: list[float] = field(default_factory=list)
    overhead: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    cpu: float = 0.0  # of this process, tools included, a turn


@dataclass(frozen=True)
class Talk:
    """One question after the other at one graph."""

    graph: AssistantGraph
    tools: TimedTools
    app: App

    def turn(self, number: int, times: Times) -> None:
        account = ACCOUNTS[number % 2]
        asked = Turn(self.app.identity.user("k.brandt"), f"t{number}", f"Wie steht OTIF bei {account}?", TODAY)
        self.tools.spent.s = 0.0
        began = time.perf_counter()
        try:
            reply = self.graph.run(asked, lambda _: None, lambda: False)
        except Exception as error:
            times.failed.append(type(error).__name__)
            return
        whole = time.perf_counter() - began
        times.whole.append(whole * 1000)
        times.overhead.append((whole - self.tools.spent.s) * 1000)
        if wrong := _wrong(reply):
            times.failed.append(wrong)

    def many(self, conversations: int, seconds: float, pause: float = 0.0) -> Times:
        times, until = Times(), time.monotonic() + seconds

        def one(number: int) -> None:
            time.sleep(pause * number / conversations)  # people do not begin together
            while time.monotonic() < until:
                self.turn(number, times)
                time.sleep(pause)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(conversations)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return times


def _wrong(reply: Reply) -> str:
    if reply.stopped is not None or "assistant.run.endpoint" in reply.notices:
        return f"stopped: {reply.stopped}, {', '.join(reply.notices)}"
    return "" if _FIGURE.search(reply.text) and reply.facts else "no figure"


def _report(name: str, times: Times, seconds: float = 0.0) -> None:
    for what, taken in (("turn", times.whole), ("overhead", times.overhead)):
        values = (statistics.median(taken), percentile(taken, 0.95), max(taken))
        rate = f"{len(taken) / seconds:8.1f}/s" if seconds and what == "turn" else ""
        print(f"{name:34}{what:10}{len(taken):7}" + "".join(f"{value:9.1f}" for value in values) + rate, flush=True)
    if times.cpu:
        print(f"{name:34}{'processor':10}{len(times.whole):7}{times.cpu:9.1f}", flush=True)
    for reason in sorted(set(times.failed)):
        print(f"{name:34}FAILED    {times.failed.count(reason):7}  {reason}", flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--conversations", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--pause", type=float, default=0.0)
    options.add_argument("--runs", type=int, default=100)
    options.add_argument("--limit-ms", type=float, default=40.0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, served() as url:
        app = build(Settings(home=Path(folder), today=TODAY))
        app.demo.ensure()
        passed = _bench(app, url, chosen)
        app.close()
    return 0 if passed else 1


def _bench(app: App, url: str, chosen: argparse.Namespace) -> bool:
    tools = TimedTools(app.toolbox)
    wire = EndpointChat(ModelEndpoint(url, "scripted"), tools.schemas(), LOOPBACK)
    speakers: dict[str, Endpoint | None] = {"planner": None, "endpoint, from memory": Memory(), "endpoint, HTTP": wire}
    talks = {name: Talk(AssistantGraph(tools, app.planners, endpoint=at), tools, app) for name, at in speakers.items()}
    print(machine())
    print(f"{'ms':44}{'n':>7}{'median':>9}{'p95':>9}{'most':>9}")
    alone = {name: _alone(talk, chosen.runs) for name, talk in talks.items()}
    for name, times in alone.items():
        _report(name, times)
    crowd = {}
    for name in ("planner", "endpoint, HTTP"):
        crowd[name] = talks[name].many(chosen.conversations, chosen.seconds, chosen.pause)
        _report(f"{name}, {chosen.conversations} at once", crowd[name], chosen.seconds)
    wire.close()
    within = statistics.median(alone["endpoint, from memory"].overhead) < chosen.limit_ms
    return within and not any(times.failed for times in (*alone.values(), *crowd.values()))


def _alone(talk: Talk, runs: int) -> Times:
    talk.turn(0, Times())
    talk.turn(1, Times())  # what is read and built once is not counted
    times, began = Times(), time.process_time()
    for number in range(runs):
        talk.turn(number, times)
    times.cpu = (time.process_time() - began) * 1000 / runs
    return times


if __name__ == "__main__":
    sys.exit(main())
