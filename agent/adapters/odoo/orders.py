"""sale.order(.line): order lines with the first promise. stock.move: deliveries."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.articles import is_goods
from agent.adapters.odoo.contracts import contract_key
from agent.adapters.odoo.mirror import Mirror, customer_key, points_to
from agent.adapters.odoo.reading import CONFIRMED, PROMISES
from agent.adapters.odoo.streams import BLANKET_LINES, DELIVERIES, LINES, ORDERS, PRODUCTS
from agent.adapters.odoo.units import in_own_unit, ratio, unit_of
from agent.adapters.odoo.values import number, ref, ref_name, text

Row = Mapping[str, Any]
_SEEN = "order_lines"  # lines that were confirmed when read, with their first promise


def order_lines(mirror: Mirror) -> Iterator[Row]:
    """Confirmed lines, and those that were and are cancelled now. What was never confirmed is a quotation.

    The quantity is the ordered one, in the article's unit. Stock Odoo keeps no date that the customer asked for.
    """
    for key, line in mirror.rows(LINES, points_to("order_id", ORDERS)):
        order = mirror.get(ORDERS, ref(line.get("order_id")))
        if order is None or not _counts(mirror, key, line, order):
            continue
        confirmed = order.get("state") in CONFIRMED
        product_id, partner_id = ref(line.get("product_id")), ref(order.get("partner_id"))
        customer_id = mirror.customer_of(partner_id) or partner_id
        quantity = number(line.get("product_uom_qty"))
        yield {
            "id": line_key(key),
            "order_id": text(order.get("name")),
            "customer_id": None if customer_id is None else customer_key(customer_id),
            "contract_id": _contract(mirror, line),
            "article_id": mirror.article(product_id),
            "quantity": None if quantity is None else in_own_unit(mirror, quantity, unit_of(line), product_id),
            "price": _price(mirror, line, order),
            "ordered_on": mirror.day(order.get("date_order")),
            "confirmed_on": _first_promise(mirror, key, line, order, confirmed),
            "cancelled": not confirmed,
            "reason": None if confirmed else f"Odoo: {order.get('state')}",
        }


def deliveries(mirror: Mirror) -> Iterator[Row]:
    """What left for the customer, by move: a backorder is a move of its own."""
    for key, move in mirror.rows(DELIVERIES):
        line_id, product_id = ref(move.get("sale_line_id")), ref(move.get("product_id"))
        line = mirror.get(LINES, line_id)
        order = mirror.get(ORDERS, ref(line.get("order_id"))) if line else None
        if line_id is None or line is None or order is None or not _counts(mirror, line_id, line, order):
            continue
        if product_id != ref(line.get("product_id")):
            mirror.left_out["connectors.odoo.kit"] += 1
            continue
        quantity = number(move.get("quantity"))
        yield {
            "id": f"odoo-stock.move-{key}",
            "order_line_id": line_key(line_id),
            "delivered_on": mirror.day(move.get("date")),
            "quantity": None if quantity is None else in_own_unit(mirror, quantity, unit_of(move), product_id),
        }


def line_key(line_id: int) -> str:
    return f"odoo-sale.order.line-{line_id}"


def _counts(mirror: Mirror, key: int, line: Record, order: Record) -> bool:
    product = mirror.get(PRODUCTS, ref(line.get("product_id")))
    if line.get("is_downpayment") or (product is not None and not is_goods(product)):
        return False
    return order.get("state") in CONFIRMED or mirror.state.has_first(_SEEN, key)


def _first_promise(mirror: Mirror, key: int, line: Record, order: Record, confirmed: bool) -> dt.date | None:
    """The promise of the order when this line was first seen, whatever it was shifted to since."""
    promised = None
    if confirmed:
        order_id = ref(line.get("order_id")) or 0
        promised = mirror.day(mirror.state.first(PROMISES, order_id) or order.get("commitment_date"))
    kept = mirror.state.keep_first(_SEEN, key, promised.isoformat() if promised else None)
    return dt.date.fromisoformat(kept) if kept else None


def _contract(mirror: Mirror, line: Record) -> str | None:
    blanket_line = mirror.get(BLANKET_LINES, ref(line.get("blanket_order_line")))
    return contract_key(mirror, ref(blanket_line.get("order_id"))) if blanket_line else None


def _price(mirror: Mirror, line: Record, order: Record) -> float | None:
    """EUR for one piece, without tax, discount taken off; other currencies at the order's own rate."""
    unit_price = number(line.get("price_unit"))
    if unit_price is None:
        return None
    product_id = ref(line.get("product_id"))
    price = unit_price * (1 - (number(line.get("discount")) or 0.0) / 100) / ratio(mirror, unit_of(line), product_id)
    if ref_name(order.get("currency_id")) == "EUR":
        return round(price, 6)
    rate = number(order.get("currency_rate"))
    if not rate or not mirror.company_in_euros(ref(order.get("company_id"))):
        mirror.left_out["connectors.odoo.no_price"] += 1
        return None
    return round(price / rate, 6)
