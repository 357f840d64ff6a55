"""OTIF: what passes, what fails, what is left out, by line and by order."""

import datetime as dt
from typing import Any

from tests.kpi_figures import ME, Figure, KpiWorld

MAY = "2026-05"


def line(key: str, due: str | None = "2026-05-10", **values: Any) -> dict[str, Any]:
    dates = {"requested_on": due, "confirmed_on": due}
    return {
        "id": key,
        "customer_id": ME,
        "article_id": "A1",
        "quantity": 100,
        "ordered_on": "2026-05-01",
        **dates,
        **values,
    }


def delivery(key: str, day: str, quantity: float = 100) -> dict[str, Any]:
    return {"order_line_id": key, "delivered_on": day, "quantity": quantity}


def otif(kpis: KpiWorld, lines: list[Any], deliveries: list[Any], variant: str = "", **question: Any) -> Figure:
    question = {"period": MAY, **question}
    return kpis.figure("otif", variant, order_lines=lines, deliveries=deliveries, **question)


def test_a_line_delivered_in_full_on_the_day_passes(kpis: KpiWorld) -> None:
    figure = otif(kpis, [line("1")], [delivery("1", "2026-05-10")])
    assert (figure.value, figure.sums.n, figure.keys) == (1.0, 1, {("order_lines", "1")})


def test_an_undelivered_line_fails_once_its_window_has_closed(kpis: KpiWorld) -> None:
    assert otif(kpis, [line("1")], []).value == 0.0


def test_a_day_late_fails_and_a_tolerance_forgives_it(kpis: KpiWorld) -> None:
    late = [delivery("1", "2026-05-11")]
    assert otif(kpis, [line("1")], late).value == 0.0
    assert otif(kpis, [line("1")], late, parameters={"late_tolerance_days": 1}).value == 1.0


def test_early_is_no_failure_unless_a_bound_is_set(kpis: KpiWorld) -> None:
    early = [delivery("1", "2026-05-02")]
    assert otif(kpis, [line("1")], early).value == 1.0
    assert otif(kpis, [line("1")], early, parameters={"early_tolerance_days": 8}).value == 1.0
    assert otif(kpis, [line("1")], early, parameters={"early_tolerance_days": 7}).value == 0.0


def test_partial_deliveries_add_up_inside_the_window_only(kpis: KpiWorld) -> None:
    first, second, late = (
        delivery("1", "2026-05-05", 60),
        delivery("1", "2026-05-10", 40),
        delivery("1", "2026-05-12", 40),
    )
    assert otif(kpis, [line("1")], [first, second]).value == 1.0
    assert otif(kpis, [line("1")], [first, late]).value == 0.0


def test_a_shortage_fails_beyond_the_tolerance(kpis: KpiWorld) -> None:
    short = [delivery("1", "2026-05-10", 95)]
    assert otif(kpis, [line("1")], short).value == 0.0
    assert otif(kpis, [line("1")], short, parameters={"under_tolerance": 0.05}).value == 1.0
    assert otif(kpis, [line("1")], short, parameters={"under_tolerance": 0.04}).value == 0.0


def test_tenths_add_up_as_a_person_would(kpis: KpiWorld) -> None:
    deliveries = [delivery("1", "2026-05-10", 0.1) for _ in range(8)]
    assert otif(kpis, [line("1", quantity=0.8)], deliveries).value == 1.0


def test_a_line_counts_in_the_period_in_which_its_window_closes(kpis: KpiWorld) -> None:
    lines = [line("1", "2026-05-31")]
    assert otif(kpis, lines, []).sums.n == 1
    assert otif(kpis, lines, [], parameters={"late_tolerance_days": 1}).sums.n == 0
    assert otif(kpis, lines, [], parameters={"late_tolerance_days": 1}, period="2026-06").sums.n == 1


def test_a_window_still_open_is_left_out(kpis: KpiWorld) -> None:
    today = dt.date(2026, 5, 10)
    figure = otif(kpis, [line("1"), line("2", "2026-05-11"), line("3", "2026-05-09")], [], today=today)
    assert (figure.sums.n, figure.out) == (1, {"window_open": 1})


def test_what_is_cancelled_or_empty_is_left_out_with_its_reason(kpis: KpiWorld) -> None:
    lines = [line("1", cancelled=True), line("2", quantity=0), line("3")]
    figure = otif(kpis, lines, [delivery("3", "2026-05-10")])
    assert (figure.value, figure.out) == (1.0, {"cancelled": 1, "no_quantity": 1})


