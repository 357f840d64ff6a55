"""What a re-order proposes: least quantities, the day of the answer, the day of delivery."""

import datetime as dt

from agent.domain.account import AccountClass
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.customer_reorder import CustomerReorder, FrameLine, ReorderReason
from agent.services.gathering.email_letter import working_day
from agent.services.gathering.reorder_items import answer_day, is_within_lead_time, item, with_least_quantity

SUNDAY = dt.date(2026, 11, 22)


def due(
    quantity: float = 60,
    *,
    moq: float | None = 100,
    remaining: float = 500,
    order_by: dt.date | None = None,
    run_out: dt.date | None = None,
    contract: str = "R1",
) -> CustomerReorder:
    article = ArticleSupply("A1", "Kolben", "N", "Nordwerk", AccountClass.A, moq=moq, order_multiple=30, lead_sea=55.5)
    line = FrameLine("L1", contract, "A1", "N", remaining, 0, 0, None, SUNDAY, dt.date(2027, 6, 30))
    until = SUNDAY + dt.timedelta(days=62)
    stock = ReorderReason.STOCK
    return CustomerReorder(line, article, stock, quantity, 400, 0, run_out, order_by, SUNDAY, until)


def test_quantities_reach_the_least_one_in_lots() -> None:
    assert [each.quantity for each in with_least_quantity([due()])] == [120]
    assert [each.quantity for each in with_least_quantity([due(150)])] == [150]
    assert [each.quantity for each in with_least_quantity([due(moq=None)])] == [60]


def test_contracts_bound_the_least_quantity() -> None:
    assert [each.quantity for each in with_least_quantity([due(remaining=70)])] == [70]
    both = with_least_quantity([due(30, remaining=30), due(30, contract="R2")])
    assert [each.quantity for each in both] == [30, 90]


def test_nothing_stays_nothing() -> None:
    assert [each.quantity for each in with_least_quantity([due(0)])] == [0]


def test_three_working_days_to_answer() -> None:
    assert answer_day([due()], SUNDAY, "DE") == dt.date(2026, 11, 25)


def test_the_answer_comes_before_the_latest_order_date_that_lies_ahead() -> None:
    assert answer_day([due(order_by=dt.date(2026, 11, 25))], SUNDAY, "DE") == dt.date(2026, 11, 24)
    assert answer_day([due(order_by=dt.date(2026, 10, 1))], SUNDAY, "DE") == dt.date(2026, 11, 25)
    # the day before a Monday is a Friday
    assert answer_day([due(order_by=dt.date(2026, 11, 30))], dt.date(2026, 11, 26), "DE") == dt.date(2026, 11, 27)


def test_delivery_is_counted_from_the_answer_and_on_a_working_day() -> None:
    found = item(due(run_out=dt.date(2027, 1, 1)), SUNDAY, dt.date(2026, 11, 28), "DE", None)
    assert found.lead_days == 56
    assert found.deliver_on == dt.date(2027, 1, 25)  # 23 January is a Saturday
    assert (found.is_late, found.is_priced) == (True, True)


def test_an_order_behind_the_latest_date_touches_the_lead_time() -> None:
    answer = dt.date(2026, 11, 25)
    late, soon = (item(due(order_by=day), SUNDAY, answer, "DE", None) for day in (dt.date(2026, 11, 24), answer))
    assert is_within_lead_time([late, soon], answer)
    assert not is_within_lead_time([soon], answer)


def test_working_days_skip_holidays_of_both_sides() -> None:
    assert working_day(dt.date(2026, 12, 24), 1, "GB") == dt.date(2026, 12, 29)
    assert working_day(SUNDAY, 0, "DE") == dt.date(2026, 11, 23)
