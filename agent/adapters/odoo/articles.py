"""product.product with supplier and reordering rule: articles. stock.quant: stock."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.mirror import Mirror, pointed_to_by, shares
from agent.adapters.odoo.streams import PRODUCTS, QUANTS, RULES, SUPPLIERS
from agent.adapters.odoo.units import in_own_unit, ratio, unit_of
from agent.adapters.odoo.values import number, ref, text

Row = Mapping[str, Any]


def articles(mirror: Mirror) -> Iterator[Row]:
    """Lead time and minimum are those of the first supplier. Odoo knows one way; it counts as the normal one (sea)."""
    suppliers, multiples = _suppliers(mirror), _multiples(mirror)
    changed = (pointed_to_by(SUPPLIERS, "product_id"), shares("product_tmpl_id", SUPPLIERS))
    for key, product in mirror.rows(PRODUCTS, *changed, pointed_to_by(RULES, "product_id")):
        if not is_goods(product):
            continue
        supplier = suppliers.get(("product_id", key)) or suppliers.get(
            ("product_tmpl_id", ref(product.get("product_tmpl_id"))), {}
        )
        minimum = number(supplier.get("min_qty"))
        yield {
            "id": mirror.article(key),
            "name": text(product.get("name")),
            "release_state": None if product.get("active", True) else "archived",
            "moq": in_own_unit(mirror, minimum, unit_of(supplier), key) if minimum else None,
            "order_multiple": multiples.get(key),
            "lead_time_sea_days": number(supplier.get("delay")),
            "unit_cost": (number(product.get("standard_price")) or None) if mirror.in_euros else None,
        }


def stock(mirror: Mirror) -> Iterator[Row]:
    """On hand and reserved of every article that is kept in stock; quants of nothing are deleted by Odoo."""
    if not mirror.was_read(QUANTS):
        return
    on_hand: dict[int, float] = defaultdict(float)
    reserved: dict[int, float] = defaultdict(float)
    for _, quant in mirror.all(QUANTS):
        product_id = ref(quant.get("product_id"))
        if product_id is not None:
            on_hand[product_id] += number(quant.get("quantity")) or 0.0
            reserved[product_id] += number(quant.get("reserved_quantity")) or 0.0
    for key, product in mirror.all(PRODUCTS):
        if key in on_hand or (is_goods(product) and is_stored(product)):
            yield {
                "id": f"odoo-stock-{key}",
                "article_id": mirror.article(key),
                "on_hand": round(on_hand[key], 6),
                "reserved": max(round(reserved[key], 6), 0.0),
                "as_of": mirror.today,
            }


def is_goods(product: Record) -> bool:
    return product.get("type") != "service"


def is_stored(product: Record) -> bool:
    """``is_storable`` from version 18 on, a type of its own before."""
    return bool(product["is_storable"]) if "is_storable" in product else product.get("type") == "product"


def _suppliers(mirror: Mirror) -> dict[tuple[str, int | None], Record]:
    """The first supplier by variant and by product; among its prices that for the smallest quantity."""
    best: dict[tuple[str, int | None], tuple[tuple[float, float, int], Record]] = {}
    for key, supplier in mirror.all(SUPPLIERS):
        field = "product_id" if ref(supplier.get("product_id")) else "product_tmpl_id"
        place = (field, ref(supplier.get(field)))
        rank = (number(supplier.get("sequence")) or 0.0, number(supplier.get("min_qty")) or 0.0, key)
        if place not in best or rank < best[place][0]:
            best[place] = (rank, supplier)
    return {place: supplier for place, (_, supplier) in best.items()}


def _multiples(mirror: Mirror) -> dict[int | None, float]:
    """``qty_multiple`` up to 18; 19 has a unit to order in. The quantity to order is computed by us, never read."""

    @lru_cache(maxsize=1)
    def of(unit_id: int | None, product_id: int | None) -> float:
        return ratio(mirror, unit_id, product_id)

    found: dict[int | None, float] = {}
    for _, rule in mirror.all(RULES):
        product_id, unit_id = ref(rule.get("product_id")), ref(rule.get("replenishment_uom_id"))
        multiple = of(unit_id, product_id) if unit_id else number(rule.get("qty_multiple"))
        if rule.get("active", True) and multiple:
            found[product_id] = max(multiple, found.get(product_id, 0.0))
    return found
