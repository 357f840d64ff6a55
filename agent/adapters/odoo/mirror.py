"""What was read from Odoo, as the tables ask for it: records, those that changed, those they point to."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from agent.adapters.odoo import values
from agent.adapters.odoo.api import Record
from agent.adapters.odoo.streams import COMPANIES, PARTNERS, PRODUCTS
from agent.adapters.sync_state import SyncState

_BATCH = 1000
Condition = tuple[str, Sequence[str]]  # SQL and its values


class Mirror:
    """``everything``: all records, else those that changed. ``today`` is the day of reading, in ``zone``.

    ``left_out`` counts, by code of a note, what did not become a row.
    """

    def __init__(self, state: SyncState, *, everything: bool, zone: ZoneInfo, today: dt.date) -> None:
        self.state, self.everything, self.zone, self.today = state, everything, zone, today
        self.left_out: Counter[str] = Counter()
        self.get = lru_cache(maxsize=20_000)(self._get)
        self.article = lru_cache(maxsize=100_000)(self._article)
        self._day = lru_cache(maxsize=20_000)(lambda told: values.day(told, zone))

    def rows(self, stream: str, *also: Condition) -> Iterator[tuple[int, Record]]:
        """Id and record of those that changed, or that meet one of ``also``; by id."""
        where, bound = "", [stream]
        if not self.everything:
            where = " AND (changed" + "".join(f" OR {sql}" for sql, _ in also) + ")"
            bound += [value for _, each in also for value in each]
        sql = f"SELECT key, data FROM records WHERE stream = ?{where} ORDER BY key"  # noqa: S608 - from below
        cursor = self.state.db.execute(sql, bound)
        while batch := cursor.fetchmany(_BATCH):
            for key, data in batch:
                yield key, json.loads(data)

    def all(self, stream: str) -> Iterator[tuple[int, Record]]:
        for key, data in self.state.db.execute("SELECT key, data FROM records WHERE stream = ?", [stream]):
            yield key, json.loads(data)

    def _get(self, stream: str, key: int | None) -> Record | None:
        found = self.state.db.execute("SELECT data FROM records WHERE stream = ? AND key = ?", [stream, key]).fetchone()
        return json.loads(found[0]) if found else None

    def was_read(self, stream: str) -> bool:
        """False where the stream is not there or not readable: its silence says nothing."""
        return self.state.is_done(stream)

    # --- what many tables need

    def day(self, value: object) -> dt.date | None:
        """The day of a date, or of a time in our zone."""
        told = values.text(value)
        return None if told is None else self._day(told)

    def _article(self, product_id: int | None) -> str | None:
        """The article's id: the internal reference as first seen, for that is what people type."""
        if product_id is None:
            return None
        product = self.get(PRODUCTS, product_id)
        otherwise = f"odoo-product.product-{product_id}"
        if product is None:
            return otherwise
        return self.state.name(PRODUCTS, product_id, values.text(product.get("default_code")) or "", otherwise)

    def customer_of(self, partner_id: int | None) -> int | None:
        """The partner that is the customer: the company of a person or address. None where it was not read."""
        partner = self.get(PARTNERS, partner_id)
        return None if partner is None else values.ref(partner.get("commercial_partner_id")) or partner_id

    @cached_property
    def in_euros(self) -> bool:
        """True when every company keeps its books in EUR."""
        return all(values.ref_name(company.get("currency_id")) == "EUR" for _, company in self.all(COMPANIES))

    def company_in_euros(self, company_id: int | None) -> bool:
        company = self.get(COMPANIES, company_id)
        return company is not None and values.ref_name(company.get("currency_id")) == "EUR"


_PARTNER = "odoo-res.partner-"


def partner_number(customer_id: str) -> int | None:
    """The way back from `customer_key`; None for a customer that did not come from Odoo."""
    number = customer_id.removeprefix(_PARTNER)
    return int(number) if number != customer_id and number.isascii() and number.isdigit() else None


def customer_key(partner_id: int) -> str:
    return f"{_PARTNER}{partner_id}"


def points_to(field: str, stream: str) -> Condition:
    """Records whose ``field`` points to a changed record of ``stream``."""
    return (
        "json_extract(data, ?) IN (SELECT key FROM records WHERE stream = ? AND changed)",
        [f"$.{field}[0]", stream],
    )


def pointed_to_by(stream: str, field: str) -> Condition:
    """Records that ``field`` of a changed record of ``stream`` points to."""
    return (
        "key IN (SELECT json_extract(data, ?) FROM records WHERE stream = ? AND changed)",
        [f"$.{field}[0]", stream],
    )


def shares(field: str, stream: str) -> Condition:
    """Records whose ``field`` points to the same as that of a changed record of ``stream``."""
    return (
        "json_extract(data, ?) IN (SELECT json_extract(data, ?) FROM records WHERE stream = ? AND changed)",
        [f"$.{field}[0]", f"$.{field}[0]", stream],
    )
