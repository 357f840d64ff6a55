"""kill -9 at the seven points: no approved mail is lost, and none is doubled in silence."""

import signal
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from tests.approvals_world import copied
from tests.faults.deadly import POINTS
from tests.faults.driver import Ended, Run, live, recover
from tests.faults.mail_server import Box

WAYS = ("eml", "smtp")
_IN_DOUBT = {"outbox claimed", "after DATA ok, before the mark"}


@dataclass
class Figures:
    """By point and way: how often, and what became of the drafts."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def add(self, run: Run, **found: int) -> None:
        key = run.point, "smtp" if run.url else "eml"
        self.counts.setdefault(key, Counter()).update({"runs": 1, **found})

    def table(self) -> str:
        head = f"{'killed at':32}{'by':>6}{'runs':>6}{'drafts':>8}{'lost':>6}{'doubled':>9}{'uncertain':>11}"
        names = ("runs", "drafts", "lost", "doubled", "uncertain")
        rows = [
            f"{point:32}{way:>6}{found['runs']:6}{found['drafts']:8}{found['lost']:6}{found['doubled']:9}"
            f"{found['uncertain']:11}"
            for (point, way), found in self.counts.items()
        ]
        total: Counter[str] = sum(self.counts.values(), Counter())
        last = "".join(f"{total[name]:{width}}" for name, width in zip(names, (12, 8, 6, 9, 11), strict=True))
        return "\n".join([head, *rows, f"{'together':32}{last}"])


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures()


@pytest.fixture(scope="module", autouse=True)
def _shown(figures: Figures, request: pytest.FixtureRequest) -> object:
    yield
    with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        print(f"\n{figures.table()}")


def killed_and_recovered(
    processes: ForkServerContext, run: Run, box: Box, figures: Figures
) -> tuple[list[Ended], Counter[str]]:
    dying = processes.Process(target=live, args=(run,))
    dying.start()
    dying.join(60)
    assert dying.exitcode == -signal.SIGKILL, (run, dying.exitcode)
    hear, tell = processes.Pipe(duplex=False)
    rising = processes.Process(target=recover, args=(run, tell))
    rising.start()
    tell.close()
    ended, holds, number = hear.recv()
    rising.join(60)
    assert rising.exitcode == 0
    assert holds, "the audit chain"
    assert number == run.number, "one draft for each event"
    return ended, copies(run, box)


def copies(run: Run, box: Box) -> Counter[str]:
    """How often each message arrived."""
    if run.url:
        return Counter(name for (name, _recipient), count in box.copies.items() for _ in range(count))
    files = sorted((run.home / "outbox").glob("*.eml"))
    return Counter(str(message_from_bytes(file.read_bytes())["Message-ID"]).strip() for file in files)


def check(processes: ForkServerContext, run: Run, box: Box, figures: Figures) -> None:
    ended, arrived = killed_and_recovered(processes, run, box, figures)
    lost = [each for each in ended if each.status not in ("sent", "uncertain")]
    lost += [each for each in ended if each.status == "sent" and arrived[each.message_id] == 0]
    doubled = [name for name, count in arrived.items() if count > 1]
    uncertain = [each for each in ended if each.status == "uncertain"]
    figures.add(run, drafts=len(ended), lost=len(lost), doubled=len(doubled), uncertain=len(uncertain))
    assert not lost
    assert not doubled
    assert len(uncertain) <= (1 if run.url and run.point in _IN_DOUBT else 0)
    assert len({each.message_id for each in ended}) == len(ended)
    assert set(arrived) <= {each.message_id for each in ended}
    assert [each.text for each in ended] == [run.text(event) for event in range(run.number)]
    if run.url and run.point == "after DATA ok, before the mark":
        assert len(uncertain) == 1
        assert arrived[uncertain[0].message_id] == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("seed", range(2), ids="seed{}".format)
def test_killed_at_a_point_it_goes_on(
    processes: ForkServerContext, template: Path, box: Box, figures: Figures, point: str, seed: int, way: str
) -> None:
    check(processes, Run(copied(template), point, seed, box.url if way == "smtp" else ""), box, figures)


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("seed", range(2, 50), ids="seed{}".format)
def test_killed_at_a_point_it_goes_on_each_time(
    processes: ForkServerContext, template: Path, box: Box, figures: Figures, point: str, seed: int, way: str
) -> None:
    check(processes, Run(copied(template), point, seed, box.url if way == "smtp" else ""), box, figures)
