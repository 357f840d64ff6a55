"""A small company in the fake Odoo: two customers, articles, an order in parts, purchases, contacts."""

import datetime as dt
from dataclasses import dataclass

from tests.adapters.odoo.model import FakeOdoo


@dataclass
class Company:
    odoo: FakeOdoo
    customer: int = 0
    person: int = 0
    article: int = 0
    order: int = 0
    line: int = 0
    purchase_line: int = 0
    dozen: int = 0
    pieces: int = 0
    stock: int = 0
    outside: int = 0
    supplier_place: int = 0
    call: int = 0


def company(version: int) -> Company:
    """Everything was written on one day; the order of 100 was delivered in parts of 60 and 40, ten days apart."""
    odoo = FakeOdoo(version, now=dt.datetime(2026, 10, 1, 8, 0, tzinfo=dt.UTC))
    made = Company(odoo)
    _basics(odoo, made)
    _people(odoo, made)
    _articles(odoo, made)
    _order(odoo, made)
    _purchase(odoo, made)
    _contacts(odoo, made)
    odoo.now = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
    odoo.write("res.company", 1)  # the last thing that happened
    return made


def _basics(odoo: FakeOdoo, made: Company) -> None:
    euro, yuan = odoo.create("res.currency", name="EUR"), odoo.create("res.currency", name="CNY")
    assert (euro, yuan) == (1, 2)
    odoo.create("res.company", name="Melchers", currency_id=euro)
    odoo.create("res.country", name="Germany")
    odoo.create("res.partner.industry", name="Machinery")
    made.pieces = odoo.create("uom.uom", name="Units", factor=1.0, relative_factor=1.0)
    size = 12.0 if odoo.version >= 19 else 1 / 12  # the meaning was turned round
    made.dozen = odoo.create("uom.uom", name="Dozens", factor=size, relative_factor=12.0, relative_uom_id=made.pieces)
    made.stock = odoo.create("stock.location", name="WH/Stock", usage="internal")
    made.outside = odoo.create("stock.location", name="Customers", usage="customer")
    made.supplier_place = odoo.create("stock.location", name="Vendors", usage="supplier")


def _people(odoo: FakeOdoo, made: Company) -> None:
    tag = odoo.create("res.partner.category", name="Key Account")
    seller = odoo.create("res.users", login="k.brandt@melchers-components.example", name="Katharina Brandt")
    odoo.create("res.users", login="portal@nordwerk.example", share=True)
    made.customer = odoo.partner(
        "Nordwerk Antriebe GmbH", customer_rank=3, lang="de_DE", country_id=1, industry_id=1, category_id=[tag],
        user_id=seller, credit=120_000.0, credit_limit=150_000.0,
    )  # fmt: skip
    made.person = odoo.partner(
        "Sabine Kröger", parent_id=made.customer, email="s.kroeger@nordwerk.example", function="Einkauf", lang="de_DE"
    )
    odoo.partner("Nordwerk Lager 2", parent_id=made.customer, type="delivery")
    odoo.partner("Gegangen, Gerd", parent_id=made.customer, active=False)
    odoo.partner("Vantage Pumps Ltd", customer_rank=1, lang="en_GB")
    odoo.partner("Schrauben Lieferant AG")  # a supplier only: none of our business


def _articles(odoo: FakeOdoo, made: Company) -> None:
    template = odoo.create("product.template", name="Spindel")
    kind = {"is_storable": True, "type": "consu"} if odoo.version >= 18 else {"type": "product"}
    made.article = odoo.create(
        "product.product", name="Spindel 40", default_code="MC-10432", uom_id=made.pieces, standard_price=7.125,
        product_tmpl_id=template, **kind,
    )  # fmt: skip
    odoo.create("product.product", name="Alte Spindel", default_code="MC-10001", active=False, uom_id=1, **kind)
    odoo.create("product.product", name="Doppelt", default_code="MC-10432", uom_id=1, **kind)
    odoo.create("product.product", name="Fracht", type="service", uom_id=1)
    odoo.create("product.supplierinfo", product_tmpl_id=template, delay=60, min_qty=100, sequence=2, price=6.0)
    odoo.create(
        "product.supplierinfo", product_tmpl_id=template, delay=49, min_qty=25, sequence=1, price=7.0,
        product_uom=made.dozen,
    )  # fmt: skip
    multiple = {"replenishment_uom_id": made.dozen} if odoo.version >= 19 else {"qty_multiple": 12.0}
    odoo.create("stock.warehouse.orderpoint", product_id=made.article, qty_to_order=9_999.0, **multiple)
    odoo.create("stock.quant", product_id=made.article, quantity=300.0, reserved_quantity=40.0, location_id=made.stock)
    odoo.create("stock.quant", product_id=made.article, quantity=15.5, location_id=made.stock)
    odoo.create("stock.quant", product_id=made.article, quantity=-60.0, location_id=made.outside)
    odoo.create("stock.quant", product_id=made.article, quantity=80.0, location_id=made.stock, owner_id=made.customer)


