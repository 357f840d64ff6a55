"""One escalation with everything that is known of it."""

import datetime as dt
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from agent.domain.facts.info import RowKey


class CauseKind(StrEnum):
    KNOWN = "known"
    ASSUMED = "assumed"  # every sentence about it is marked as an assumption
    UNKNOWN = "unknown"


class Stage(IntEnum):
    """How far it has gone: first invitation, second letter, sponsor to sponsor."""

    INVITATION = 1
    REMINDER = 2
    SPONSORS = 3


class Facing(StrEnum):
    INTERNAL = "internal"
    CUSTOMER = "customer"


class MeasureStatus(StrEnum):
    OPEN = "open"
    DONE = "done"


class EventKind(StrEnum):
    CLOSED = "closed"
    REOPENED = "reopened"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Trigger:
    """The figure that opened the record, as it was read: ``value`` is never rounded.

    ``numerator`` and ``denominator`` are EUR, or pieces where the contract has no prices (``in_pieces``).
    ``period`` is that of the figure (ISO), ``version`` and ``digest`` are those of its definition, ``rows`` are the
    keys from which it can be computed again, ``as_of`` is when the facts were read.
    """

    value: float
    target: float
    numerator: float
    denominator: float
    period: str
    definition: str
    version: str
    digest: str
    as_of: dt.datetime
    rows: tuple[RowKey, ...] = ()
    in_pieces: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    kind: CauseKind = CauseKind.UNKNOWN
    text: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """``number`` counts from 1 in its record. ``owner`` is one user id; ``reason`` says why it ends after the record's
    last day, and is empty where it does not."""

    number: int
    action: str
    owner: str
    due: dt.date
    facing: Facing
    status: MeasureStatus = MeasureStatus.OPEN
    reason: str = ""
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """What happened to the record; ``text`` is what was said with it. Who did it stands in the audit chain."""

    kind: EventKind
    at: dt.datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class EscalationRecord:
    """``account_id`` is the customer's id, ``detected_on`` is day 0, open while ``resolved_on`` is None.

    ``imported``: an import brought it and nobody has changed it since. ``created_at`` is None for what an import
    brought. ``period`` is the calendar month in which it was opened (``2026-11``), None for imports.
    ``imported_measure`` is the text that an import brought in place of measures.
    """

    id: str
    account_id: str
    detected_on: dt.date
    contract_id: str | None = None
    kpi: str = ""
    period: str | None = None
    created_at: dt.datetime | None = None
    imported: bool = False
    trigger: Trigger | None = None
    stage: Stage = Stage.INVITATION
    cause: Cause = field(default_factory=Cause)
    owner: str = ""
    sponsor: str = ""
    measures: tuple[Measure, ...] = ()
    imported_measure: str = ""
    resolved_on: dt.date | None = None
    evidence: str = ""
    result: str = ""
    lesson: str = ""
    events: tuple[RecordEvent, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.resolved_on is None

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        return tuple(each for each in self.measures if each.status is MeasureStatus.OPEN)
