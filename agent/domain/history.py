"""Escalations and account plans: what the assistant keeps as state, seeded by an import."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Escalation:
    """One record. ``account_id`` is the customer's id; open while ``resolved_on`` is None."""

    id: str
    account_id: str
    detected_on: date
    contract_id: str | None = None
    kpi: str = ""
    cause: str = ""
    owner: str = ""
    measure: str = ""
    resolved_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """An approved plan."""

    id: str
    account_id: str
    approved_on: date
    approved_by: str = ""
    title: str = ""
