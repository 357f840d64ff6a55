"""Master data and relations of the many customers: people, talks, surveys, credit, plans."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named.activities import canary
from agent.adapters.demo.rules.population import Population

_BRANCHES = ("Antriebe", "Pumpen", "Ventile", "Fördertechnik", "Messtechnik", "Solartechnik", "Landtechnik")
_PLACES = ("Talheim", "Seefeld", "Birkenau", "Lindhorst", "Steinbach", "Moorkamp", "Heidberg", "Altental")
_CLASSES = ("B", "C", "B", "C", "A", "C", "B", "C", "C", "Key")
_ROLES = (("Einkauf", "buyer"), ("Konstruktion", "influencer"), ("Qualität", "gatekeeper"))
_MONTHS = 14


def tables(world: Population, calendar: Calendar) -> dict[str, pa.Table]:
    rows = {
        "customers": _customers(world),
        "contacts": _contacts(world),
        "activities": _activities(world, calendar),
        "surveys": _surveys(world, calendar),
        "opportunities": _opportunities(world, calendar),
        "interruptions": _interruptions(world, calendar),
        "credit": _credit(world, calendar),
        "escalations": _escalations(world, calendar),
        "account_plans": _plans(world, calendar),
    }
    built = {name: columns.from_rows(name, each) for name, each in rows.items()}
    return {**built, "articles": _articles(world)}


def _each(world: Population) -> Iterator[tuple[int, str, bool]]:
    for at, (key, english) in enumerate(zip(world.customers.ids, world.customers.english, strict=True)):
        yield at, key, bool(english)


def _customers(world: Population) -> Iterator[columns.Row]:
    for at, key, english in _each(world):
        branch, place = _BRANCHES[at % len(_BRANCHES)], _PLACES[at % len(_PLACES)]
        yield {
            "id": key,
            "name": f"{place} {branch} {at + 1:03d} {'Ltd' if english else 'GmbH'}",
            "class": _CLASSES[at % len(_CLASSES)],
            "language": "en" if english else "de",
            "industry": f"{branch} (fiktiv)",
            "country": "GB" if english else "DE",
        }


def _contacts(world: Population) -> Iterator[columns.Row]:
    for at, key, english in _each(world):
        for number, (role, buying_role) in enumerate(_ROLES, 1):
            yield {
                "id": f"P-{key[2:]}-{number}",
                "customer_id": key,
                "name": f"Kontakt {at + 1:03d}-{number}",
                "email": f"kontakt{number}@kunde-{at + 1:03d}.example",
                "role": role,
                "buying_role": buying_role,
                "language": "en" if english else "de",
                "salutation": "Dear Sir or Madam" if english else "Sehr geehrte Damen und Herren",
                "relevant": True,
            }


def _activities(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    """A contact a person and month; in some months of some customers none; every second month a talk."""
    for at, key, _ in _each(world):
        for month in range(-_MONTHS, 0):
            for number in (1, 2, 3):
                talk = number == 1 and month % 2 == 0
                if (at + month + number) % 11:
                    yield {
                        "id": f"AC-{key[2:]}-{-month:02d}-{number}",
                        "customer_id": key,
                        "contact_id": f"P-{key[2:]}-{number}",
                        "date": calendar.in_month(month, 1 + (at + number * 7) % 26),
                        "channel": "E-Mail",
                        "direction": "both" if talk else "out",
                        "topic": "Forecast" if talk else "Abruf",
                        "qualified": talk,
                        "note": f"Abgestimmt (synthetisch). {canary(key, key)}" if number == 2 else "Abgestimmt.",
                    }


def _surveys(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        for quarter in range(4):
            invited = calendar.in_month(-2 - 3 * quarter, 8)
            for number in (1, 2, 3):
                answers = (at + quarter + number) % 4 > 0
                yield {
                    "id": f"SV-{key[2:]}-{quarter}-{number}",
                    "customer_id": key,
                    "contact_id": f"P-{key[2:]}-{number}",
                    "invited_on": invited,
                    "answered_on": invited if answers else None,
                    "score": float(6 + (at + number) % 5) if answers else None,
                }


def _opportunities(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        for number in range(at % 5):
            yield {
                "id": f"OP-{key[2:]}-{number}",
                "customer_id": key,
                "category": ("Frästeile", "Baugruppen", "Druckguss", "Kunststoffteile")[number % 4],
                "identified_on": calendar.in_month(-1 - number, 10),
                "evidence": "Anfrage (synthetisch)" if number != 3 else None,
                "status": "open",
            }


def _interruptions(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        if at % 6 == 0:
            yield {
                "id": f"IN-{key[2:]}",
                "customer_id": key,
                "date": calendar.in_month(-1 - at % 12, 15),
                "planned": at % 12 == 0,
                "cause": "Transport (synthetisch)",
            }


def _credit(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        limit = 20_000.0 * (1 + at % 10)
        yield {
            "id": f"CR-{key[2:]}",
            "customer_id": key,
            "credit_limit": limit,
            "insured": limit * 0.9,
            "exposure": limit * (at % 21) / 20,
            "as_of": calendar.day(-2),
        }


def _escalations(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        if at % 9 == 0:
            detected = calendar.day(-20 - at % 300)
            days = 8 + at % 10
            yield {
                "id": f"ES-{key[2:]}",
                "customer_id": key,
                "kpi": "otif",
                "detected_on": detected,
                "cause": "Verspätung (synthetisch)",
                "owner": "h.sommer",
                "measure": "Termin",
                "resolved_on": calendar.day((detected - calendar.today).days + days),
                "evidence": "Bestätigung",
            }


def _plans(world: Population, calendar: Calendar) -> Iterator[columns.Row]:
    for at, key, _ in _each(world):
        if at % 4:
            yield {
                "id": f"AP-{key[2:]}",
                "customer_id": key,
                "approved_on": calendar.day(-30 - at % 500),
                "approved_by": "h.sommer",
                "title": "Account-Plan (synthetisch)",
            }


def _articles(world: Population) -> pa.Table:
    each = world.articles
    place = np.arange(len(each.ids))
    regular = each.chance == 1.0
    return columns.table(
        "articles",
        {
            "id": each.ids,
            "customer_id": columns.texts(world.customers.ids, each.customer),
            "name": columns.numbered("Artikel ", len(place), width=6),
            "series": regular,
            "release_state": columns.texts(("released", "in release"), (place % 50 == 0).astype(np.int64)),
            "moq": columns.numbers(np.where(place % 97 == 0, np.nan, each.multiple * 2)),
            "order_multiple": columns.numbers(each.multiple),
            "lead_time_sea_days": columns.numbers(each.sea),
            "lead_time_air_days": columns.numbers(np.where(np.isnan(each.sea), np.nan, 8.0 + place % 9)),
            "unit_cost": columns.numbers(each.cost),
            "ordering_cost": columns.numbers(np.full(len(place), 85.0)),
            "holding_rate": columns.numbers(np.full(len(place), 0.18)),
            "container_quantity": columns.numbers(each.multiple * 100),
            "air_cost_per_unit": columns.numbers(np.round(each.weight * 4.2, 2)),
        },
    )
