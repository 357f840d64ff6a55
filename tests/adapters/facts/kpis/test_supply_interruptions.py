"""Unplanned interruptions: counted, zero only where somebody looks, null otherwise."""

from typing import Any

from tests.kpi_figures import ME, Figure, KpiWorld

SHIPMENT = {"customer_id": ME, "shipped_on": "2026-10-05"}


def event(day: str = "2026-10-05", customer: str = ME, planned: bool | None = None) -> dict[str, Any]:
    return {"customer_id": customer, "date": day, "planned": planned, "article_id": "A1"}


def october(kpis: KpiWorld, **tables: Any) -> Figure:
    return kpis.figure("supply_interruptions", **tables)


def test_events_not_planned_or_not_flagged_count(kpis: KpiWorld) -> None:
    figure = october(kpis, interruptions=[event(planned=False), event(), event(planned=True), event("2026-11-01")])
    assert (figure.value, figure.sums.n, figure.out) == (2, 2, {"planned": 1})


def test_a_customer_served_without_events_has_none(kpis: KpiWorld) -> None:
    figure = october(kpis, interruptions=[event(customer="C2")], shipments=[SHIPMENT])
    assert (figure.value, figure.sums.n) == (0, 0)


def test_planned_events_alone_are_zero(kpis: KpiWorld) -> None:
    lines = [{"customer_id": ME, "quantity": 1, "requested_on": "2026-10-05"}]
    figure = october(kpis, interruptions=[event(planned=True)], order_lines=lines)
    assert (figure.value, figure.out) == (0, {"planned": 1})


def test_where_nobody_records_interruptions_there_is_no_data(kpis: KpiWorld) -> None:
    assert october(kpis, shipments=[SHIPMENT]).value is None


def test_a_customer_without_business_has_no_data(kpis: KpiWorld) -> None:
    lines = [{"customer_id": ME, "quantity": 1, "requested_on": "2026-10-05", "cancelled": True}]
    assert october(kpis, interruptions=[event(customer="C2")], order_lines=lines).value is None
