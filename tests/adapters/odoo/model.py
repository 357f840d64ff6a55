"""A small Odoo in memory: records, domains, and what its business methods do to them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]

RELATIONS = {
    "partner_id": "res.partner", "parent_id": "res.partner", "commercial_partner_id": "res.partner",
    "author_id": "res.partner", "country_id": "res.country", "industry_id": "res.partner.industry",
    "user_id": "res.users", "uom_id": "uom.uom", "product_uom": "uom.uom", "product_uom_id": "uom.uom",
    "replenishment_uom_id": "uom.uom", "relative_uom_id": "uom.uom", "product_id": "product.product",
    "product_tmpl_id": "product.template", "order_id": "sale.order", "currency_id": "res.currency",
    "company_id": "res.company", "sale_line_id": "sale.order.line", "purchase_line_id": "purchase.order.line",
    "location_id": "stock.location", "location_dest_id": "stock.location", "owner_id": "res.partner",
    "stage_id": "crm.stage", "mail_activity_type_id": "mail.activity.type", "title": "res.partner.title",
    "subtype_id": "mail.message.subtype",
    "blanket_order_line": "sale.blanket.order.line", "activity_type_id": "mail.activity.type",
}  # fmt: skip
BY_MODEL = {
    ("purchase.order.line", "order_id"): "purchase.order",
    ("sale.blanket.order.line", "order_id"): "sale.blanket.order",
}
# fields of a record that nobody wrote; what a version lacks is taken out in `fields_of`
FIELDS: Mapping[str, str] = {
    "res.partner": "name active is_company type parent_id commercial_partner_id email function lang title country_id"
    " industry_id category_id user_id customer_rank credit credit_limit use_partner_credit_limit",
    "res.users": "login active share name",
    "res.company": "name currency_id",
    "res.currency": "name",
    "res.country": "name",
    "res.partner.industry": "name",
    "res.partner.category": "name",
    "res.partner.title": "name",
    "uom.uom": "name factor relative_factor relative_uom_id",
    "product.product": "name default_code active type is_storable uom_id standard_price product_tmpl_id",
    "product.template": "name",
    "product.supplierinfo": "product_id product_tmpl_id delay min_qty sequence price product_uom product_uom_id",
    "stock.warehouse.orderpoint": "product_id active qty_multiple replenishment_uom_id qty_to_order lead_days_date"
    " lead_horizon_date",
    "sale.order": "name partner_id state date_order commitment_date effective_date currency_id currency_rate"
    " company_id",
    "sale.order.line": "order_id product_id product_uom_qty product_uom product_uom_id price_unit discount"
    " is_downpayment display_type",
    "stock.location": "name usage",
    "stock.move": "product_id quantity product_uom_qty product_uom date date_deadline state sale_line_id"
    " purchase_line_id location_id location_dest_id",
    "stock.quant": "product_id quantity reserved_quantity location_id owner_id",
    "purchase.order": "name state date_order date_approve",
    "purchase.order.line": "order_id product_id product_qty product_uom product_uom_id date_planned qty_received"
    " display_type",
    "crm.stage": "name",
    "crm.tag": "name",
    "crm.lead": "name partner_id active type probability stage_id tag_ids create_date description",
    "mail.activity.type": "name category",
    "mail.activity": "active res_model res_id activity_type_id summary",
    "mail.message": "model res_id date author_id subject body mail_activity_type_id message_type is_internal message_id"
    " subtype_id email_from",
    "mail.message.subtype": "name internal res_model",
    "calendar.event": "name start active partner_ids user_id",
}
_EMPTY = {"active": True, "type": "contact", "use_partner_credit_limit": True}
NOT_BEFORE_18 = {("product.product", "is_storable")}
NOT_BEFORE_19 = {
    ("uom.uom", "relative_factor"), ("uom.uom", "relative_uom_id"), ("sale.order.line", "product_uom_id"),
    ("product.supplierinfo", "product_uom_id"),
    ("purchase.order.line", "product_uom_id"), ("stock.warehouse.orderpoint", "replenishment_uom_id"),
    ("stock.warehouse.orderpoint", "lead_horizon_date"),
}  # fmt: skip
NOT_FROM_19 = {
    ("product.supplierinfo", "product_uom"), ("sale.order.line", "product_uom"),
    ("purchase.order.line", "product_uom"), ("res.partner", "title"),
    ("stock.warehouse.orderpoint", "qty_multiple"), ("stock.warehouse.orderpoint", "lead_days_date"),
}  # fmt: skip


class UnknownField(Exception):
    pass


@dataclass
class FakeOdoo:
    """``now`` is the server's clock (UTC); each write stamps it. Missing models are those in ``without``."""

    version: int = 19
    now: dt.datetime = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
    records: dict[str, dict[int, Values]] = field(default_factory=dict)
    without: set[str] = field(default_factory=set)
    hidden: set[tuple[str, str]] = field(default_factory=set)  # fields that the account may not see
    extra: dict[str, str] = field(default_factory=dict)  # models of added modules

    # --- records

    def has(self, model: str) -> bool:
        return (model in FIELDS or model in self.extra) and model not in self.without

    def fields_of(self, model: str) -> set[str]:
        gone = (NOT_BEFORE_18 if self.version < 18 else set()) | (NOT_BEFORE_19 if self.version < 19 else NOT_FROM_19)
        named = (FIELDS.get(model, "") + " " + self.extra.get(model, "")).split()
        return {name for name in named if (model, name) not in gone | self.hidden} | {"id", "create_date", "write_date"}

    def create(self, model: str, /, **values: Any) -> int:
        table = self.records.setdefault(model, {})
        key = max(table, default=0) + 1
        empty = {name: _EMPTY.get(name, False) for name in self.fields_of(model) - {"id"}}
        # a unit of a line goes by another name in 19
        if self.version >= 19 and "product_uom" in values and "product_uom_id" in empty:
            values["product_uom_id"] = values.pop("product_uom")
        table[key] = {**empty, "create_date": self.stamp, **values, "write_date": self.stamp}
        return key

    def write(self, model: str, key: int, /, **values: Any) -> None:
        self.records[model][key] |= {**values, "write_date": self.stamp}

    def unlink(self, model: str, key: int) -> None:
        del self.records[model][key]

    @property
    def stamp(self) -> str:
        return self.now.strftime("%Y-%m-%d %H:%M:%S")

    def pass_time(self, **delta: float) -> None:
        self.now += dt.timedelta(**delta)

    # --- what Odoo does

    def partner(self, name: str, **values: Any) -> int:
        """A company, or with ``parent_id`` a person of one."""
        key = self.create("res.partner", name=name, **{"is_company": "parent_id" not in values, **values})
        self.records["res.partner"][key]["commercial_partner_id"] = values.get("parent_id") or key
        return key

    def deliver(self, line_id: int, quantity: float, unit: int | None = None) -> int:
        """Part of what is open leaves. The open move shrinks to what left and is done; a backorder takes the rest."""
        open_moves = [
            (key, move) for key, move in self.records.get("stock.move", {}).items()
            if move["sale_line_id"] == line_id and move["state"] != "done"
        ]  # fmt: skip
        key, move = open_moves[0]
        left = move["product_uom_qty"] - quantity
        if left > 0:
            rest = {name: value for name, value in move.items() if name not in ("id", "write_date", "create_date")}
            self.create("stock.move", **{**rest, "product_uom_qty": left})
        done = {"product_uom_qty": quantity, "quantity": quantity, "state": "done", "date": self.stamp}
        self.write("stock.move", key, **done)
        order_id = self.records["sale.order.line"][line_id]["order_id"]
        if not self.records["sale.order"][order_id]["effective_date"]:
            self.write("sale.order", order_id, effective_date=self.stamp)
        return key

    def promise(self, order_id: int, day: str) -> None:
        """The promise moves, and takes the deadlines of its open moves along."""
        self.write("sale.order", order_id, commitment_date=day)
        lines = {key for key, line in self.records["sale.order.line"].items() if line["order_id"] == order_id}
        for key, move in self.records.get("stock.move", {}).items():
            if move["sale_line_id"] in lines and move["state"] != "done":
                self.write("stock.move", key, date_deadline=day)

    def finish(self, activity_id: int, feedback: str, author: int | bool = False) -> int:
        """Done: archived from 19 on, deleted before; a message tells of it."""
        activity = self.records["mail.activity"][activity_id]
        if self.version >= 19:
            self.write("mail.activity", activity_id, active=False)
        else:
            self.unlink("mail.activity", activity_id)
        return self.create(
            "mail.message", model=activity["res_model"], res_id=activity["res_id"], date=self.stamp, author_id=author,
            body=feedback, mail_activity_type_id=activity["activity_type_id"],
        )  # fmt: skip

    # --- search_read

    def search_read(self, model: str, arguments: Mapping[str, Any]) -> list[Values]:
        """As a server does it; without arguments: everything. Raises UnknownField."""
        known = self.fields_of(model)
        names = list(arguments.get("fields") or known)
        if set(names) - known:
            raise UnknownField(f"Invalid field '{min(set(names) - known)}' on model '{model}'")
        context = arguments.get("context") or {}
        rows = [
            (key, record) for key, record in self.records.get(model, {}).items()
            if self._matches(model, key, record, list(arguments.get("domain") or []))
            and (record.get("active", True) or context.get("active_test", True) is False)
        ]  # fmt: skip
        for part in reversed((arguments.get("order") or "id").split(",")):
            name, _, direction = part.strip().partition(" ")
            rows.sort(key=lambda row: row[0] if name == "id" else row[1][name], reverse=direction == "desc")
        limit = arguments.get("limit")
        return [self._shown(model, key, record, names) for key, record in rows[: limit or len(rows)]]

    def _shown(self, model: str, key: int, record: Values, names: Sequence[str]) -> Values:
        shown: Values = {"id": key}
        for name in names:
            if name != "id":
                value = record.get(name, False)
                other = BY_MODEL.get((model, name)) or RELATIONS.get(name)
                if other and type(value) is int:
                    value = [value, str(self.records.get(other, {}).get(value, {}).get("name", f"{other},{value}"))]
                shown[name] = value
        return shown

    def _matches(self, model: str, key: int, record: Values, domain: list[Any]) -> bool:
        """Prefix notation; terms that stand side by side all hold."""

        def term(position: int) -> tuple[bool, int]:
            item = domain[position]
            if item in ("|", "&"):
                left, after = term(position + 1)
                right, end = term(after)
                return (left or right) if item == "|" else (left and right), end
            return self._holds(model, key, record, *item), position + 1

        position, result = 0, True
        while position < len(domain):
            found, position = term(position)
            result = result and found
        return result

    def _holds(self, model: str, key: int, record: Values, path: str, operator: str, wanted: Any) -> bool:
        name, _, rest = path.partition(".")
        if name not in self.fields_of(model):
            raise UnknownField(f"Invalid field {model}.{name} in leaf")
        value = key if name == "id" else record.get(name, False)
        if rest:
            other = BY_MODEL.get((model, name)) or RELATIONS[name]
            target = self.records.get(other, {}).get(value) if type(value) is int else None
            return self._holds(other, value, target or {}, rest, operator, wanted)
        if operator == "in":
            return value in wanted
        if operator == ">":
            return value is not False and value > wanted
        return (value == wanted) is (operator == "=")
