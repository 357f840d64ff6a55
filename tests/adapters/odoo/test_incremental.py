"""The second sync reads what changed, keeps first promises, and loses nothing that happens meanwhile."""

import datetime as dt

from tests.adapters.odoo.company import order_line, receive
from tests.adapters.odoo.conftest import NOW, World
from tests.facts_world import publish

LINE = "odoo-sale.order.line-1"
# quants vanish and what is owed is computed: read whole; the company was written in the last hour
ALWAYS = {"stock.quant", "res.partner", "res.company"}


def test_a_second_sync_reads_nothing_that_did_not_change(synced: World) -> None:
    before = synced.table("order_lines")
    report = synced.sync()
    assert {model for model, count in synced.server.reads.items() if count} == ALWAYS
    assert {table.table for table in report.tables} == {"stock", "credit"}
    assert synced.table("order_lines") == before


def test_the_first_promise_survives_a_full_reading(synced: World) -> None:
    synced.odoo.promise(synced.made.order, "2026-12-23 23:00:00")
    synced.sync(full=True)
    assert synced.one("order_lines", LINE)["confirmed_on"] == dt.date(2026, 10, 15)


def test_a_promise_that_comes_late_is_the_first(synced: World) -> None:
    order = synced.odoo.create("sale.order", name="S00060", partner_id=1, state="sale", currency_id=1)
    key = f"odoo-sale.order.line-{order_line(synced.made, order, 5.0)}"
    synced.sync()
    assert synced.one("order_lines", key)["confirmed_on"] is None
    for day in ("2026-12-01 11:00:00", "2026-12-09 11:00:00"):
        synced.odoo.pass_time(hours=3)
        synced.odoo.promise(order, day)
        synced.sync()
    assert synced.one("order_lines", key)["confirmed_on"] == dt.date(2026, 12, 1)


def test_of_a_cancelled_purchase_nothing_is_open(synced: World) -> None:
    receive(synced.made, 40.0)
    synced.odoo.write("purchase.order", 1, state="cancel")
    synced.sync()
    (purchase,) = synced.table("purchase_orders")
    assert (purchase["quantity"], purchase["received_quantity"]) == (40.0, 40.0)


def test_a_full_reading_finds_what_was_deleted(synced: World) -> None:
    line = order_line(synced.made, synced.made.order, 9.0)
    synced.sync()
    synced.odoo.pass_time(hours=5)
    synced.odoo.unlink("sale.order.line", line)
    key = f"odoo-sale.order.line-{line}"
    synced.sync()
    assert key in [row["id"] for row in synced.table("order_lines")]  # a deletion leaves no trace
    synced.sync(full=True)
    assert [row["id"] for row in synced.table("order_lines")] == [LINE]


def test_a_full_reading_leaves_tables_alone_that_odoo_does_not_fill(world: World) -> None:
    customer = {"id": "odoo-res.partner-1", "name": "Nordwerk Antriebe GmbH", "class": "Key"}
    publish(world.store, customers=[customer], surveys=[{"customer_id": customer["id"], "invited_on": NOW.date()}])
    world.sync(full=True)
    assert len(world.table("surveys")) == 1


def test_after_an_import_of_others_everything_is_taken_over_again(synced: World) -> None:
    """The version in use is not ours any more; what was read lies here, so nothing is read again."""
    publish(synced.store, customers=[{"id": "c1", "name": "Andere GmbH", "class": "A"}])
    synced.sync()
    assert {model for model, count in synced.server.reads.items() if count} == ALWAYS
    assert [row["name"] for row in synced.table("customers")] == [
        "Andere GmbH",
        "Nordwerk Antriebe GmbH",
        "Vantage Pumps Ltd",
    ]
    assert len(synced.table("order_lines")) == 1


