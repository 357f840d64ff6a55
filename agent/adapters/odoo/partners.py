"""res.partner: customers with class and team, contacts, credit."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from agent.adapters.odoo.api import Record
from agent.adapters.odoo.mirror import Mirror, customer_key, points_to
from agent.adapters.odoo.streams import CREDIT, PARTNER_TAGS, PARTNERS, USERS
from agent.adapters.odoo.values import number, ref, ref_name, text

Row = Mapping[str, Any]
_CLASSES = ("key", "a", "b", "c")
_TAG = re.compile(r"(key|[abc])[ -]?(?:account|accounts|kunde|kunden|customer|customers)?")
_TEAM = "account_team"  # customers that had a salesperson when read
NOBODY = "nobody"  # takes the place of a salesperson who was taken off: access must not outlive it


def customers(mirror: Mirror) -> Iterator[Row]:
    for key, partner in mirror.rows(PARTNERS):
        if not _is_customer(key, partner):
            continue
        yield {
            "id": customer_key(key),
            "name": text(partner.get("name")),
            "class": _class(mirror, partner),
            "language": _language(partner),
            "industry": ref_name(partner.get("industry_id")),
            "country": ref_name(partner.get("country_id")),
        }


def account_team(mirror: Mirror) -> Iterator[Row]:
    """The salesperson, by login."""
    for key, partner in mirror.rows(PARTNERS, points_to("user_id", USERS)):
        if not _is_customer(key, partner):
            continue
        user = mirror.get(USERS, ref(partner.get("user_id")))
        login = text(user.get("login")) if user and user.get("active") else None
        if login:
            mirror.state.keep_first(_TEAM, key, None)
        elif not mirror.state.has_first(_TEAM, key):
            continue  # never had one
        role = "salesperson" if login else None
        yield {"id": customer_key(key), "customer_id": customer_key(key), "user": login or NOBODY, "role": role}


def contacts(mirror: Mirror) -> Iterator[Row]:
    for key, partner in mirror.rows(PARTNERS):
        company = ref(partner.get("commercial_partner_id"))
        if company is None or not is_contact(key, partner):
            continue
        yield {
            "id": customer_key(key),
            "customer_id": customer_key(company),
            "name": text(partner.get("name")),
            "email": text(partner.get("email")),
            "role": text(partner.get("function")),
            "language": _language(partner),
            "salutation": ref_name(partner.get("title")),
            "relevant": None if partner.get("active", True) else False,  # who was archived has left
        }


def credit(mirror: Mirror) -> Iterator[Row]:
    """Computed by Odoo at the moment of reading, so always whole. 0 as a limit means that none is set."""
    if not mirror.in_euros:
        mirror.left_out["connectors.odoo.currency"] += 1
        return
    for key, partner in mirror.all(CREDIT):
        if mirror.customer_of(key) != key:
            continue
        limit = number(partner.get("credit_limit")) if partner.get("use_partner_credit_limit", True) else None
        yield {
            "id": customer_key(key),
            "customer_id": customer_key(key),
            "credit_limit": limit or None,
            "exposure": number(partner.get("credit")),
            "as_of": mirror.today,
        }


def is_contact(key: int, partner: Record) -> bool:
    """A person at a company, not an address of it."""
    return (
        not partner.get("is_company")
        and ref(partner.get("commercial_partner_id")) != key
        and (text(partner.get("type")) or "contact") == "contact"
        and text(partner.get("name")) is not None
    )


def _is_customer(key: int, partner: Record) -> bool:
    return (ref(partner.get("commercial_partner_id")) or key) == key


def _class(mirror: Mirror, partner: Record) -> str:
    """From the tags (Key, A, B-Kunde …), the highest of them. Odoo has no field for it."""
    found = set()
    for tag_id in partner.get("category_id") or ():
        tag = mirror.get(PARTNER_TAGS, tag_id)
        match = _TAG.fullmatch((text(tag.get("name")) or "").casefold()) if tag else None
        found |= {match[1]} if match else set()
    if not found:
        mirror.left_out["connectors.odoo.no_class"] += 1
        return "C"
    best = min(found, key=_CLASSES.index)
    return best.capitalize()


def _language(partner: Record) -> str | None:
    """German, or English for whoever has another language set."""
    code = text(partner.get("lang"))
    return None if code is None else "de" if code.startswith("de") else "en"
