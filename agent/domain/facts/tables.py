"""The tables of the facts: what an import, Odoo, Power BI and the demo world fill.

Order matters: a table stands after those it refers to. Amounts are EUR, quantities pieces, weights kg,
lead times calendar days, rates ratios from 0 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.domain.facts.columns import Column, Kind, day, flag, key, month, number, text


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` without ``id``, which every table has: text, required, unique."""

    name: str
    columns: tuple[Column, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (Column("id", required=True), *self.columns)


_CUSTOMER = key("customer_id", "customers")
_ARTICLE = key("article_id", "articles")
_ANY_CUSTOMER = key("customer_id", "customers", required=False)
_ANY_ARTICLE = key("article_id", "articles", required=False)
_ANY_CONTACT = key("contact_id", "contacts", required=False)
_ANY_CONTRACT = key("contract_id", "frame_contracts", required=False)

_ALL = (
    Table(
        "customers",
        (
            text("name", required=True),
            text("class", required=True, values=("Key", "A", "B", "C")),
            text("language", values=("de", "en")),  # empty: de
            text("industry"),
            text("country"),
        ),
    ),
    Table(
        "contacts",
        (
            _CUSTOMER,
            text("name", required=True),
            text("email"),
            text("role"),
            text("buying_role"),
            text("language", values=("de", "en")),
            text("salutation"),
            flag("relevant"),
        ),
    ),
    Table("account_team", (_CUSTOMER, text("user", required=True), text("role"))),
    Table(
        "activities",
        (
            _CUSTOMER,
            _ANY_CONTACT,
            day("date", required=True),
            text("channel"),
            text("direction", values=("in", "out", "both")),
            text("topic"),
            flag("qualified"),
            text("author"),
            text("note"),
        ),
    ),
    Table("meetings", (_CUSTOMER, Column("starts_at", Kind.TIME, required=True), text("attendees"), text("goal"))),
    Table(
        "articles",
        (
            _ANY_CUSTOMER,
            text("name", required=True),
            flag("series"),
            text("release_state"),
            number("moq"),
            number("order_multiple"),
            number("lead_time_sea_days"),
            number("lead_time_air_days"),
            number("unit_cost"),
            number("ordering_cost"),
            number("holding_rate"),
            number("container_quantity"),
            number("air_cost_per_unit"),
        ),
    ),
    Table(
        "frame_contracts",
        (_CUSTOMER, day("valid_from", required=True), day("valid_to", required=True), day("notice_date")),
    ),
    Table(
        "contract_lines",
        (key("contract_id", "frame_contracts"), _ARTICLE, number("quantity", required=True), number("price")),
    ),
    Table(
        "call_off_plan",
        (key("contract_id", "frame_contracts"), _ARTICLE, month("month"), number("quantity", required=True)),
    ),
    Table(
        "order_lines",
        (
            text("order_id"),  # empty: the line is an order of its own
            _CUSTOMER,
            _ANY_CONTRACT,
            _ANY_ARTICLE,
            number("quantity", required=True),
            number("price"),
            day("ordered_on"),
            day("requested_on"),
            day("confirmed_on"),
            flag("cancelled"),
            text("reason"),
        ),
    ),
    Table(
        "deliveries",
        (key("order_line_id", "order_lines"), day("delivered_on", required=True), number("quantity", required=True)),
    ),
    Table(
        "shipments",
        (
            _CUSTOMER,
            day("shipped_on", required=True),
            text("mode"),
            flag("emergency"),
            number("weight"),
            number("freight_cost"),
        ),
    ),
    Table("interruptions", (_CUSTOMER, _ANY_ARTICLE, day("date", required=True), flag("planned"), text("cause"))),
    # on_hand may be negative: systems book deliveries before the goods receipt
    Table("stock", (_ARTICLE, number("on_hand", required=True, minimum=None), number("reserved"), day("as_of"))),
    Table(
        "purchase_orders",
        (
            _ARTICLE,
            number("quantity", required=True),
            day("ordered_on"),
            day("due_on"),
            number("received_quantity"),
            day("received_on"),
        ),
    ),
    Table(
        "forecasts",
        (_ANY_CUSTOMER, _ARTICLE, month("month"), number("quantity", required=True), day("frozen_on")),
    ),
    Table("surveys", (_CUSTOMER, _ANY_CONTACT, day("invited_on", required=True), day("answered_on"), number("score"))),
    Table(
        "opportunities",
        (
            _CUSTOMER,
            text("category", required=True),
            day("identified_on", required=True),
            text("evidence"),
            text("status"),
        ),
    ),
    Table("complaints", (_CUSTOMER, _ANY_ARTICLE, day("date", required=True), number("cost"), text("note"))),
    Table(
        "credit",
        (_CUSTOMER, number("credit_limit"), number("insured"), number("exposure", minimum=None), day("as_of")),
    ),
    # credit notes are negative
    Table(
        "revenue",
        (
            _CUSTOMER,
            _ANY_ARTICLE,
            month("month"),
            number("revenue", required=True, minimum=None),
            number("purchase_cost", minimum=None),
            number("freight_cost", minimum=None),
            number("duty", minimum=None),
            number("customer_cost", minimum=None),
        ),
    ),
    Table(
        "targets",
        (text("kpi", required=True), _ANY_CUSTOMER, day("valid_from"), number("value", required=True, minimum=None)),
    ),
    # history that seeds state; what the assistant itself brings about is kept there
    Table(
        "escalations",
        (
            _CUSTOMER,
            _ANY_CONTRACT,
            text("kpi"),
            day("detected_on", required=True),
            text("cause"),
            text("owner"),
            text("measure"),
            day("resolved_on"),
            text("evidence"),
        ),
    ),
    Table("account_plans", (_CUSTOMER, day("approved_on", required=True), text("approved_by"), text("title"))),
)

TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
SEEDS_STATE = frozenset({"escalations", "account_plans"})