def test_records_that_change_while_paging_are_neither_lost_nor_doubled(world: World) -> None:
    """Pages of two: one record changes before its page, one behind us, one is made, in the middle of reading."""
    odoo, made = world.odoo, world.made
    odoo.pass_time(days=-30)
    lines = [order_line(made, made.order, float(number)) for number in range(1, 8)]
    odoo.pass_time(days=30)

    def meddle(model: str, after: int) -> None:
        if model == "sale.order.line" and after == lines[2]:
            world.server.before_page = lambda _model, _after: None
            odoo.pass_time(minutes=1)
            odoo.write("sale.order.line", lines[0], product_uom_qty=1001.0)  # behind us
            odoo.write("sale.order.line", lines[6], product_uom_qty=1007.0)  # before us
            lines.append(order_line(made, made.order, 1008.0))

    world.server.before_page = meddle
    world.sync(page_size=2)
    quantities = {row["id"]: row["quantity"] for row in world.table("order_lines")}
    assert len(quantities) == 9
    assert quantities[f"odoo-sale.order.line-{lines[6]}"] == 1007.0
    assert quantities[f"odoo-sale.order.line-{lines[7]}"] == 1008.0
    world.odoo.pass_time(days=1)
    world.sync(page_size=2)
    assert world.one("order_lines", f"odoo-sale.order.line-{lines[0]}")["quantity"] == 1001.0


def test_an_order_made_while_its_neighbours_were_read_comes_whole(world: World) -> None:
    """Orders were through when it came; its line and delivery are found, and bring it along."""

    def meddle(model: str, _after: int) -> None:
        if model == "sale.order.line":
            world.server.before_page = lambda _model, _after: None
            product = world.odoo.create("product.product", name="Neu", default_code="MC-2", uom_id=1, type="consu")
            order = world.odoo.create("sale.order", name="S00099", partner_id=5, state="sale", currency_id=1)
            world.odoo.deliver(order_line(world.made, order, 4.0, product=product), 4.0)

    world.server.before_page = meddle
    assert world.sync().refused == ()
    assert ("S00099", "MC-2") in {(row["order_id"], row["article_id"]) for row in world.table("order_lines")}


def test_a_transaction_that_was_open_is_not_missed(world: World) -> None:
    """Odoo stamps with the beginning of a transaction: a long one shows up behind the mark."""
    world.sync()
    began = world.odoo.now - dt.timedelta(minutes=40)
    world.odoo.pass_time(minutes=10)
    now, world.odoo.now = world.odoo.now, began
    world.odoo.write("sale.order.line", world.made.line, product_uom_qty=77.0)
    world.odoo.now = now
    world.sync()
    assert world.one("order_lines", LINE)["quantity"] == 77.0


def test_stamps_of_a_clock_that_was_ahead_hide_nothing(world: World) -> None:
    world.odoo.pass_time(days=30)
    world.odoo.write("sale.order.line", world.made.line, product_uom_qty=101.0)  # stamped a month ahead
    world.odoo.pass_time(days=-30)
    world.sync()
    world.odoo.pass_time(hours=2)
    line = order_line(world.made, world.made.order, 3.0)
    world.sync()
    assert f"odoo-sale.order.line-{line}" in [row["id"] for row in world.table("order_lines")]
    assert "connectors.odoo.clock" not in dict(world.notes)  # and nothing had to be read anew


def test_a_clock_that_goes_back_makes_the_next_sync_read_anew(world: World) -> None:
    world.odoo.pass_time(days=2)
    world.odoo.write("sale.order.line", world.made.line, product_uom_qty=101.0)
    world.sync()
    world.odoo.pass_time(days=-2)
    world.odoo.write("sale.order.line", world.made.line, product_uom_qty=102.0)
    world.sync()
    assert world.one("order_lines", LINE)["quantity"] == 102.0
    assert ("connectors.odoo.clock", {"model": "sale.order.line"}) in world.notes


def test_our_own_clock_decides_nothing(world: World) -> None:
    world.sync(now=NOW + dt.timedelta(days=4000))
    world.odoo.pass_time(hours=2)
    world.odoo.write("sale.order.line", world.made.line, product_uom_qty=55.0)
    world.sync(now=NOW - dt.timedelta(days=4000))
    assert world.one("order_lines", LINE)["quantity"] == 55.0
