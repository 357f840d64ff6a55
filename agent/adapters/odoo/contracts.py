"""sale.blanket.order: frame contracts. Stock Odoo has none; a community module of this name does."""

from collections.abc import Iterator, Mapping
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.mirror import Mirror, customer_key, points_to
from agent.adapters.odoo.streams import BLANKET_LINES, BLANKETS
from agent.adapters.odoo.units import in_own_unit, ratio, unit_of
from agent.adapters.odoo.values import number, ref, text

Row = Mapping[str, Any]
_IN_FORCE = frozenset({"open", "done", "expired"})


def frame_contracts(mirror: Mirror) -> Iterator[Row]:
    """The module keeps an end, and no beginning: where it is missing the day of creation stands for it."""
    for key, blanket in mirror.rows(BLANKETS):
        customer_id = mirror.customer_of(ref(blanket.get("partner_id")))
        if contract_key(mirror, key) is None or customer_id is None:
            continue
        start = mirror.day(blanket.get("date_start"))
        if start is None:
            mirror.left_out["connectors.odoo.contract_start"] += 1
        yield {
            "id": contract_key(mirror, key),
            "customer_id": customer_key(customer_id),
            "valid_from": start or mirror.day(blanket.get("create_date")),
            "valid_to": mirror.day(blanket.get("validity_date")),
        }


def contract_lines(mirror: Mirror) -> Iterator[Row]:
    for key, line, contract in _lines(mirror):
        price, product_id = number(line.get("price_unit")), ref(line.get("product_id"))
        yield {
            "id": f"odoo-sale.blanket.order.line-{key}",
            "contract_id": contract,
            "article_id": mirror.article(product_id),
            "quantity": _quantity(mirror, line),
            "price": None if price is None else round(price / ratio(mirror, unit_of(line), product_id), 6),
        }


def call_off_plan(mirror: Mirror) -> Iterator[Row]:
    """Lines with a date say when they are to be called off."""
    for key, line, contract in _lines(mirror):
        month = mirror.day(line.get("date_schedule"))
        if month is not None:
            yield {
                "id": f"odoo-sale.blanket.order.line-{key}",
                "contract_id": contract,
                "article_id": mirror.article(ref(line.get("product_id"))),
                "month": month.replace(day=1),
                "quantity": _quantity(mirror, line),
            }


def contract_key(mirror: Mirror, blanket_id: int | None) -> str | None:
    """The contract's number, as people type it; None for a draft or one without an end."""
    blanket = mirror.get(BLANKETS, blanket_id)
    if blanket_id is None or blanket is None or blanket.get("state") not in _IN_FORCE:
        return None
    if mirror.day(blanket.get("validity_date")) is None:
        return None
    otherwise = f"odoo-{BLANKETS}-{blanket_id}"
    return mirror.state.name(BLANKETS, blanket_id, text(blanket.get("name")) or "", otherwise)


def _lines(mirror: Mirror) -> Iterator[tuple[int, Record, str]]:
    for key, line in mirror.rows(BLANKET_LINES, points_to("order_id", BLANKETS)):
        contract = contract_key(mirror, ref(line.get("order_id")))
        if contract is not None:
            yield key, line, contract


def _quantity(mirror: Mirror, line: Record) -> float | None:
    quantity = number(line.get("original_uom_qty"))
    return None if quantity is None else in_own_unit(mirror, quantity, unit_of(line), ref(line.get("product_id")))
