"""Frame contracts: valid today and called off lately."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def contract(starts: str = "2026-01-01", ends: str = "2026-12-31", key: str = "K1") -> dict[str, Any]:
    return {"id": key, "customer_id": ME, "valid_from": starts, "valid_to": ends}


def ordered(day: str | None = "2026-11-01", **values: Any) -> dict[str, Any]:
    known = {"customer_id": ME, "contract_id": "K1", "article_id": "A1", "quantity": 30, "ordered_on": day}
    return {**known, **values}


def active(kpis: KpiWorld, contracts: list[Any], lines: list[Any], variant: str = "", **question: Any) -> Figure:
    return kpis.figure("contracts_active", variant, frame_contracts=contracts, order_lines=lines, **question)


def test_valid_and_called_off_lately(kpis: KpiWorld) -> None:
    figure = active(kpis, [contract()], [ordered()])
    assert (figure.value, figure.keys) == (1.0, {("frame_contracts", "K1")})


@pytest.mark.parametrize(("day", "value"), [("2026-08-25", 1.0), ("2026-08-24", 0.0), ("2026-11-23", 0.0)])
def test_the_last_ninety_days_decide(kpis: KpiWorld, day: str, value: float) -> None:
    assert active(kpis, [contract()], [ordered(day)]).value == value


def test_a_later_call_off_that_was_cancelled_does_not_help(kpis: KpiWorld) -> None:
    assert active(kpis, [contract()], [ordered(cancelled=True)]).value == 0.0


def test_the_requested_day_stands_in(kpis: KpiWorld) -> None:
    assert active(kpis, [contract()], [ordered(None, requested_on="2026-11-01")]).value == 1.0


def test_a_contract_that_has_just_ended_is_a_gap_and_an_old_one_history(kpis: KpiWorld) -> None:
    rows = [contract(ends="2026-08-24"), contract(ends="2026-08-23", key="K2"), contract("2026-11-23", key="K3")]
    figure = active(kpis, rows, [ordered()])
    assert (figure.ratio, figure.out) == ((0, 1), {"expired": 1, "not_started": 1})


@pytest.mark.parametrize("dates", [("2026-11-22", "2026-12-31"), ("2026-01-01", "2026-11-22")])
def test_the_first_and_the_last_day_are_valid(kpis: KpiWorld, dates: tuple[str, str]) -> None:
    assert active(kpis, [contract(*dates)], [ordered("2026-11-22")]).value == 1.0


def test_the_quantity_not_called_off_is_shown_apart(kpis: KpiWorld) -> None:
    agreed = [
        {"contract_id": "K1", "article_id": "A1", "quantity": 100},
        {"contract_id": "K1", "article_id": "A2", "quantity": 10},
    ]
    lines = [ordered(), ordered("2026-02-01"), ordered(article_id="A2"), ordered(cancelled=True)]
    figure = active(kpis, [contract()], lines, "remaining_quantity", contract_lines=agreed)
    assert figure.value == 40  # 100 - 60; A2 is over-called and takes nothing from A1


def test_an_earlier_day_gives_the_figure_of_that_day(kpis: KpiWorld) -> None:
    assert active(kpis, [contract()], [ordered("2026-02-01")], period="2026-03").value == 1.0
    assert active(kpis, [contract()], [ordered("2026-02-01")], period="2026-06").value == 0.0


def test_no_contract_is_no_data(kpis: KpiWorld) -> None:
    assert active(kpis, [], [ordered()]).value is None
