"""Every situation of the demo world with its place: what a test or a presenter can rely on, for any day.

Days are told from the demo's ``today``; "last month" is the last closed calendar month.
"""

from dataclasses import dataclass

from agent.adapters.demo.named.customers import AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE, Account


@dataclass(frozen=True, slots=True)
class Situation:
    """``keys``: ids of the rows of ``table`` in which it stands; empty when it is a matter of many rows."""

    id: str
    account: Account | None
    table: str
    keys: tuple[str, ...]
    story: str


def _at(account: Account | None, key: str, table: str, keys: str, story: str) -> Situation:
    return Situation(key, account, table, tuple(keys.split()), story)


_CONTRACTS = (
    _at(NORDWERK, "call_off_under_70", "frame_contracts", "RV-2024-017", "call-off at 63.4 %, escalated"),
    _at(HELIOTEC, "call_off_just_under_70", "frame_contracts", "RV-2025-008", "69.96 %: prints as 70,0 %, escalates"),
    _at(HELIOTEC, "call_off_over_100", "frame_contracts", "RV-2025-030", "112 %, shown and not capped"),
    _at(BRUECK, "contract_expired", "frame_contracts", "RV-2023-011", "ended 40 days ago at 93 %"),
    _at(KRANICH, "contract_ending", "frame_contracts", "RV-2024-041", "ends in 45 days, notice possible for 10"),
    _at(AURELIA, "contract_not_started", "frame_contracts", "RV-2026-026", "begins next month"),
    _at(VANTAGE, "contract_without_plan", "frame_contracts", "RV-2025-033", "due by days, no call-off plan"),
    _at(VANTAGE, "contract_without_price", "contract_lines", "CL-00075 CL-00076", "RV-2025-034 has no prices"),
    _at(HELIOTEC, "released_without_contract", "articles", "MC-10527", "released, no contract and no order"),
)
_SUPPLY = (
    _at(NORDWERK, "runs_empty_before_ship", "articles", "MC-10432", "in four to six weeks: sea takes 56 days, air 12"),
    _at(HELIOTEC, "runs_empty_before_plane", "articles", "MC-10521", "within two weeks: air takes 21 days"),
    _at(HELIOTEC, "empty_late_receipt", "articles", "MC-10518", "PO-LATE-1 is 18 days late; stock is -40"),
    _at(BRUECK, "empty_late_call_off", "articles", "MC-10611", "OL-RUSH-1: ordered 6 days ago for in 16 days"),
    _at(BRUECK, "empty_plan_ended", "articles", "MC-10614", "contract RV-2023-011 and plan are over"),
    _at(AURELIA, "empty_no_call_off", "articles", "MC-10725", "plan goes on, no call-off for 130 days"),
    _at(NORDWERK, "partial_receipt", "purchase_orders", "PO-PART-1", "2,900 of 4,800 pieces have come"),
    _at(NORDWERK, "stale_stock", "stock", "ST-MC-10439", "stock row 23 days old (Vantage: ST-MC-10833, 31 days)"),
    _at(VANTAGE, "no_stock_row", "articles", "MC-10836", "no stock row"),
    _at(NORDWERK, "no_moq_no_lead_time", "articles", "MC-10438", "neither MOQ nor sea lead time"),
    _at(VANTAGE, "no_lead_time", "articles", "MC-10832", "no lead times (Brück: MC-10613 none by sea)"),
    _at(VANTAGE, "no_unit_cost", "articles", "MC-10835", "no unit cost"),
    _at(BRUECK, "no_forecast", "articles", "MC-10616", "a series article without forecast"),
)
_SERVICE = (
    _at(BRUECK, "late_delivery", "order_lines", "OL-LATE-1", "due last month, delivered late"),
    _at(BRUECK, "partial_delivery", "order_lines", "OL-PART-1", "60 % in time, the rest late"),
    _at(BRUECK, "parts_in_time", "order_lines", "OL-SPLIT-1", "two deliveries, both in time: passes"),
    _at(BRUECK, "line_shifted", "order_lines", "OL-SHIFT-1", "shifted later, first promise kept in confirmed_on"),
    _at(BRUECK, "line_undelivered", "order_lines", "OL-OPEN-1", "due last month, nothing delivered"),
    _at(BRUECK, "line_cancelled", "order_lines", "OL-CANCEL-1", "cancelled with a reason"),
    _at(KRANICH, "all_in_time", "order_lines", "", "OTIF 100 %, its own target is 99 %"),
    _at(AURELIA, "emergency_air", "order_lines", "OL-AIR-1 OL-AIR-2", "two emergency air shipments last month"),
    _at(HELIOTEC, "planned_air", "shipments", "SH-SAMPLE-1", "air freight that is no emergency"),
    _at(VANTAGE, "unknown_modes", "shipments", "", "every eighth shipment names no known mode"),
    _at(VANTAGE, "unconfirmed_lines", "order_lines", "", "some lines were never confirmed"),
    _at(BRUECK, "interruption_unplanned", "interruptions", "IN-1", "last month"),
    _at(KRANICH, "interruption_planned", "interruptions", "IN-2", "last month, announced"),
    _at(BRUECK, "forecast_too_high", "forecasts", "", "bias +18 % (Vantage -12 %, Kranich +1 %)"),
)
_PEOPLE = (
    _at(NORDWERK, "contact_overdue", "contacts", "P-1001-4", "Holger Tietz: 75 days without contact"),
    _at(HELIOTEC, "contact_never", "contacts", "P-1002-4", "Stefan Brandl: relevant, never contacted"),
    _at(BRUECK, "contact_without_mail", "contacts", "P-1004-4", "Sven Maurer: no e-mail address, 68 days silent"),
    _at(VANTAGE, "relevance_unknown", "contacts", "P-1006-4", "Fiona MacLeod: relevant is empty"),
    _at(KRANICH, "qualified_exactly_six", "activities", "", "6 qualified talks in twelve months"),
    _at(NORDWERK, "qualified_above", "activities", "", "9 qualified talks"),
    _at(BRUECK, "qualified_below", "activities", "", "3, and four that lack one thing each"),
    _at(NORDWERK, "promise_overdue", "activities", "AC-PROMISE-1", "offer promised for last Friday"),
    _at(NORDWERK, "promise_kept", "activities", "AC-PROMISE-2 AC-PROMISE-2-KEPT", "test reports sent as promised"),
    _at(HELIOTEC, "promise_of_customer", "activities", "AC-PROMISE-3", "the customer owes a forecast"),
    _at(VANTAGE, "promise_english", "activities", "AC-PROMISE-5", "quotation by next Friday"),
    _at(VANTAGE, "promise_english_kept", "activities", "AC-PROMISE-6 AC-PROMISE-6-KEPT", "drawings sent"),
    _at(VANTAGE, "promise_english_overdue", "activities", "AC-PROMISE-7", "promised for last Friday"),
    _at(HELIOTEC, "competitor", "activities", "AC-COMPETITOR-1", "a competitor's price (Vantage: AC-COMPETITOR-2)"),
    _at(HELIOTEC, "injection", "activities", "AC-INJECTION-1", "orders to a machine (also AC-INJECTION-2 and -3)"),
    _at(None, "canaries", "activities", "", "one KNRY-<account>-7f3a… string an account, nowhere else"),
    _at(BRUECK, "survey_score_low", "surveys", "", "mean score 6.5"),
    _at(VANTAGE, "survey_participation_low", "surveys", "", "2 of 4 answer"),
    _at(NORDWERK, "meeting_in_48_hours", "meetings", "ME-1", "tomorrow at 10"),
    _at(HELIOTEC, "meeting_next_week", "meetings", "ME-2", "within six days (Vantage: ME-3 within nine)"),
)
_STEERING = (
    _at(HELIOTEC, "opportunities", "opportunities", "", "4 with evidence in this year; Kranich, Aurelia 3"),
    _at(NORDWERK, "opportunity_no_evidence", "opportunities", "", "2 with and 1 without evidence in this year"),
    _at(NORDWERK, "escalation_day_12", "escalations", "ES-1", "open, of RV-2024-017"),
    _at(HELIOTEC, "escalation_in_time", "escalations", "ES-2", "closed after 10 days"),
    _at(BRUECK, "escalation_late", "escalations", "ES-3", "closed after 25 days"),
    _at(AURELIA, "escalation_no_owner", "escalations", "ES-4", "open on day 6, no owner"),
    _at(HELIOTEC, "escalation_missing", "escalations", "", "RV-2025-008 is under 70 % and has no record"),
    _at(HELIOTEC, "plan_too_old", "account_plans", "AP-C-1002-3", "approved 400 days ago"),
    _at(KRANICH, "plan_fresh", "account_plans", "AP-C-1003-4", "approved 40 days ago"),
    _at(VANTAGE, "plan_missing", "account_plans", "", "none"),
    _at(HELIOTEC, "revenue_up", "revenue", "", "more than 10 % up in twelve months"),
    _at(BRUECK, "revenue_down", "revenue", "", "more than 10 % down"),
    _at(BRUECK, "credit_note", "revenue", "RE-CREDIT-1", "negative (Aurelia: RE-CREDIT-2)"),
    _at(BRUECK, "margin_low", "revenue", "", "contribution margin I about 8 %, target 15 %"),
    _at(KRANICH, "no_customer_cost", "revenue", "", "customer cost is not booked"),
    _at(AURELIA, "credit_limit_near", "credit", "CR-C-1005", "at 95 % of the limit"),
    _at(VANTAGE, "credit_above_insured", "credit", "CR-C-1006", "81,600 € open, 60,000 € insured"),
    _at(None, "target_missing", "targets", "", "none for revenue_yoy"),
    _at(KRANICH, "target_of_customer", "targets", "TG-1", "OTIF 99 %"),
)
SITUATIONS = (*_CONTRACTS, *_SUPPLY, *_SERVICE, *_PEOPLE, *_STEERING)
