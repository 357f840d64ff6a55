"""Two real processes at the same moment: of many decisions one counts, of many senders one sends."""

from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from agent.domain.draft.draft import DraftStatus
from tests.approvals_world import World, copied, opened
from tests.faults.driver import approve_at_once, decide_in_rounds, deliver_at_once
from tests.faults.mail_server import Box

THREADS, ROUNDS = 10, 50


def both(processes: ForkServerContext, parties: int, *tasks: tuple[Callable[..., None], tuple[Any, ...]]) -> list[Any]:
    """What each task tells; they wait for each other at a barrier of ``parties``."""
    start: Barrier = processes.Barrier(parties)
    running: list[tuple[Any, Connection]] = []
    for task, given in tasks:
        hear, tell = processes.Pipe(duplex=False)
        process = processes.Process(target=task, args=(*given, start, tell))
        process.start()
        tell.close()
        running.append((process, hear))
    told = [hear.recv() for _, hear in running]
    for process, _ in running:
        process.join(60)
    assert [process.exitcode for process, _ in running] == [0] * len(running)
    return told


@pytest.mark.both_databases
def test_of_twenty_approvals_from_two_processes_one_counts(processes: ForkServerContext, template: Path) -> None:
    home = copied(template)
    with opened(home) as world:
        draft = world.propose()
    task = (approve_at_once, (home, draft.id, draft.digest, THREADS))
    told = both(processes, 2 * THREADS, task, task)
    outcomes = Counter(outcome for each, _ in told for outcome in each)
    assert outcomes["approved"] == 1
    assert outcomes.total() == 2 * THREADS
    refusals = {"drafts.is.approved", "drafts.is.sending", "drafts.is.sent", "drafts.second_is_first"}
    assert set(outcomes) <= {"approved", *refusals}
    assert len([name for _, names in told for name in names]) == 1, "one mail"
    with opened(home) as world:
        assert world.deliver() == []
        assert Counter(world.actions(draft)) == {
            "draft.proposed": 1,
            "draft.approved": 1,
            "draft.refused": 19,
            "draft.sending": 1,
            "draft.sent": 1,
        }
        assert len(list((home / "outbox").glob("*.eml"))) == 1
        assert world.status(draft) is DraftStatus.SENT
        assert world.holds


def test_of_an_edit_and_an_approval_at_once_exactly_one_counts(processes: ForkServerContext, template: Path) -> None:
    home = copied(template)
    with opened(home) as world:
        drafts = [world.propose() for _ in range(ROUNDS)]
    asked = [(each.id, each.digest) for each in drafts]
    tasks = [(decide_in_rounds, (home, asked, what)) for what in ("edit", "approve")]
    edits, approvals = both(processes, 2, *tasks)
    with opened(home) as world:
        for draft, edit, approval in zip(drafts, edits, approvals, strict=True):
            _one_won(world, world.get(draft).version, world.status(draft), edit, approval)
        sent = [each for each in world.deliver() if each.status.value == "sent"]
        assert len(sent) == approvals.count("won")
        assert all(each.version == 1 for each in sent)
        assert world.holds


def _one_won(world: World, version: int, status: DraftStatus, edit: str, approval: str) -> None:
    if edit == "won":
        assert (approval, version, status) == ("drafts.stale", 2, DraftStatus.PENDING)
    else:
        assert (edit, approval, version, status) == ("drafts.is.approved", "won", 1, DraftStatus.APPROVED)


def test_two_senders_at_once_send_each_mail_once(processes: ForkServerContext, template: Path, box: Box) -> None:
    home = copied(template)
    with opened(home) as world:
        drafts = [world.approved(cc=["einkauf@nordwerk.example"]) for _ in range(8)]
        names = {world.delivery(each).message_id for each in drafts}
    task = (deliver_at_once, (home, box.url))
    told = both(processes, 2, task, task)
    assert sorted(name for each in told for name in each) == sorted(names)
    assert set(box.copies.values()) == {1}
    assert {name for name, _ in box.copies} == names
    with opened(home) as world:
        assert {world.status(each) for each in drafts} == {DraftStatus.SENT}
        assert world.holds
