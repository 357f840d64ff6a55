"""mail.message, calendar.event, crm.lead: what was talked about, and with whom."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.mirror import Mirror, customer_key
from agent.adapters.odoo.partners import is_contact
from agent.adapters.odoo.streams import EVENTS, KINDS, LEAD_TAGS, LEADS, MESSAGES, ORDERS, PARTNERS
from agent.adapters.odoo.values import moment, plain, ref, ref_name, text

Row = Mapping[str, Any]
_CATEGORIES = {"phonecall": "phone", "meeting": "meeting"}
_WORDS = (
    ("phone", re.compile(r"\b(call|anruf|telefon\w*|phone)\b", re.IGNORECASE)),
    ("email", re.compile(r"\be-?mail\b|\bmail\b", re.IGNORECASE)),
    ("meeting", re.compile(r"\b(meeting|termin|besuch|visit|besprechung)\b", re.IGNORECASE)),
)
_DIRECTIONS = {"phone": "both", "meeting": "both", "email": "out"}


def activities(mirror: Mirror) -> Iterator[Row]:
    """Finished activities that are a contact: calls, mails, meetings. To-dos and uploads are none.

    Whether a contact was qualified is not known to Odoo and stays empty.
    """
    for key, message in mirror.rows(MESSAGES):
        partner_id = _partner_of(mirror, message)
        customer_id = mirror.customer_of(partner_id)
        if partner_id is None or customer_id is None:
            continue
        channel = _channel(mirror, message)
        if channel is None:
            mirror.left_out["connectors.odoo.no_contact"] += 1
            continue
        yield {
            "id": f"odoo-mail.message-{key}",
            "customer_id": customer_key(customer_id),
            "contact_id": _contact(mirror, partner_id),
            "date": mirror.day(message.get("date")),
            "channel": channel,
            "direction": _DIRECTIONS[channel],
            "topic": text(message.get("subject")),
            "author": ref_name(message.get("author_id")),
            "note": plain(message.get("body")),
        }


def meetings(mirror: Mirror) -> Iterator[Row]:
    """One row for each customer that takes part; attendees of other customers are not named in it."""
    for key, event in mirror.rows(EVENTS):
        start = moment(event.get("start"), mirror.zone)
        if not event.get("active", True) or start is None:
            continue
        for customer_id, names in _attendees(mirror, event).items():
            yield {
                "id": f"odoo-calendar.event-{key}-{customer_id}",
                "customer_id": customer_key(customer_id),
                "starts_at": start.replace(tzinfo=None),
                "attendees": "; ".join([*names, *filter(None, [ref_name(event.get("user_id"))])]),
                "goal": text(event.get("name")),
            }


def opportunities(mirror: Mirror) -> Iterator[Row]:
    """The category is the first tag; without one there is nothing to count it under."""
    for key, lead in mirror.rows(LEADS):
        customer_id = mirror.customer_of(ref(lead.get("partner_id")))
        if customer_id is None:
            continue
        tags = [mirror.get(LEAD_TAGS, tag_id) for tag_id in sorted(lead.get("tag_ids") or ())]
        category = next((text(tag.get("name")) for tag in tags if tag), None)
        if category is None:
            mirror.left_out["connectors.odoo.no_category"] += 1
            continue
        yield {
            "id": f"odoo-crm.lead-{key}",
            "customer_id": customer_key(customer_id),
            "category": category,
            "identified_on": mirror.day(lead.get("create_date")) or dt.date.min,
            "evidence": plain(lead.get("description")),
            "status": ref_name(lead.get("stage_id")) if lead.get("active", True) else "lost",
        }


def _partner_of(mirror: Mirror, message: Record) -> int | None:
    """The partner that the record behind the message is about."""
    model, record_id = message.get("model"), message.get("res_id")
    if type(record_id) is not int:
        return None
    if model == PARTNERS:
        return record_id
    record = mirror.get(str(model), record_id) if model in (ORDERS, LEADS) else None
    return ref(record.get("partner_id")) if record else None


def _contact(mirror: Mirror, partner_id: int) -> str | None:
    partner = mirror.get(PARTNERS, partner_id)
    return customer_key(partner_id) if partner and is_contact(partner_id, partner) else None


def _channel(mirror: Mirror, message: Record) -> str | None:
    kind_id = ref(message.get("mail_activity_type_id"))
    kind = mirror.get(KINDS, kind_id) or {}
    known = _CATEGORIES.get(text(kind.get("category")) or "")
    name = text(kind.get("name")) or ref_name(message.get("mail_activity_type_id")) or ""
    return known or next((channel for channel, words in _WORDS if words.search(name)), None)


def _attendees(mirror: Mirror, event: Record) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for partner_id in event.get("partner_ids") or ():
        partner, customer_id = mirror.get(PARTNERS, partner_id), mirror.customer_of(partner_id)
        if partner and customer_id is not None:
            found.setdefault(customer_id, []).extend(filter(None, [text(partner.get("name"))]))
    return found
