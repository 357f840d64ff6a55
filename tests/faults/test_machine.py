"""Random orders of propose, edit, approve, reject, ask, expire, crash, deliver, resolve and tamper."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.approvals_world import opened, prepared, quick_folder
from tests.faults.machine import Approvals

READ_ONLY = ("facts_store", "policies", "kpi_rules", "credit_rules", "margin_policy", "approval_rules")
FEW, MANY = 300, 20_000


@pytest.fixture(scope="module", autouse=True)
def _home() -> Iterator[None]:
    """One world of facts, which all examples read."""
    with quick_folder() as folder:
        home = prepared(folder / "template")
        Approvals.template = home
        with opened(home) as world:
            Approvals.shared = {name: getattr(world.app, name) for name in READ_ONLY}
            yield


def run(examples: int, steps: int, *, same_each_time: bool) -> None:
    health = list(HealthCheck)
    chosen = {"max_examples": examples, "stateful_step_count": steps, "deadline": None, "suppress_health_check": health}
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Approvals, settings=settings(derandomize=same_each_time, database=None, print_blob=True, **chosen)
    )


def test_whatever_happens_in_whatever_order_nothing_leaves_that_nobody_approved() -> None:
    run(FEW, 8, same_each_time=True)


@pytest.mark.long
def test_whatever_happens_many_times_over() -> None:
    run(MANY, 20, same_each_time=False)
