"""Random orders of propose, edit, approve, reject, ask, expire, crash, deliver, resolve and tamper."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.approvals_world import templated
from tests.faults.machine import Approvals

FEW, MANY = 300, 20_000


@pytest.fixture(scope="module", autouse=True)
def _home() -> Iterator[None]:
    """One world of facts, which all examples read."""
    with templated() as template:
        Approvals.template, Approvals.shared = template.home, template.shared
        yield


def run(examples: int, steps: int, *, same_each_time: bool) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=same_each_time,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Approvals, settings=chosen)


def test_whatever_happens_in_whatever_order_nothing_leaves_that_nobody_approved() -> None:
    run(FEW, 8, same_each_time=True)


@pytest.mark.long
def test_whatever_happens_many_times_over() -> None:
    run(MANY, 20, same_each_time=False)
