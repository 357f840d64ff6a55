"""Escalations documented: complete records over everything that should be one."""

import datetime as dt
from typing import Any

import pytest

from agent.domain.history import Escalation
from tests.kpi_figures import ME, Figure, KpiWorld

CONTRACT: dict[str, Any] = {
    "frame_contracts": [{"id": "K1", "customer_id": ME, "valid_from": "2025-01-01", "valid_to": "2025-12-31"}],
    "contract_lines": [{"contract_id": "K1", "article_id": "A1", "quantity": 10_000, "price": 1}],
}


def record(detected: str = "2026-06-01", **values: Any) -> Escalation:
    known = {"cause": "Bedarf gesunken", "owner": "M. Keller", "measure": "Plan strecken", **values}
    return Escalation("E1", ME, dt.date.fromisoformat(detected), **known)


def documented(kpis: KpiWorld, *records: Escalation, **question: Any) -> Figure:
    return kpis.figure("escalations_documented", escalations=records, **question)


def called_off(quantity: float) -> dict[str, Any]:
    line = {
        "customer_id": ME,
        "contract_id": "K1",
        "article_id": "A1",
        "quantity": quantity,
        "ordered_on": "2025-05-01",
    }
    return {**CONTRACT, "order_lines": [line]}


def test_a_complete_record_is_documented(kpis: KpiWorld) -> None:
    figure = documented(kpis, record())
    assert (figure.value, figure.keys) == (1.0, {("escalations", "E1")})


@pytest.mark.parametrize("field", ["cause", "owner", "measure"])
def test_an_empty_field_is_not(kpis: KpiWorld, field: str) -> None:
    assert documented(kpis, record(**{field: " "})).value == 0.0


def test_the_policy_names_the_mandatory_fields(kpis: KpiWorld) -> None:
    fields = {"fields": ["owner", "evidence"]}
    done = dt.date(2026, 6, 9)
    assert documented(kpis, record(cause=""), parameters=fields).value == 1.0
    assert documented(kpis, record(resolved_on=done), parameters=fields).value == 0.0
    assert documented(kpis, record(resolved_on=done, evidence="Protokoll"), parameters=fields).value == 1.0


def test_a_contract_below_the_threshold_without_a_record_is_an_event(kpis: KpiWorld) -> None:
    figure = documented(kpis, **called_off(6_996))  # 69.96 %, prints as 70.0 %
    assert (figure.ratio, figure.sums.notes) == ((0, 1), ("call_off_without_record",))
    assert figure.keys == {("frame_contracts", "K1")}


def test_at_the_threshold_there_is_no_event(kpis: KpiWorld) -> None:
    assert documented(kpis, **called_off(7_000)).value is None


def test_a_record_open_in_the_period_documents_the_contract(kpis: KpiWorld) -> None:
    assert documented(kpis, record(contract_id="K1"), **called_off(10)).ratio == (1, 1)
    old = record("2024-06-01", contract_id="K1")  # still open, detected before the period
    assert documented(kpis, old, **called_off(10)).value is None
    over = record("2024-06-01", contract_id="K1", resolved_on=dt.date(2024, 7, 1))
    assert documented(kpis, over, **called_off(10)).ratio == (0, 1)


def test_no_event_is_no_data(kpis: KpiWorld) -> None:
    assert documented(kpis, record("2024-06-01")).value is None


@pytest.mark.parametrize(("complete", "value"), [(True, 1.0), (False, 0.0), (None, 1.0)])
def test_a_record_kept_here_counts_when_nothing_mandatory_is_missing(
    kpis: KpiWorld, complete: bool | None, value: float
) -> None:
    assert documented(kpis, record(complete=complete)).value == value


def test_the_fields_of_the_policy_hold_for_records_kept_here_too(kpis: KpiWorld) -> None:
    assert documented(kpis, record(owner="", complete=True)).value == 0.0


def test_computing_alone_makes_no_event(kpis: KpiWorld) -> None:
    exact = called_off(245)
    exact["contract_lines"] = [{"contract_id": "K1", "article_id": "A1", "quantity": 350, "price": 1.1}]
    assert 245 * 1.1 / (350 * 1.1) < 0.7
    assert documented(kpis, **exact).value is None
