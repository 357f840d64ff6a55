"""Quantities in the unit of the article: orders come in dozens, deliveries in pieces."""

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.mirror import Mirror
from agent.adapters.odoo.streams import PRODUCTS, UNITS
from agent.adapters.odoo.values import number, ref

_DECIMALS = 6


def unit_of(record: Record) -> int | None:
    """``product_uom_id`` in 19, ``product_uom`` before."""
    return ref(record.get("product_uom_id")) or ref(record.get("product_uom"))


def ratio(mirror: Mirror, unit_id: int | None, product_id: int | None) -> float:
    """How many of the article's own unit one of ``unit_id`` is; 1 where a unit is unknown."""
    product = mirror.get(PRODUCTS, product_id)
    own = ref(product.get("uom_id")) if product else None
    if unit_id is None or own is None or unit_id == own:
        return 1.0
    return (_size(mirror, unit_id) or 1.0) / (_size(mirror, own) or 1.0)


def in_own_unit(mirror: Mirror, quantity: float, unit_id: int | None, product_id: int | None) -> float:
    return round(quantity * ratio(mirror, unit_id, product_id), _DECIMALS)


def _size(mirror: Mirror, unit_id: int) -> float | None:
    """In reference units. ``factor`` is the size from version 19 on, its inverse before: a dozen is 12 or 1/12."""
    unit = mirror.get(UNITS, unit_id)
    factor = number(unit.get("factor")) if unit else None
    if not unit or not factor:
        return None
    return factor if "relative_factor" in unit else 1 / factor
