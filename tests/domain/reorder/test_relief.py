"""What covers an article that ran empty, until when, and how that is told."""

import pytest

from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import projection
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.relief import Relief, relief
from agent.domain.reorder.rules import OverdueRule
from agent.domain.reorder.run_outs import run_outs
from agent.domain.reorder.steps import steps
from tests.domain.reorder.samples import AS_OF, TODAY, article, day, propose, rules

HORIZON = Horizon(TODAY, 12)


def found(rule: OverdueRule = OverdueRule.SHIFT, **values: object) -> Relief | None:
    one, kind = article(**values), rules(overdue=rule)
    return relief(one, projection(one, kind, HORIZON), kind, HORIZON)


def told(proposal: Proposal) -> set[str]:
    return {step.id for step in steps(proposal, rules(), AS_OF) if step.id.startswith(("air", "relief"))}


def test_an_overdue_order_is_expected_tomorrow_and_lasts_for_its_quantity() -> None:
    # 10 a day: 40 are missing today, 300 come tomorrow, so 250 are left for 25 days more
    assert found(on_hand=-40.0, receipts=[(day(-5), 300.0)]) == Relief(day(1), 300, True, day(27))
    assert found(on_hand=0.0, receipts=[(day(-5), 300.0)]) == Relief(day(1), 300, True, day(31))
    assert found(on_hand=0.0, receipts=[(day(-5), 90_000.0)]) == Relief(day(1), 90_000, True, None)


def test_an_open_order_covers_from_its_day_on_and_small_ones_add_up() -> None:
    assert found(on_hand=0.0, receipts=[(day(4), 200.0)]) == Relief(day(4), 200, False, day(21))
    assert found(on_hand=-40.0, receipts=[(day(1), 30.0), (day(4), 200.0)]) == Relief(day(4), 230, False, day(20))
    assert found(on_hand=-40.0, receipts=[(day(1), 90.0), (day(5), 200.0)]) == Relief(day(1), 90, False, day(26))


@pytest.mark.parametrize(
    "values",
    [
        {"on_hand": 1.0, "receipts": [(day(-5), 300.0)]},  # not empty
        {"on_hand": None, "receipts": [(day(-5), 300.0)]},
        {"on_hand": -40.0, "receipts": []},
        {"on_hand": -400.0, "receipts": [(day(-5), 300.0)]},  # not enough
        {"on_hand": 0.0, "receipts": [(day(30), 300.0)]},  # gone before it comes
    ],
)
def test_nothing_covers_it(values: dict[str, object]) -> None:
    assert found(**values) is None


def test_an_order_that_the_rules_do_not_count_on_covers_nothing() -> None:
    assert found(OverdueRule.DROP, on_hand=-40.0, receipts=[(day(-5), 300.0)]) is None
    both = [(day(-5), 300.0), (day(2), 500.0)]
    assert found(OverdueRule.DROP, on_hand=-40.0, receipts=both) == Relief(day(2), 500, False, day(47))


def test_where_an_order_covers_it_no_gap_of_nothing_is_told() -> None:
    covered = propose(on_hand=-40.0, receipts=[(day(-5), 9_000.0)])
    assert covered.relief == Relief(day(1), 9_000, True, None)
    assert told(covered) == {"air_late", "relief_overdue_lasts"}
    open_order = propose(on_hand=0.0, receipts=[(day(1), 700.0)])
    assert told(open_order) == {"relief_open"}


def test_where_pieces_have_to_fly_the_gap_is_told_instead() -> None:
    short = propose(on_hand=-40.0, receipts=[(day(-5), 300.0)])
    assert short.relief is None
    assert told(short) == {"air", "air_cost_unknown", "air_ratio_first", "air_late"}


def test_the_list_of_run_outs_says_what_covers_an_empty_article() -> None:
    empty = article(on_hand=0.0, receipts=[(day(-5), 300.0)])
    (listed,) = run_outs([empty], rules(), HORIZON, 30)
    assert (listed.is_empty, listed.run_out) == (True, day(31))
    assert listed.relief == Relief(day(1), 300, True, day(31))
