"""One day on: much changed in Odoo, and the second sync reads that and no more. Over XML-RPC and JSON-2."""

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from tests.adapters.odoo.company import company, order_line, receive
from tests.adapters.odoo.conftest import World
from tests.adapters.odoo.server import odoo_server

DAY = dt.date(2026, 11, 21)


def line_key(number: int) -> str:
    return f"odoo-sale.order.line-{number}"


class Day:
    """What happened, by the ids of what it happened to."""

    def __init__(self, world: World) -> None:
        self.world, odoo, made = world, world.odoo, world.made
        lines = [order_line(made, self._order(f"S0010{number}", "sale"), 10.0) for number in range(5)]
        self.untouched, self.cancelled, self.grown, self.touched, _ = lines
        self.quotation = order_line(made, self._order("S00200", "draft"), 6.0)
        odoo.pass_time(hours=2)
        odoo.write("res.company", 1)
        world.sync()
        world.server.forget()
        odoo.pass_time(days=1)
        self._happens()
        self.report = world.sync()

    def _order(self, name: str, state: str) -> int:
        promised = {"commitment_date": "2026-12-01 11:00:00"} if state == "sale" else {}
        return self.world.odoo.create(
            "sale.order", name=name, partner_id=1, state=state, currency_id=1, **promised
        )  # fmt: skip

    def _happens(self) -> None:
        odoo, made = self.world.odoo, self.world.made
        odoo.promise(made.order, "2026-12-23 23:00:00")
        odoo.write("sale.order", made.order, name="S00042-R1")
        self.added = order_line(made, made.order, 5.0)
        odoo.write("sale.order", self._order_of(self.cancelled), state="cancel")
        odoo.write("sale.order", 2, state="cancel")  # a quotation all along
        odoo.write("sale.order", self._order_of(self.quotation), state="sale", commitment_date="2027-01-10 11:00:00")
        odoo.write("sale.order.line", self.grown, product_uom_qty=120.0)
        odoo.write("sale.order.line", self.touched)
        receive(made, 240.0)
        odoo.unlink("stock.quant", 1)
        odoo.unlink("stock.quant", 2)
        odoo.records["res.partner"][1]["credit"] = 149_000.0
        odoo.write("res.partner", 1, user_id=False)
        odoo.write("product.supplierinfo", 2, delay=70)
        odoo.write("product.product", made.article, default_code="MC-99999", name="Spindel 40 neu")
        self._first_order_of_a_company()

    def _first_order_of_a_company(self) -> None:
        """No invoice, so no rank; its partners were written long ago."""
        odoo = self.world.odoo
        odoo.pass_time(days=-300)
        company_id = odoo.partner("Heliotec AG")
        buyer = odoo.partner("Tom Richter", parent_id=company_id)
        odoo.partner("Rita Roth", parent_id=company_id)
        odoo.pass_time(days=300)
        order = odoo.create("sale.order", name="S00300", partner_id=buyer, state="sale", currency_id=1)
        self.new = order_line(self.world.made, order, 3.0)

    def _order_of(self, line: int) -> int:
        return int(self.world.odoo.records["sale.order.line"][line]["order_id"])

    def line(self, number: int) -> Mapping[str, object]:
        return self.world.one("order_lines", line_key(number))


@pytest.fixture(scope="module", params=[17, 19])
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    with odoo_server((made := company(request.param)).odoo) as server:
        world = World(made, server, tmp_path_factory.mktemp("second"))
        yield Day(world)
        world.close()


def test_no_row_is_refused(day: Day) -> None:
    assert day.report.refused == ()


def test_only_what_changed_is_read(day: Day) -> None:
    read = day.world.server.reads
    assert read["sale.order.line"] == 4  # added, grown, touched, new
    assert read["sale.order"] == 5  # moved, two cancelled, ordered, new
    assert read["product.product"] == 1
    assert read.get("purchase.order.line", 0) == 0
    assert read.get("mail.message", 0) == 0


def test_only_rows_that_differ_are_taken_over(day: Day) -> None:
    """The first line and the cancelled, ordered, grown, added, new ones; the touched one is as it was."""
    (taken,) = [table.taken for table in day.report.tables if table.table == "order_lines"]
    assert taken == 6


def test_the_first_promise_stays_when_the_order_moves(day: Day) -> None:
    """Only the order was written; its lines kept their stamps."""
    line = day.line(1)
    assert (line["confirmed_on"], line["order_id"]) == (dt.date(2026, 10, 15), "S00042-R1")


def test_a_line_added_after_the_move_has_the_promise_of_then(day: Day) -> None:
    assert day.line(day.added)["confirmed_on"] == dt.date(2026, 12, 24)


def test_a_cancelled_order_is_flagged_and_keeps_its_promise(day: Day) -> None:
    line = day.line(day.cancelled)
    assert (line["cancelled"], line["reason"], line["confirmed_on"]) == (True, "Odoo: cancel", dt.date(2026, 12, 1))


def test_a_cancelled_quotation_stays_out(day: Day) -> None:
    assert "S00043" not in {line["order_id"] for line in day.world.table("order_lines")}


def test_a_quotation_that_was_ordered_comes_in(day: Day) -> None:
    assert day.line(day.quotation)["confirmed_on"] == dt.date(2027, 1, 10)


def test_a_changed_quantity_comes_in(day: Day) -> None:
    assert day.line(day.grown)["quantity"] == 120.0


def test_receipts_count_though_the_purchase_line_has_no_new_stamp(day: Day) -> None:
    (purchase,) = day.world.table("purchase_orders")
    assert (purchase["received_quantity"], purchase["received_on"]) == (240.0, DAY)


def test_stock_that_is_gone_is_zero(day: Day) -> None:
    """Odoo deletes quants of nothing."""
    assert {row["article_id"]: row["on_hand"] for row in day.world.table("stock")}["MC-10432"] == 0.0


def test_what_is_owed_is_new_though_the_partner_has_no_new_stamp(day: Day) -> None:
    assert day.world.table("credit")[0]["exposure"] == 149_000.0


def test_access_ends_with_the_salesperson(day: Day) -> None:
    assert [row["user"] for row in day.world.table("account_team")] == ["nobody"]


def test_a_customer_known_by_its_first_order_comes_with_its_people(day: Day) -> None:
    assert "Heliotec AG" in [row["name"] for row in day.world.table("customers")]
    assert {"Tom Richter", "Rita Roth"} <= {row["name"] for row in day.world.table("contacts")}
    assert day.line(day.new)["customer_id"] == "odoo-res.partner-7"


def test_a_changed_supplier_changes_the_article_under_its_stable_id(day: Day) -> None:
    article = day.world.one("articles", "MC-10432")
    assert (article["lead_time_sea_days"], article["name"]) == (70.0, "Spindel 40 neu")
    assert {line["article_id"] for line in day.world.table("order_lines")} == {"MC-10432"}