def _order(odoo: FakeOdoo, made: Company) -> None:
    """Midnight in Berlin on 15 October, 22:00 in UTC the evening before."""
    made.order = odoo.create(
        "sale.order", name="S00042", partner_id=made.person, state="sale", date_order="2026-09-01 10:00:00",
        commitment_date="2026-10-14 22:00:00", currency_id=1, currency_rate=1.0, company_id=1,
    )  # fmt: skip
    made.line = order_line(made, made.order, 100.0)
    odoo.create("sale.order.line", order_id=made.order, product_id=4, product_uom_qty=1.0, price_unit=50.0)  # freight
    odoo.create("sale.order.line", order_id=made.order, display_type="line_section")
    quotation = odoo.create("sale.order", name="S00043", partner_id=made.customer, state="draft", currency_id=1)
    order_line(made, quotation, 7.0)
    odoo.pass_time(days=9)
    odoo.deliver(made.line, 60.0)
    odoo.pass_time(days=10)
    odoo.deliver(made.line, 40.0)


def order_line(made: Company, order: int, quantity: float, unit: int | None = None, product: int | None = None) -> int:
    """A line with the move that it asks for: in pieces, whatever the unit of the line."""
    odoo, sold = made.odoo, product or made.article
    line = odoo.create(
        "sale.order.line", order_id=order, product_id=sold, product_uom_qty=quantity, price_unit=12.5,
        discount=10.0, product_uom=unit or made.pieces,
    )  # fmt: skip
    odoo.create(
        "stock.move", product_id=sold, product_uom_qty=quantity * (12 if unit == made.dozen else 1), quantity=0.0,
        product_uom=made.pieces, state="assigned", sale_line_id=line, location_id=made.stock,
        location_dest_id=made.outside,
    )  # fmt: skip
    return line


def _purchase(odoo: FakeOdoo, made: Company) -> None:
    order = odoo.create(
        "purchase.order", name="P00007", state="purchase", date_order="2026-08-01 08:00:00",
        date_approve="2026-08-03 08:00:00",
    )  # fmt: skip
    made.purchase_line = odoo.create(
        "purchase.order.line", order_id=order, product_id=made.article, product_qty=20.0, product_uom=made.dozen,
        date_planned="2026-10-20 10:00:00", qty_received=0.0,
    )  # fmt: skip


def receive(made: Company, quantity: float) -> None:
    """What came in shows as a move; the line's own figure is recomputed without a new stamp."""
    odoo = made.odoo
    odoo.create(
        "stock.move", product_id=made.article, quantity=quantity, product_uom_qty=quantity, product_uom=made.pieces,
        state="done", date=odoo.stamp, purchase_line_id=made.purchase_line, location_id=made.supplier_place,
        location_dest_id=made.stock,
    )  # fmt: skip
    odoo.records["purchase.order.line"][made.purchase_line]["qty_received"] += quantity / 12


def _contacts(odoo: FakeOdoo, made: Company) -> None:
    made.call = odoo.create("mail.activity.type", name="Call", category="phonecall")
    todo = odoo.create("mail.activity.type", name="To-Do", category="default")
    for kind, words in (
        (made.call, "<p>Forecast <b>Q1</b> besprochen<br/>&amp; bestätigt</p>"),
        (todo, "Akte abgelegt"),
    ):
        activity = odoo.create("mail.activity", res_model="res.partner", res_id=made.person, activity_type_id=kind)
        odoo.finish(activity, words, author=made.person)
    odoo.create("mail.message", model="res.partner", res_id=made.person, date=odoo.stamp, body="only a note")
    odoo.create(
        "calendar.event", name="Jahresgespräch", start="2026-12-01 08:30:00", partner_ids=[made.person, 6], user_id=1
    )
    odoo.create("crm.stage", name="Qualified")
    tag = odoo.create("crm.tag", name="Gleitlager")
    lead = {"partner_id": made.customer, "type": "opportunity", "stage_id": 1}
    odoo.create("crm.lead", name="Gleitlager 2027", tag_ids=[tag], description="<p>Muster bestellt</p>", **lead)
    odoo.create("crm.lead", name="Ohne Schlagwort", **lead)
    odoo.create("crm.lead", name="Verloren", tag_ids=[tag], active=False, **lead)
