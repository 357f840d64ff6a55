"""Margins against target, corridor and minimum; unrounded, and silent without data."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.account import Account, AccountClass
from agent.domain.facts.info import FactClass
from agent.domain.finance.margin import (
    ArticleCost,
    CustomerCost,
    MarginRule,
    MarginRules,
    MarginVerdict,
    Sums,
    check,
    price_check,
    verdict,
    with_levers,
)
from agent.domain.language import Language

RULE = MarginRule(target=0.28, corridor_from=0.23, minimum=0.18)
RULES = MarginRules(
    1, True, "head_of_sales", dict.fromkeys(AccountClass, RULE), {"Sonder GmbH": MarginRule(0.1, 0.05, 0)}
)
ACCOUNT = Account("C1", "Nordwerk", AccountClass.A, Language.DE)
YEAR = (dt.date(2025, 11, 1), dt.date(2026, 10, 31))


@pytest.mark.parametrize(
    ("margin", "expected"),
    [
        (None, MarginVerdict.NO_DATA),
        (0.40, MarginVerdict.ON_TARGET),
        (0.28, MarginVerdict.ON_TARGET),
        (1 - 0.72, MarginVerdict.ON_TARGET),  # 0.28 in binary, from below
        (0.27999, MarginVerdict.IN_CORRIDOR),
        (0.23, MarginVerdict.IN_CORRIDOR),
        (0.22996, MarginVerdict.BELOW_CORRIDOR),  # prints as 23,0 %
        (0.18, MarginVerdict.BELOW_CORRIDOR),
        (0.17996, MarginVerdict.BELOW_MINIMUM),
        (-0.5, MarginVerdict.BELOW_MINIMUM),
    ],
)
def test_the_unrounded_margin_is_compared(margin: float | None, expected: MarginVerdict) -> None:
    assert verdict(margin, RULE) is expected


def test_below_the_corridor_nobody_decides_alone() -> None:
    assert [each for each in MarginVerdict if each.needs_alignment] == [
        MarginVerdict.BELOW_CORRIDOR,
        MarginVerdict.BELOW_MINIMUM,
    ]


def test_a_customer_has_its_own_rule_over_the_class() -> None:
    assert RULES.of(Account("C2", "SONDER GmbH", AccountClass.C, Language.DE)).target == 0.1
    assert RULES.of(ACCOUNT) is RULE


@pytest.mark.parametrize(("revenue", "cost", "rows"), [(0, 0, 0), (0, 5, 2), (-100, -80, 1)])
def test_without_revenue_there_is_no_margin_and_no_verdict(revenue: float, cost: float, rows: int) -> None:
    found = check(ACCOUNT, *YEAR, Sums("C1", None, revenue, cost, rows), None, RULES)
    assert (found.margin, found.verdict, found.gap) == (None, MarginVerdict.NO_DATA, None)


def test_the_gap_to_the_target_and_the_change() -> None:
    found = check(ACCOUNT, *YEAR, Sums("C1", None, 1_000, 800, 3), Sums("C1", None, 500, 350, 2), RULES)
    assert found.margin == pytest.approx(0.2)
    assert found.gap == pytest.approx(80)
    assert found.change == pytest.approx(-0.1)
    assert found.fact_class is FactClass.SECRET


def test_levers_have_figures_where_the_data_give_them() -> None:
    base = check(ACCOUNT, *YEAR, Sums("C1", None, 1_000, 800, 3), None, RULES)
    articles = [Sums("C1", "M1", 400, 380, 1), Sums("C1", "M2", 600, 300, 1), Sums("C1", None, 1, 1, 1)]
    found = with_levers(base, articles, CustomerCost("C1", 120.0, None, 4)).levers
    told = {(lever.id, lever.subject): (lever.amount, lever.count) for lever in found}
    assert told.pop(("article", "M1")) == (pytest.approx(92), None)
    assert told == {
        ("price_step", ""): (10, None),
        ("air_freight", ""): (120, None),
        ("customer_cost", ""): (None, None),
        ("lot_size", ""): (None, 4),
        ("incoterm", ""): (None, None),
    }


def test_a_price_is_held_against_landed_cost() -> None:
    found = price_check(ACCOUNT, ArticleCost("M1", "Welle", 10.0, 0.1), 14.0, RULES)
    assert found.landed_cost == pytest.approx(11)
    assert found.margin == pytest.approx(3 / 14)
    assert found.verdict is MarginVerdict.BELOW_CORRIDOR
    assert found.lowest_alone == pytest.approx(11 / 0.77)
    assert found.target_price == pytest.approx(11 / 0.72)


def test_without_unit_cost_a_price_gets_no_verdict() -> None:
    found = price_check(ACCOUNT, ArticleCost("M1", "Welle", None, 0.1), 14.0, RULES)
    assert (found.verdict, found.margin, found.lowest_alone) == (MarginVerdict.NO_DATA, None, None)


@settings(derandomize=True, max_examples=200)
@given(st.floats(0.01, 1e6), st.floats(0, 2))
def test_the_lowest_price_alone_is_inside_the_corridor(cost: float, surcharge: float) -> None:
    article = ArticleCost("M1", "Welle", cost, surcharge)
    lowest = price_check(ACCOUNT, article, 1.0, RULES).lowest_alone
    assert lowest is not None
    assert not price_check(ACCOUNT, article, lowest, RULES).verdict.needs_alignment
    assert price_check(ACCOUNT, article, lowest * 0.999, RULES).verdict.needs_alignment
