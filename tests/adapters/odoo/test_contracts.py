"""Frame contracts from the community module for blanket orders; stock Odoo has none."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.adapters.odoo.company import order_line
from tests.adapters.odoo.conftest import World

FIELDS = {
    "sale.blanket.order": "name partner_id state validity_date",
    "sale.blanket.order.line": "order_id product_id original_uom_qty product_uom price_unit date_schedule display_type",
    "sale.order.line": "blanket_order_line",
}


@pytest.fixture
def world(world_of: Callable[[int], World]) -> World:
    """A frame of 1,000 in two calls, one of them in dozens; a draft; an order out of the frame."""
    built = world_of(18)
    odoo, made = built.odoo, built.made
    odoo.extra |= FIELDS
    frame = odoo.create(
        "sale.blanket.order", name="RV-2026-003", partner_id=made.person, state="open", validity_date="2027-06-30"
    )
    lines = [
        odoo.create(
            "sale.blanket.order.line", order_id=frame, product_id=made.article, original_uom_qty=quantity,
            product_uom=unit, price_unit=price, date_schedule=day,
        )
        for quantity, unit, price, day in ((880.0, made.pieces, 11.0, "2027-02-10"), (10.0, made.dozen, 132.0, False))
    ]  # fmt: skip
    odoo.create("sale.blanket.order", name="Draft", partner_id=1, state="draft", validity_date="2027-06-30")
    order = odoo.create("sale.order", name="S00080", partner_id=made.person, state="sale", currency_id=1)
    odoo.write("sale.order.line", order_line(made, order, 50.0), blanket_order_line=lines[0])
    return built


def test_a_frame_with_lines_plan_and_calls(world: World) -> None:
    assert world.sync().refused == ()
    (contract,) = world.table("frame_contracts")
    days = (contract["valid_from"], contract["valid_to"])
    assert (contract["id"], contract["customer_id"]) == ("RV-2026-003", "odoo-res.partner-1")
    assert days == (dt.date(2026, 11, 20), dt.date(2027, 6, 30))
    assert [(line["contract_id"], line["quantity"], line["price"]) for line in world.table("contract_lines")] == [
        ("RV-2026-003", 880.0, 11.0),
        ("RV-2026-003", pytest.approx(120.0), pytest.approx(11.0)),
    ]
    assert [(row["month"], row["quantity"]) for row in world.table("call_off_plan")] == [(dt.date(2027, 2, 1), 880.0)]
    assert [line["contract_id"] for line in world.table("order_lines")] == [None, "RV-2026-003"]
    assert ("connectors.odoo.contract_start", {"count": 1}) in world.notes


def test_a_prolonged_frame_changes_its_end_and_keeps_its_number(world: World) -> None:
    world.sync()
    world.odoo.pass_time(days=1)
    world.odoo.write("sale.blanket.order", 1, validity_date="2027-12-31", name="RV-2026-003/2")
    world.sync()
    (contract,) = world.table("frame_contracts")
    assert (contract["id"], contract["valid_to"]) == ("RV-2026-003", dt.date(2027, 12, 31))
