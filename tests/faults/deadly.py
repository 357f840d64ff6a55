"""Ends this process as kill -9 does, at a point that a test names."""

import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tests.approvals_world import World


class Reaper:
    """``when`` names where this process dies: ``create<`` before that call of a port, ``create>`` after it."""

    def __init__(self, when: str, countdown: int = 1) -> None:
        self.when, self._left = when, countdown

    def pass_by(self, place: str) -> None:
        if place == self.when:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class Watched:
    """Any port, with the reaper before and behind each call."""

    def __init__(self, port: Any, reaper: Reaper) -> None:
        self._port, self._reaper = port, reaper

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        def call(*args: Any, **named: Any) -> Any:
            self._reaper.pass_by(f"{name}<")
            result = found(*args, **named)
            self._reaper.pass_by(f"{name}>")
            return result

        return call


class Transactions:
    """`Together`, where the outermost transaction is over when the reaper passes ``commit>``."""

    def __init__(self, database: Any, reaper: Reaper, stage: str) -> None:
        self._database, self.reaper, self.stage = database, reaper, stage

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._database.together():
            yield
            self.reaper.pass_by(f"{self.stage}:commit<")
        self.reaper.pass_by(f"{self.stage}:commit>")


# the points of the fault table; several places each, so that seeds differ in when inside of a point
POINTS: dict[str, tuple[str, ...]] = {
    "event received": ("event<", "create<"),
    "before the draft's commit": ("create>", "propose:commit<"),
    "after the draft's commit": ("propose:commit>",),
    "after the approval's commit": ("approve:commit>",),
    "outbox claimed": ("claim>", "deliver:commit>", "send<"),
    "after DATA ok, before the mark": ("send>", "update<2"),
    "after the mark": ("deliver:mark>",),
}


def arm(world: World, place: str, victim: int) -> Transactions:
    """Have the ``victim``-th draft meet the reaper at ``place``."""
    count = victim
    if place == "update<2":  # each delivery is updated when it begins and when it ends
        place, count = "update<", 2 * victim
    elif place == "deliver:commit>":  # each has a transaction for the claim and one for the end
        count = 2 * victim - 1
    elif place == "deliver:mark>":
        place, count = "deliver:commit>", 2 * victim
    reaper, app = Reaper(place, count), world.app
    together = Transactions(app.database, reaper, "propose")
    parts = app.__dict__
    parts["drafts"] = Watched(app.drafts, reaper)
    parts["deliveries"] = Watched(app.deliveries, reaper)
    parts["channels"] = {name: Watched(channel, reaper) for name, channel in app.channels.items()}
    parts["desk"] = replace(app.desk, together=together)
    parts["approvals"] = replace(app.approvals, together=together)
    parts["outbox"] = replace(app.outbox, together=together)
    return together


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - which fault comes next is no secret
