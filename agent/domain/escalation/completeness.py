"""What a record must hold to count as documented (the mandatory-field score, 100 % or not)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.escalation.record import EscalationRecord, Facing
from agent.domain.typed import says_nothing


class Field(StrEnum):
    TRIGGER = "trigger"
    OWNER = "owner"
    CAUSE = "cause"
    MEASURE = "measure"
    INTERNAL_MEASURE = "internal_measure"
    CUSTOMER_MEASURE = "customer_measure"
    EVIDENCE = "evidence"
    RESULT = "result"


# what an import can carry of a record, and the KPI's definition therefore asks of it
IMPORTED = (Field.OWNER, Field.CAUSE, Field.MEASURE)
_RUNNING = (Field.OWNER, Field.CAUSE, Field.INTERNAL_MEASURE, Field.CUSTOMER_MEASURE)
_RESOLVED = (Field.EVIDENCE, Field.RESULT)


@dataclass(frozen=True, slots=True)
class Completeness:
    required: tuple[Field, ...]
    missing: tuple[Field, ...]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return 1 - len(self.missing) / len(self.required) if self.required else 1.0

    @property
    def is_whole(self) -> bool:
        return not self.missing


def completeness(record: EscalationRecord, imported: Collection[str] = IMPORTED) -> Completeness:
    """``imported`` names what is mandatory for a record that an import brought and nobody has changed since.

    From the first change on a record is ours, and needs what we demand.
    """
    required = tuple(each for each in Field if each in _required(record, imported))
    return Completeness(required, tuple(each for each in required if not _FILLED[each](record)))


def _required(record: EscalationRecord, imported: Collection[str]) -> Collection[str]:
    if record.imported:
        return [each for each in imported if each != Field.EVIDENCE or not record.is_open]
    opened_here = (Field.TRIGGER,) if record.created_at is not None else ()
    return (*opened_here, *_RUNNING, *(() if record.is_open else _RESOLVED))


def _faces(facing: Facing) -> Callable[[EscalationRecord], bool]:
    return lambda record: any(measure.facing is facing for measure in record.measures)


_FILLED: Mapping[Field, Callable[[EscalationRecord], bool]] = {
    Field.TRIGGER: lambda record: record.trigger is not None and bool(record.trigger.rows),
    Field.OWNER: lambda record: bool(record.owner.strip()),
    Field.CAUSE: lambda record: not says_nothing(record.cause.text),
    Field.MEASURE: lambda record: bool(record.measures or record.imported_measure.strip()),
    Field.INTERNAL_MEASURE: _faces(Facing.INTERNAL),
    Field.CUSTOMER_MEASURE: _faces(Facing.CUSTOMER),
    Field.EVIDENCE: lambda record: not says_nothing(record.evidence),
    Field.RESULT: lambda record: not says_nothing(record.result),
}