def test_a_reason_alone_does_not_leave_a_line_out(kpis: KpiWorld) -> None:
    assert otif(kpis, [line("1", reason="Streik", cancelled=False)], []).value == 0.0


def test_lines_without_a_due_date_are_placed_by_the_day_of_the_order(kpis: KpiWorld) -> None:
    lines = [line("1", None), line("2", None, ordered_on="2026-04-01"), line("3", None, ordered_on=None)]
    figure = otif(kpis, lines, [])
    assert (figure.value, figure.out) == (None, {"no_due_date": 2})


def test_a_line_that_nobody_requested_for_a_day_is_left_out_by_the_day_of_its_order(kpis: KpiWorld) -> None:
    lines = [line("1", requested_on=None, confirmed_on="2026-08-10"), line("2")]
    figure = otif(kpis, lines, [], "requested")
    assert (figure.sums.n, figure.out) == (1, {"no_due_date": 1})
    assert otif(kpis, lines, []).sums.n == 1


def test_both_reference_dates_are_shown(kpis: KpiWorld) -> None:
    lines = [line("1", requested_on="2026-05-05", confirmed_on="2026-05-20")]
    deliveries = [delivery("1", "2026-05-12")]
    assert otif(kpis, lines, deliveries).value == 1.0
    assert otif(kpis, lines, deliveries, "requested").value == 0.0


def test_without_a_confirmed_date_the_requested_one_counts_and_is_told(kpis: KpiWorld) -> None:
    figure = otif(kpis, [line("1", confirmed_on=None)], [delivery("1", "2026-05-10")])
    assert (figure.value, figure.sums.notes) == (1.0, ("unconfirmed_dates",))
    assert otif(kpis, [line("1")], []).sums.notes == ()


def test_an_order_passes_when_all_its_lines_do(kpis: KpiWorld) -> None:
    lines = [line("1", order_id="O"), line("2", order_id="O"), line("3", order_id="P")]
    deliveries = [delivery("1", "2026-05-10"), delivery("3", "2026-05-10")]
    assert otif(kpis, lines, deliveries).ratio == (2, 3)
    assert otif(kpis, lines, deliveries, "order_confirmed").ratio == (1, 2)


def test_an_order_counts_when_its_last_window_closed_with_all_its_lines(kpis: KpiWorld) -> None:
    lines = [line("1", "2026-04-10", order_id="O"), line("2", order_id="O")]
    deliveries = [delivery("2", "2026-05-10")]  # the line of April failed
    assert otif(kpis, lines, deliveries, period="2026-04", variant="order_confirmed").sums.n == 0
    assert otif(kpis, lines, deliveries, variant="order_confirmed").ratio == (0, 1)
    assert otif(kpis, lines, deliveries).ratio == (1, 1)


def test_a_cancelled_line_does_not_fail_its_order(kpis: KpiWorld) -> None:
    lines = [line("1", order_id="O"), line("2", order_id="O", cancelled=True), line("3", order_id="P", cancelled=True)]
    figure = otif(kpis, lines, [delivery("1", "2026-05-10")], "order_confirmed")
    assert (figure.ratio, figure.out) == ((1, 1), {"cancelled": 1})


def test_a_line_without_an_order_is_one(kpis: KpiWorld) -> None:
    assert otif(kpis, [line("1"), line("2")], [], "order_confirmed").sums.n == 2


def test_no_lines_are_no_data(kpis: KpiWorld) -> None:
    figure = otif(kpis, [line("1", customer_id="C2")], [])
    assert (figure.value, figure.sums.n) == (None, 0)


def test_several_customers_and_periods_in_one_question(kpis: KpiWorld) -> None:
    lines = [line("1"), line("2", "2026-06-10"), line("3", customer_id="C2")]
    sums = kpis.sums(
        "otif",
        customers=[ME, "C2"],
        periods=[MAY, "2026-06"],
        order_lines=lines,
        deliveries=[delivery("1", "2026-05-10")],
    )
    main = {key[:2]: (each.numerator, each.n) for key, each in sums.items() if key[2] == ""}
    assert main == {(MAY, ME): (1, 1), ("2026-06", ME): (0, 1), (MAY, "C2"): (0, 1)}
