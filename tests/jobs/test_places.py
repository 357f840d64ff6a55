"""How many NDA reviews a worker takes at a time."""

import threading

import pytest

from agent.jobs.engine import JobEngine
from agent.jobs.job import QUEUES, Job, Queue
from tests.jobs.conftest import Open
from tests.jobs.workshop import until


@pytest.mark.both_databases
@pytest.mark.parametrize("told", [1, 3])
def test_a_worker_takes_as_many_reviews_as_it_was_told(workshop: Open, told: int) -> None:
    assert told != QUEUES[Queue.NDA].places, "the table says the same for all"
    running, most, go_on, full = [0], [0], threading.Event(), threading.Event()
    guard = threading.Lock()

    def review(_run: object, _arguments: object) -> None:
        with guard:
            running[0] += 1
            most[0] = max(most[0], running[0])
            if running[0] == told:
                full.set()
        go_on.wait(30)
        with guard:
            running[0] -= 1

    job = Job("review", review, Queue.NDA)
    shop = workshop(job)
    shop.engine = JobEngine(shop.locks, shop.store, [job], "worker", reviews=told)
    ids = [shop.add("review") for _ in range(told + 2)]
    shop.start()
    assert full.wait(30)
    threading.Event().wait(0.5)  # several looks into the queue: nobody comes on top
    go_on.set()
    until(lambda: all(shop.store.get(each).ended_at for each in ids))
    assert most[0] == told
