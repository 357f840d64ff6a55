"""Call-off: due by plan or by day, before the start, after the end, over 100 %."""

import datetime as dt
from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld

YEAR = {"valid_from": "2026-01-01", "valid_to": "2026-12-31"}
HALF = dt.date(2026, 7, 2)  # the 183rd of 365 days


def contract(key: str = "K1", **values: Any) -> dict[str, Any]:
    return {"id": key, "customer_id": ME, **YEAR, **values}


def agreed(article: str = "A1", quantity: float = 365, price: float | None = 2, contract: str = "K1") -> dict[str, Any]:
    return {
        "id": f"{contract}-{article}",
        "contract_id": contract,
        "article_id": article,
        "quantity": quantity,
        "price": price,
    }


def ordered(quantity: float, day: str | None = "2026-03-01", **values: Any) -> dict[str, Any]:
    known = {"customer_id": ME, "contract_id": "K1", "article_id": "A1", "ordered_on": day}
    return {**known, "quantity": quantity, **values}


def planned(month: str, quantity: float, article: str = "A1") -> dict[str, Any]:
    return {"contract_id": "K1", "article_id": article, "month": month, "quantity": quantity}


def call_off(kpis: KpiWorld, lines: list[Any], **question: Any) -> Figure:
    question = {"frame_contracts": [contract()], "contract_lines": [agreed()], "today": HALF, **question}
    return kpis.figure("call_off", order_lines=lines, **question)


def test_without_a_plan_the_quantity_falls_due_day_by_day(kpis: KpiWorld) -> None:
    figure = call_off(kpis, [ordered(90), ordered(10)])
    assert figure.ratio == pytest.approx((200, 183 * 2))
    assert figure.keys == {("contract_lines", "K1-A1")}


def test_the_plan_goes_before_the_days(kpis: KpiWorld) -> None:
    plan = [planned("2026-05-01", 100), planned("2026-06-01", 50), planned("2026-08-01", 900)]
    figure = call_off(kpis, [ordered(120)], call_off_plan=plan)
    assert figure.ratio == pytest.approx((240, 300))


def test_the_running_month_of_the_plan_falls_due_day_by_day(kpis: KpiWorld) -> None:
    figure = call_off(kpis, [ordered(31)], call_off_plan=[planned("2026-07-01", 62)], today=dt.date(2026, 7, 8))
    assert figure.ratio == pytest.approx((62, 2 * 62 * 8 / 31))


def test_articles_without_a_plan_fall_due_by_day_beside_one_with_a_plan(kpis: KpiWorld) -> None:
    lines = [agreed(), agreed("A2", 365, 1)]
    figure = call_off(kpis, [ordered(10)], contract_lines=lines, call_off_plan=[planned("2026-01-01", 10)])
    assert figure.ratio == pytest.approx((20, 20 + 183))


def test_a_plan_that_begins_later_leaves_nothing_due(kpis: KpiWorld) -> None:
    figure = call_off(kpis, [], call_off_plan=[planned("2026-09-01", 10)])
    assert (figure.value, figure.sums.n) == (None, 1)


def test_each_period_knows_what_had_been_called_off_and_was_due_at_its_end(kpis: KpiWorld) -> None:
    lines = [ordered(10, "2026-01-15"), ordered(5, "2026-03-31"), ordered(1, "2026-03-31"), ordered(20, "2026-05-02")]
    sums = kpis.sums(
        "call_off",
        periods=["2026-02", "2026-03", "2026-04", "2026-06"],
        frame_contracts=[contract()],
        contract_lines=[agreed(price=1)],
        order_lines=lines,
        call_off_plan=[planned("2026-02-01", 8), planned("2026-03-01", 9), planned("2026-06-01", 30)],
        today=HALF,
    )
    found = [(each.numerator, each.denominator) for _, each in sorted(sums.items())]
    assert found == [(10, 8), (16, 17), (16, 17), (36, 47)]


def test_only_orders_up_to_the_day_count_and_none_that_are_cancelled(kpis: KpiWorld) -> None:
    lines = [ordered(50), ordered(7, "2026-07-03"), ordered(9, cancelled=True)]
    figure = call_off(kpis, lines)
    assert (figure.sums.numerator, figure.out) == (100, {"cancelled": 1})


