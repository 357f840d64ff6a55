"""Escalations and account plans: what the assistant keeps as state, seeded by an import."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Escalation:
    """One record, as far as KPIs read it. ``account_id`` is the customer's id; open while ``resolved_on`` is None.

    ``complete`` is the mandatory-field score of a record of ours; None for what an import brought, which the fields
    named in the KPI's definition judge.
    """

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
    complete: bool | None = None


@dataclass(frozen=True, slots=True)
class AccountPlan:
    """An approved plan."""

    id: str
    account_id: str
    approved_on: date
    approved_by: str = ""
    title: str = ""
