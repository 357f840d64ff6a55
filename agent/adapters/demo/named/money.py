"""Credit, credit notes, targets and a planned air shipment of the named accounts."""

from collections.abc import Iterator

import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import Calendar
from agent.adapters.demo.named.customers import AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE

# KPIs have their targets in the policies; here stand those that differ by customer or come from the Head of Sales
MARGIN_TARGET = 0.15


def tables(calendar: Calendar) -> dict[str, pa.Table]:
    rows = {
        "credit": _credit(calendar),
        "revenue": _credit_notes(calendar),
        "targets": _targets(calendar),
        "shipments": _samples(calendar),
    }
    return {name: columns.from_rows(name, each) for name, each in rows.items()}


def _credit(calendar: Calendar) -> Iterator[columns.Row]:
    """Aurelia at 95 % of its limit, Vantage above what is insured, Brück with an old date."""
    given = (
        (NORDWERK, 400_000.0, 350_000.0, 212_400.0, 2),
        (HELIOTEC, 300_000.0, 300_000.0, 141_900.0, 2),
        (KRANICH, 150_000.0, 120_000.0, 48_300.0, 2),
        (BRUECK, 180_000.0, 180_000.0, 97_250.0, 64),
        (AURELIA, 250_000.0, 240_000.0, 237_500.0, 2),
        (VANTAGE, 120_000.0, 60_000.0, 81_600.0, 2),
    )
    for account, limit, insured, exposure, age in given:
        yield {
            "id": f"CR-{account.id}",
            "customer_id": account.id,
            "credit_limit": limit,
            "insured": insured,
            "exposure": exposure,
            "as_of": calendar.day(-age),
        }


def _credit_notes(calendar: Calendar) -> Iterator[columns.Row]:
    given = (("RE-CREDIT-1", BRUECK, -2, -4200.0), ("RE-CREDIT-2", AURELIA, -3, -1430.0))
    for key, account, month, amount in given:
        yield {
            "id": key,
            "customer_id": account.id,
            "month": calendar.first(month),
            "revenue": amount,
            "purchase_cost": 0.0,
            "freight_cost": 0.0,
            "duty": 0.0,
            "customer_cost": 0.0,
        }


def _targets(calendar: Calendar) -> Iterator[columns.Row]:
    """Kranich asks for more than 98 % OTIF; the margin target was raised; none for revenue_yoy."""
    begin, raised = calendar.first(-36), calendar.first(-10)
    yield {"id": "TG-1", "kpi": "otif", "customer_id": KRANICH.id, "valid_from": begin, "value": 0.99}
    yield {"id": "TG-2", "kpi": "contribution_margin", "valid_from": begin, "value": MARGIN_TARGET - 0.03}
    yield {"id": "TG-3", "kpi": "contribution_margin", "valid_from": raised, "value": MARGIN_TARGET}


def _samples(calendar: Calendar) -> Iterator[columns.Row]:
    """Air freight that is no emergency: samples, agreed with the customer."""
    yield {
        "id": "SH-SAMPLE-1",
        "customer_id": HELIOTEC.id,
        "shipped_on": calendar.in_month(-1, 10),
        "mode": "air",
        "emergency": False,
        "weight": 12.5,
        "freight_cost": 210.0,
    }
