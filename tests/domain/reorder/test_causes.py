"""Why an article runs empty: the first cause that the data show."""

from typing import Any

import pytest

from agent.domain.reorder.causes import CallOffHistory, Cause, cause_of
from tests.domain.reorder.samples import TODAY, day, rules

NORMAL: dict[str, Any] = {
    "contract_until": day(200),
    "plan_until": day(100),
    "has_future_demand": True,
    "last_call_off": day(-20),
    "last_requested": day(60),
    "called_off": 300.0,
    "expected": 300.0,
}


@pytest.mark.parametrize(
    ("values", "cause", "when"),
    [
        ({"overdue": 50.0, "overdue_since": day(-9)}, Cause.LATE_RECEIPT, day(-9)),
        ({"contract_until": day(-1)}, Cause.PLAN_ENDED, day(-1)),
        ({"plan_until": day(-30), "has_future_demand": False}, Cause.PLAN_ENDED, day(-30)),
        ({"last_call_off": day(-91)}, Cause.NO_CALL_OFF, day(-91)),
        ({"last_call_off": None}, Cause.NO_CALL_OFF, None),
        ({"called_off": 331.0}, Cause.DEMAND_ABOVE_PLAN, None),
        ({"called_off": 330.0}, Cause.UNKNOWN, None),
        ({"last_requested": day(10)}, Cause.LATE_CALL_OFF, day(-20)),
        ({"last_call_off": day(-90)}, Cause.UNKNOWN, None),
        ({"plan_until": None, "has_future_demand": False}, Cause.UNKNOWN, None),
        ({"expected": None, "called_off": 900.0}, Cause.UNKNOWN, None),
    ],
)
def test_the_first_cause_that_holds(values: dict[str, Any], cause: Cause, when: object) -> None:
    found = cause_of(CallOffHistory(**{**NORMAL, **values}), 42.0, rules(), TODAY)
    assert (found.cause, found.day) == (cause, when)


def test_a_late_receipt_goes_before_what_the_customer_did() -> None:
    history = CallOffHistory(**{**NORMAL, "overdue": 1.0, "overdue_since": day(-1), "last_call_off": None})
    assert cause_of(history, 42.0, rules(), TODAY).cause is Cause.LATE_RECEIPT


def test_without_a_lead_time_no_call_off_is_late() -> None:
    history = CallOffHistory(**{**NORMAL, "last_requested": day(-19)})
    assert cause_of(history, None, rules(), TODAY).cause is Cause.UNKNOWN
