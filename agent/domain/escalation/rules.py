"""What people may write into a record: cleaned, bounded, refused with a reason."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from agent.domain.errors import BadInput, Conflict, NotFound
from agent.domain.escalation.clock import due_on
from agent.domain.escalation.completeness import completeness
from agent.domain.escalation.record import (
    Cause,
    CauseKind,
    EscalationRecord,
    EventKind,
    Facing,
    Measure,
    MeasureStatus,
    RecordEvent,
    Stage,
)
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import Phrase
from agent.domain.typed import cleaned, one_line, says_nothing

LONGEST = 2_000
LONGEST_LINE = 300
MOST_MEASURES = 50
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SHOWN = 20  # characters of what is no day
# where something lies: a number or id, an address or message id, a file name
_REFERENCE = re.compile(r"\d|\S@\S|\w\.[A-Za-z]{2,5}\b")


def iso_day(text: str) -> dt.date:
    """A calendar day as ``2026-11-22``. Raises BadInput ``escalations.day``."""
    try:
        if _ISO_DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:  # 30 February
        pass
    raise BadInput("escalations.day", day="".join(char for char in text[:_SHOWN] if char.isprintable()))


def said(text: str, code: str) -> str:
    """The text, cleaned. Raises BadInput ``code`` when it says nothing."""
    found = cleaned(text, LONGEST)
    if says_nothing(found):
        raise BadInput(code)
    return found


def with_cause(record: EscalationRecord, kind: CauseKind, text: str) -> EscalationRecord:
    """Raises BadInput ``escalations.cause``: an unknown cause, too, needs a word on what was asked."""
    return replace(record, cause=Cause(kind, said(text, "escalations.cause")))


def with_measure(
    record: EscalationRecord, action: str, owner: str, due: dt.date, facing: Facing, reason: str
) -> EscalationRecord:
    """Raises BadInput: no action, a due date before day 0, or after the last day without a reason."""
    what, why = one_line(action, LONGEST_LINE), cleaned(reason, LONGEST)
    if says_nothing(what):
        raise BadInput("escalations.measure_action")
    if len(record.measures) >= MOST_MEASURES:
        raise BadInput("escalations.measure_many", limit=MOST_MEASURES)
    last = due_on(record.detected_on)
    if due < record.detected_on:
        raise BadInput("escalations.measure_early", due=due.isoformat(), first=record.detected_on.isoformat())
    if due > last and says_nothing(why):
        raise BadInput("escalations.measure_late", due=due.isoformat(), last=last.isoformat())
    number = max((each.number for each in record.measures), default=0) + 1
    fresh = Measure(number, what, owner, due, facing, reason=why if due > last else "")
    return replace(record, measures=(*record.measures, fresh))


def with_measure_done(record: EscalationRecord, number: int, today: dt.date) -> EscalationRecord:
    """Raises NotFound ``escalations.measure_unknown``, Conflict ``escalations.measure_done``."""
    found = next((each for each in record.measures if each.number == number), None)
    if found is None:
        raise NotFound("escalations.measure_unknown", number=number)
    if found.status is MeasureStatus.DONE:
        raise Conflict("escalations.measure_done", number=number)
    done = replace(found, status=MeasureStatus.DONE, done_on=today)
    return replace(record, measures=tuple(done if each is found else each for each in record.measures))


def closed(record: EscalationRecord, evidence: str, result: str, lesson: str, at: dt.datetime) -> EscalationRecord:
    """Raises BadInput: no result, evidence that says not what and where, or anything mandatory is missing."""
    proof, outcome = said(evidence, "escalations.evidence"), said(result, "escalations.result")
    if not _REFERENCE.search(proof):
        raise BadInput("escalations.evidence")
    event = RecordEvent(EventKind.CLOSED, at, f"{outcome}\n{proof}")
    after = replace(
        record,
        resolved_on=max(at.date(), record.detected_on),
        evidence=proof,
        result=outcome,
        lesson=cleaned(lesson, LONGEST) or record.lesson,
        events=(*record.events, event),
    )
    missing = completeness(replace(after, imported=False)).missing
    if missing:
        raise BadInput("escalations.incomplete", fields=_Listed("escalations.field", {"names": missing}))
    return after


def reopened(record: EscalationRecord, reason: str, at: dt.datetime) -> EscalationRecord:
    """Open again, with day 0 where it was. What closed it stays among the events. Raises BadInput."""
    event = RecordEvent(EventKind.REOPENED, at, said(reason, "escalations.reason"))
    return replace(record, resolved_on=None, evidence="", result="", events=(*record.events, event))


def raised(record: EscalationRecord, stage: Stage, reason: str, at: dt.datetime) -> EscalationRecord:
    """Raises BadInput ``escalations.stage`` when it is not the next one."""
    if stage != record.stage + 1:
        raise BadInput("escalations.stage", stage=int(stage), now=int(record.stage))
    why = said(reason, "escalations.reason")
    return replace(record, stage=stage, events=(*record.events, RecordEvent(EventKind.STAGE, at, why)))


@dataclass(frozen=True, slots=True)
class _Listed(Phrase):
    """Several texts in a row: those of ``code`` and each of the ``names``."""

    def text(self, language: Language) -> str:
        names = self.values["names"]
        assert isinstance(names, tuple)  # noqa: S101 - set where it is made
        return ", ".join(message(f"{self.code}.{name}", language) for name in names)
