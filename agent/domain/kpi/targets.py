"""Targets that the company sets per customer, over those of the catalogue."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the table `targets`. Without ``customer_id`` it holds for all, without ``valid_from`` from ever."""

    id: str
    kpi: str
    customer_id: str | None
    valid_from: dt.date | None
    value: float


def target_on(rows: Iterable[TargetRow], customer_id: str, day: dt.date, default: float | None) -> float | None:
    """What held on ``day`` of one KPI's rows: the customer's before the general one, the newest of each first."""
    valid = [row for row in rows if row.customer_id in (customer_id, None) and (row.valid_from or dt.date.min) <= day]
    newest = max(valid, key=_precedence, default=None)
    return default if newest is None else newest.value


def _precedence(row: TargetRow) -> tuple[bool, dt.date, str]:
    return row.customer_id is not None, row.valid_from or dt.date.min, row.id
