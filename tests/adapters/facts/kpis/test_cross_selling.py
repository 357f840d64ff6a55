"""Cross-selling: opportunities with evidence in categories the customer does not buy."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def opportunity(category: str = "Kabel", day: str = "2026-03-01", **values: Any) -> dict[str, Any]:
    return {
        "customer_id": ME,
        "category": category,
        "identified_on": day,
        "evidence": "Mail",
        "status": "open",
        **values,
    }


def cross_selling(kpis: KpiWorld, *rows: Any, **question: Any) -> Figure:
    return kpis.figure("cross_selling", opportunities=rows, **question)


def test_opportunities_of_the_calendar_year(kpis: KpiWorld) -> None:
    figure = cross_selling(kpis, opportunity(), opportunity("Guss"), opportunity(day="2025-12-31"))
    assert (figure.value, figure.sums.notes) == (2, ("part_of_year",))
    assert cross_selling(kpis, opportunity(day="2025-12-31"), period="2025").sums.notes == ()


@pytest.mark.parametrize("evidence", [None, "", "  "])
def test_without_evidence_it_is_listed_and_not_counted(kpis: KpiWorld, evidence: str | None) -> None:
    figure = cross_selling(kpis, opportunity(evidence=evidence))
    assert (figure.value, figure.sums.n, figure.out) == (0, 0, {"no_evidence": 1})


def test_a_category_won_before_is_bought_already(kpis: KpiWorld) -> None:
    won = opportunity("KABEL ", "2024-05-01", status="Gewonnen")
    figure = cross_selling(kpis, won, opportunity(), opportunity("Guss"))
    assert (figure.value, figure.out) == (1, {"already_bought": 1})


def test_the_opportunity_that_is_won_counts_itself(kpis: KpiWorld) -> None:
    assert cross_selling(kpis, opportunity(status="won")).value == 1


def test_the_status_may_say_that_the_customer_buys_it(kpis: KpiWorld) -> None:
    assert cross_selling(kpis, opportunity(status="Bestand")).out == {"already_bought": 1}


def test_a_known_customer_without_opportunities_has_none(kpis: KpiWorld) -> None:
    contacts = [{"customer_id": ME, "name": "Sabine Kröger"}]
    assert cross_selling(kpis, opportunity(customer_id="C2"), contacts=contacts).value == 0


def test_where_nobody_records_opportunities_there_is_no_data(kpis: KpiWorld) -> None:
    assert cross_selling(kpis, contacts=[{"customer_id": ME, "name": "Sabine Kröger"}]).value is None
    assert cross_selling(kpis, opportunity(customer_id="C2")).value is None
