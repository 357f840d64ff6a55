"""Emergency air freight on its three bases, and what has no mode."""

from typing import Any

import pytest

from tests.kpi_figures import ME, Figure, KpiWorld


def shipment(mode: str | None = "See", emergency: bool | None = False, **values: Any) -> dict[str, Any]:
    return {"customer_id": ME, "shipped_on": "2026-10-05", "mode": mode, "emergency": emergency, **values}


def october(kpis: KpiWorld, *shipments: Any, variant: str = "", **question: Any) -> Figure:
    return kpis.figure("emergency_air_freight", variant, shipments=shipments, **question)


def test_emergency_air_shipments_over_all(kpis: KpiWorld) -> None:
    figure = october(kpis, shipment("Luftfracht", True), shipment("Air Charter"), shipment(), shipment("LKW", True))
    assert figure.ratio == (1, 4)


@pytest.mark.parametrize(("basis", "expected"), [("count", 0.5), ("weight", 0.1), ("freight_cost", 0.8)])
def test_the_basis_decides_the_figure_and_all_three_are_shown(kpis: KpiWorld, basis: str, expected: float) -> None:
    rows = [shipment("air", True, weight=100, freight_cost=800), shipment(weight=900, freight_cost=200)]
    assert october(kpis, *rows, parameters={"basis": basis}).value == expected
    assert october(kpis, *rows, variant=basis).value == expected


@pytest.mark.parametrize("mode", [None, "", " ", "unbekannt", "N/A", "-"])
def test_an_unknown_mode_is_counted_apart(kpis: KpiWorld, mode: str | None) -> None:
    figure = october(kpis, shipment(mode, True), shipment())
    assert (figure.value, figure.out) == (0.0, {"unknown_mode": 1})


def test_a_missing_weight_or_cost_is_left_out_on_its_basis_only(kpis: KpiWorld) -> None:
    rows = [shipment(freight_cost=10), shipment("air", True, weight=5)]
    assert october(kpis, *rows, variant="weight").out == {"no_weight": 1}
    assert october(kpis, *rows, variant="freight_cost").out == {"no_freight_cost": 1}
    assert october(kpis, *rows).value == 0.5


def test_an_empty_flag_is_no_where_the_flag_is_kept(kpis: KpiWorld) -> None:
    other = {**shipment("air", True), "customer_id": "C2"}
    assert october(kpis, shipment("air", None), shipment(), other).ratio == (0, 2)


def test_where_nobody_keeps_the_flag_air_freight_is_unknown(kpis: KpiWorld) -> None:
    figure = october(kpis, shipment("air", None), shipment("See", None))
    assert (figure.ratio, figure.out) == ((0, 1), {"unknown_emergency": 1})
    assert october(kpis, shipment("air", None)).value is None


def test_only_shipments_of_the_period_count(kpis: KpiWorld) -> None:
    assert october(kpis, shipment("air", True, shipped_on="2026-11-01")).value is None
    assert october(kpis, shipment("air", True, shipped_on="2026-11-01"), period="2026-11").value == 1.0
