"""purchase.order.line: our orders with suppliers, and what of them came in."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.articles import is_goods
from agent.adapters.odoo.mirror import Mirror, pointed_to_by, points_to
from agent.adapters.odoo.streams import PRODUCTS, PURCHASE_LINES, PURCHASES, RECEIPTS
from agent.adapters.odoo.units import in_own_unit, unit_of
from agent.adapters.odoo.values import number, ref

Row = Mapping[str, Any]
_ORDERED = frozenset({"purchase", "done"})
_SEEN = "purchase_orders"  # lines that were ordered when read
Receipts = Mapping[int, tuple[float, dt.date | None]]  # quantity and last day, by purchase line


def purchase_orders(mirror: Mirror) -> Iterator[Row]:
    """Ordered lines; of one that was cancelled later, what had come in by then: nothing of it is open."""
    receipts = _receipts(mirror)
    also = (points_to("order_id", PURCHASES), pointed_to_by(RECEIPTS, "purchase_line_id"))
    for key, line in mirror.rows(PURCHASE_LINES, *also):
        order = mirror.get(PURCHASES, ref(line.get("order_id")))
        product_id = ref(line.get("product_id"))
        product = mirror.get(PRODUCTS, product_id)
        if order is None or product_id is None or (product is not None and not is_goods(product)):
            continue
        ordered = order.get("state") in _ORDERED
        if not ordered and not mirror.state.has_first(_SEEN, key):
            continue
        mirror.state.keep_first(_SEEN, key, None)
        received, last = _received(mirror, key, line, receipts)
        yield {
            "id": f"odoo-purchase.order.line-{key}",
            "article_id": mirror.article(product_id),
            "quantity": _in_own_unit(mirror, line, "product_qty") if ordered else received,
            "ordered_on": mirror.day(order.get("date_approve")) or mirror.day(order.get("date_order")),
            "due_on": mirror.day(line.get("date_planned")),
            "received_quantity": received,
            "received_on": last,
        }


def _received(mirror: Mirror, key: int, line: Record, receipts: Receipts | None) -> tuple[float, dt.date | None]:
    if receipts is None:
        return _in_own_unit(mirror, line, "qty_received") or 0.0, None
    return receipts.get(key, (0.0, None))


def _receipts(mirror: Mirror) -> Receipts | None:
    """From the moves: what the line itself says is recomputed without a trace of the change. None without moves."""
    if not mirror.was_read(RECEIPTS):
        return None
    found: dict[int, tuple[float, dt.date | None]] = {}
    for _, move in mirror.all(RECEIPTS):
        line_id, day = ref(move.get("purchase_line_id")), mirror.day(move.get("date"))
        if line_id is not None:
            quantity, last = found.get(line_id, (0.0, None))
            quantity += _in_own_unit(mirror, move, "quantity") or 0.0
            found[line_id] = (quantity, max(filter(None, (last, day)), default=None))
    return found


def _in_own_unit(mirror: Mirror, record: Record, field: str) -> float | None:
    quantity = number(record.get(field))
    return None if quantity is None else in_own_unit(mirror, quantity, unit_of(record), ref(record.get("product_id")))
