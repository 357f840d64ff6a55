"""What is read from Odoo: models, fields, conditions, in the order of reading.

Fields that a version or a missing module does not have are left out of the question: ``product_uom`` is
``product_uom_id`` on the lines of version 19, ``qty_multiple`` of reordering rules is gone there.
"""

from dataclasses import dataclass

from agent.adapters.odoo.api import Domain

PARTNERS, PRODUCTS, ORDERS, LINES = "res.partner", "product.product", "sale.order", "sale.order.line"
BLANKETS, BLANKET_LINES = "sale.blanket.order", "sale.blanket.order.line"  # a community module
PURCHASES, PURCHASE_LINES = "purchase.order", "purchase.order.line"
DELIVERIES, RECEIPTS, QUANTS, CREDIT = "stock.move/out", "stock.move/in", "stock.quant", "res.partner/credit"
SUPPLIERS, RULES, UNITS, COMPANIES = "product.supplierinfo", "stock.warehouse.orderpoint", "uom.uom", "res.company"
USERS, PARTNER_TAGS, LEADS, LEAD_TAGS = "res.users", "res.partner.category", "crm.lead", "crm.tag"
MESSAGES, KINDS, EVENTS = "mail.message", "mail.activity.type", "calendar.event"


@dataclass(frozen=True, slots=True)
class Stream:
    """``name`` is the model, with a suffix where one model is read twice. ``needs`` are fields without which
    the stream is not read. ``whole``: read anew each time, because its changes leave no trace: quants vanish,
    what a customer owes is computed. ``optional``: nothing is wrong when the model is not installed.
    """

    name: str
    fields: tuple[str, ...]
    domain: Domain = ()
    needs: tuple[str, ...] = ()
    whole: bool = False
    optional: bool = False

    @property
    def model(self) -> str:
        return self.name.partition("/")[0]


def _fields(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_DONE = ("state", "=", "done")
_NOT_A_TITLE = ("display_type", "=", False)  # sections and notes stand among the lines
_MOVE = "product_id quantity product_uom date"

# families of customers: the rank counts invoices, and may stand on the person or the company
CUSTOMERS: Domain = ("|", ("customer_rank", ">", 0), ("commercial_partner_id.customer_rank", ">", 0))

STREAMS = (
    Stream(UNITS, _fields("name factor relative_factor")),
    Stream(COMPANIES, ("currency_id",)),
    Stream(PARTNER_TAGS, ("name",)),
    Stream(USERS, _fields("login active"), (("share", "=", False),)),
    Stream(
        PARTNERS,
        _fields(
            "name active is_company type parent_id commercial_partner_id email function lang title country_id"
            " industry_id category_id user_id"
        ),
        CUSTOMERS,
    ),
    Stream(PRODUCTS, _fields("name default_code active type is_storable uom_id standard_price product_tmpl_id")),
    Stream(
        SUPPLIERS,
        _fields("product_id product_tmpl_id delay min_qty sequence price product_uom_id product_uom"),
        optional=True,
    ),
    Stream(RULES, _fields("product_id active qty_multiple replenishment_uom_id"), optional=True),
    Stream(BLANKETS, _fields("name partner_id state validity_date date_start create_date"), optional=True),
    Stream(
        BLANKET_LINES,
        _fields("order_id product_id original_uom_qty product_uom product_uom_id price_unit date_schedule"),
        (_NOT_A_TITLE,),
        optional=True,
    ),
    Stream(ORDERS, _fields("name partner_id state date_order commitment_date currency_id currency_rate company_id")),
    Stream(
        LINES,
        _fields(
            "order_id product_id product_uom_qty product_uom product_uom_id price_unit discount is_downpayment"
            " blanket_order_line"
        ),
        (_NOT_A_TITLE,),
    ),
    # what goes to a customer; what comes back from one is no delivery
    Stream(
        DELIVERIES,
        _fields(f"{_MOVE} sale_line_id"),
        (
            _DONE,
            ("sale_line_id", "!=", False),
            ("location_dest_id.usage", "=", "customer"),
            ("location_id.usage", "!=", "customer"),
        ),
        ("sale_line_id",),
        optional=True,
    ),
    Stream(
        RECEIPTS,
        _fields(f"{_MOVE} purchase_line_id"),
        (_DONE, ("purchase_line_id", "!=", False), ("location_id.usage", "=", "supplier")),
        ("purchase_line_id",),
        optional=True,
    ),
    Stream(
        QUANTS,
        _fields("product_id quantity reserved_quantity"),
        (("location_id.usage", "=", "internal"), ("owner_id", "=", False)),
        whole=True,
        optional=True,
    ),
    Stream(PURCHASES, _fields("name state date_order date_approve"), optional=True),
    Stream(
        PURCHASE_LINES,
        _fields("order_id product_id product_qty product_uom product_uom_id date_planned qty_received"),
        (_NOT_A_TITLE,),
        optional=True,
    ),
    Stream(LEAD_TAGS, ("name",), optional=True),
    Stream(
        LEADS,
        _fields("name partner_id active probability stage_id tag_ids create_date description"),
        (("type", "=", "opportunity"),),
        optional=True,
    ),
    Stream(KINDS, _fields("name category"), optional=True),
    # a finished activity is archived in 19 and deleted in 17, the message that tells of it stays in both
    Stream(
        MESSAGES,
        _fields("model res_id date author_id subject body mail_activity_type_id"),
        (("mail_activity_type_id", "!=", False), ("model", "in", [PARTNERS, ORDERS, LEADS])),
        optional=True,
    ),
    Stream(EVENTS, _fields("name start active partner_ids user_id"), optional=True),
    Stream(
        CREDIT,
        _fields("credit credit_limit use_partner_credit_limit"),
        (("customer_rank", ">", 0), ("parent_id", "=", False)),
        ("credit",),
        whole=True,
        optional=True,
    ),
)
BY_NAME = {stream.name: stream for stream in STREAMS}

# references that are read by the name of what they point to
NAMED = frozenset("country_id industry_id title currency_id stage_id author_id user_id mail_activity_type_id".split())

# what points where: a record made while its neighbours were already read is fetched by its id
REFERENCES = (
    (DELIVERIES, "sale_line_id", LINES),
    (RECEIPTS, "purchase_line_id", PURCHASE_LINES),
    (LINES, "order_id", ORDERS),
    (LINES, "blanket_order_line", BLANKET_LINES),
    (BLANKET_LINES, "order_id", BLANKETS),
    (PURCHASE_LINES, "order_id", PURCHASES),
    (LINES, "product_id", PRODUCTS),
    (BLANKET_LINES, "product_id", PRODUCTS),
    (PURCHASE_LINES, "product_id", PRODUCTS),
    (QUANTS, "product_id", PRODUCTS),
    (ORDERS, "partner_id", PARTNERS),
    (BLANKETS, "partner_id", PARTNERS),
    (LEADS, "partner_id", PARTNERS),
    (PARTNERS, "commercial_partner_id", PARTNERS),
)
