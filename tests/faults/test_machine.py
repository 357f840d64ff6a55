"""Random orders of propose, edit, approve, reject, ask, expire, crash, deliver, resolve and tamper."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.approvals_world import templated
from tests.conftest import Databases
from tests.faults.machine import USERS, Approvals

FEW = 75
PARTS, A_PART = 20, 1_000  # 20,000 examples: an hour of one processor, so each part has a seed and runs alone
LONG_WAY, SHORT_WAY, LONG_PARTS = 20, 10, 4  # steps; what goes wrong after many goes wrong after ten, but for a few


@pytest.fixture(scope="module", autouse=True)
def _home() -> Iterator[None]:
    """One world of facts, which all examples read."""
    with templated() as template:
        Approvals.template, Approvals.shared = template.home, template.shared
        with template.opened() as world:
            Approvals.users = {name: world.user(name) for name in USERS}
        yield


@pytest.fixture(autouse=True)
def _databases(databases: Databases) -> None:
    Approvals.databases = staticmethod(databases)


def run(examples: int, steps: int, seed_of_part: int | None = None) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=seed_of_part is None,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    machine = type(Approvals.__name__, (Approvals,), {})  # a seed is kept on the class
    if seed_of_part is not None:
        seed(seed_of_part)(machine)
    run_state_machine_as_test(machine, settings=chosen)


def test_whatever_happens_in_whatever_order_nothing_leaves_that_nobody_approved() -> None:
    run(FEW, 8)


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS), ids="part{}".format)
def test_whatever_happens_many_times_over(part: int) -> None:
    run(A_PART, LONG_WAY if part < LONG_PARTS else SHORT_WAY, part)