def test_the_requested_day_stands_in_for_a_missing_day_of_the_order(kpis: KpiWorld) -> None:
    lines = [
        ordered(50, None, requested_on="2026-02-01"),
        ordered(3, None, requested_on="2026-08-01"),
        ordered(4, None),
    ]
    figure = call_off(kpis, lines)
    assert (figure.sums.numerator, figure.out) == (100, {"no_date": 1})


def test_what_the_contract_does_not_hold_is_told_and_not_counted(kpis: KpiWorld) -> None:
    figure = call_off(kpis, [ordered(50), ordered(5, article_id="A9"), ordered(5, article_id=None)])
    assert (figure.sums.numerator, figure.out) == (100, {"not_in_contract": 2})


def test_orders_without_this_contract_or_of_another_customer_do_not_count(kpis: KpiWorld) -> None:
    lines = [ordered(5, contract_id=None), ordered(5, contract_id="K2"), ordered(5, customer_id="C2")]
    assert call_off(kpis, lines).sums.numerator == 0


def test_before_the_start_there_is_no_data(kpis: KpiWorld) -> None:
    figure = call_off(kpis, [ordered(5)], today=dt.date(2025, 12, 31))
    assert (figure.value, figure.out) == (None, {"not_started": 1})


def test_over_hundred_per_cent_is_shown(kpis: KpiWorld) -> None:
    assert call_off(kpis, [ordered(366)]).value == pytest.approx(2.0)


def test_an_expired_contract_owes_the_full_quantity_whatever_the_plan(kpis: KpiWorld) -> None:
    plan = [planned("2026-01-01", 1)]
    figure = call_off(kpis, [ordered(73)], call_off_plan=plan, today=dt.date(2027, 1, 1))
    assert figure.value == pytest.approx(0.2)


def test_a_contract_that_ended_long_ago_is_left_out(kpis: KpiWorld) -> None:
    assert call_off(kpis, [ordered(73)], today=dt.date(2027, 12, 31)).value == pytest.approx(0.2)
    figure = call_off(kpis, [ordered(73)], today=dt.date(2028, 1, 1))
    assert (figure.value, figure.out) == (None, {"expired": 1})


def test_the_last_day_owes_the_full_quantity(kpis: KpiWorld) -> None:
    assert call_off(kpis, [ordered(365)], today=dt.date(2026, 12, 31)).value == pytest.approx(1.0)


def test_just_below_seventy_per_cent_is_not_rounded_up(kpis: KpiWorld) -> None:
    lines, plan = [agreed(quantity=10_000)], [planned("2026-01-01", 10_000)]
    figure = call_off(kpis, [ordered(6_996)], contract_lines=lines, call_off_plan=plan)
    assert figure.value == pytest.approx(0.6996, abs=1e-12)


def test_without_a_price_the_pieces_of_the_whole_contract_count(kpis: KpiWorld) -> None:
    lines = [agreed(price=None), agreed("A2", 365, 9)]
    figure = call_off(kpis, [ordered(10), ordered(20, article_id="A2")], contract_lines=lines)
    assert figure.ratio == pytest.approx((30, 2 * 183))
    assert figure.sums.notes == ("no_price",)


def test_two_lines_of_one_article_are_one(kpis: KpiWorld) -> None:
    lines = [{**agreed(quantity=100, price=1), "id": "a"}, {**agreed(quantity=300, price=5), "id": "b"}]
    figure = call_off(kpis, [ordered(40)], contract_lines=lines, today=dt.date(2026, 12, 31))
    assert figure.ratio == pytest.approx((160, 1600))
    assert figure.sums.n == 1


def test_an_earlier_day_gives_the_figure_of_that_day(kpis: KpiWorld) -> None:
    lines = [ordered(30, "2026-01-15"), ordered(30, "2026-02-15")]
    assert call_off(kpis, lines, period="2026-01").ratio == pytest.approx((60, 62))


def test_contracts_add_up_for_the_customer(kpis: KpiWorld) -> None:
    figure = call_off(
        kpis,
        [ordered(50), ordered(183, contract_id="K2", article_id="A2")],
        frame_contracts=[contract(), contract("K2"), contract("K3", customer_id="C2")],
        contract_lines=[agreed(), agreed("A2", contract="K2"), agreed(contract="K3")],
    )
    assert figure.ratio == pytest.approx((466, 732))


def test_no_contract_is_no_data(kpis: KpiWorld) -> None:
    assert call_off(kpis, [ordered(5)], frame_contracts=[], contract_lines=[]).value is None
