"""Escalation records for tests."""

import dataclasses
import datetime as dt
from typing import Any

from agent.domain.escalation.record import Cause, CauseKind, EscalationRecord, Facing, Measure, Trigger
from agent.domain.facts.info import RowKey

DAY_0 = dt.date(2026, 11, 10)
NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
TRIGGER = Trigger(
    value=0.6996,
    target=0.7,
    numerator=6_996.0,
    denominator=10_000.0,
    period="2026-11-10",
    definition="call_off",
    version="1",
    digest="4aaadd0f3771",
    as_of=NOW,
    rows=(RowKey("contract_lines", "L-1"), RowKey("order_lines", "O-1")),
)
TALK = Measure(1, "Termin mit dem Einkauf", "k.brandt", dt.date(2026, 11, 18), Facing.CUSTOMER)
CHECK = Measure(2, "Material prüfen", "h.sommer", dt.date(2026, 11, 20), Facing.INTERNAL)


def opened(**values: Any) -> EscalationRecord:
    """As a sweep opens it."""
    record = EscalationRecord(
        id="E-1",
        account_id="N",
        detected_on=DAY_0,
        contract_id="RV-1",
        kpi="call_off",
        period="2026-11",
        created_at=NOW,
        trigger=TRIGGER,
        owner="k.brandt",
    )
    return dataclasses.replace(record, **values)


def complete(**values: Any) -> EscalationRecord:
    """Nothing mandatory is missing while it is open."""
    known = {"cause": Cause(CauseKind.KNOWN, "Projekt verschoben"), "measures": (TALK, CHECK), **values}
    return opened(**known)


def imported(**values: Any) -> EscalationRecord:
    """As an import brings it."""
    known = {"cause": Cause(CauseKind.ASSUMED, "Saison"), "imported_measure": "Plan strecken", **values}
    return opened(imported=True, created_at=None, period=None, trigger=None, **known)
