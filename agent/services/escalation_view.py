"""Escalations as API and shell show them: public JSON, with words in the reader's language."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from agent.domain import formats
from agent.domain.escalation import clock
from agent.domain.escalation.clock import LIMIT_DAYS, ClockReading, ReminderKind
from agent.domain.escalation.completeness import IMPORTED, completeness
from agent.domain.escalation.record import EscalationRecord, Measure, MeasureStatus, Trigger
from agent.domain.kpi import wording
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.names import named
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.ports import Clock, Facts, Identity
from agent.ports.kpis import KpiCatalogue
from agent.services.escalation_sweep import SweepReport
from agent.services.names import people

Json = dict[str, Any]
_DOCUMENTED = "escalations_documented"


@dataclass(frozen=True, slots=True)
class EscalationView:
    facts: Facts
    catalogue: KpiCatalogue
    identity: Identity
    clock: Clock

    def listed(
        self,
        records: Iterable[EscalationRecord],
        language: Language,
        given: Mapping[str, Mapping[ReminderKind, dt.datetime]] | None = None,
    ) -> Json:
        """``{"as_of", "escalations"}`` in the order given; the keys behind the figures stand in `record` only.

        ``given`` are the reminders given by record id.
        """
        words, told = self._words(language), given or {}
        shown = [words.record(each, told.get(each.id, {})) for each in records]
        return {"as_of": words.today.isoformat(), "escalations": shown}

    def record(
        self,
        record: EscalationRecord,
        language: Language,
        given: Mapping[ReminderKind, dt.datetime] | None = None,
        current: Trigger | None = None,
    ) -> Json:
        """One with everything: ``given`` are the reminders given, ``current`` is the figure of today."""
        words = self._words(language)
        trigger = words.trigger(record.trigger, rows=True)
        now = words.trigger(current)
        return {**words.record(record, given or {}), "trigger": trigger, "current": now}

    def swept(self, report: SweepReport, language: Language) -> Json:
        words = self._words(language)
        told = [words.recovered(each) for each in report.recovered]
        counts = {"count": len(report.opened), "contracts": report.contracts}
        return {
            "as_of": words.today.isoformat(),
            "contracts": report.contracts,
            "opened": [words.record(each) for each in report.opened],
            "recovered": [words.record(each) for each in report.recovered],
            "message": " ".join([message("escalations.told.opened", language, **counts), *told]),
        }

    def clock_text(self, record: EscalationRecord, language: Language) -> str:
        words = self._words(language)
        return words.clock_text(clock.read(record.detected_on, record.resolved_on, words.today))

    def still(self, record: EscalationRecord, language: Language) -> str:
        """What is missing, in one sentence."""
        missing = self._words(language).complete(record)["missing"]
        fields = ", ".join(each["text"] for each in missing)
        return message("escalations.told.missing" if missing else "escalations.told.complete", language, fields=fields)

    def _words(self, language: Language) -> "_Words":
        definitions = {each.id: each for each in self.catalogue.definitions()}
        (documented,) = named(list(definitions.values()), _DOCUMENTED)
        fields = documented.parameters.get("fields")
        return _Words(
            language=language,
            today=self.clock.now().date(),
            accounts={each.id: each.name for each in self.facts.accounts()},
            people=people(self.identity),
            definitions=definitions,
            imported=[str(each) for each in fields] if isinstance(fields, tuple) else IMPORTED,
        )


@dataclass(frozen=True, slots=True)
class _Words:
    language: Language
    today: dt.date
    accounts: Mapping[str, str]
    people: Mapping[str, str]
    definitions: Mapping[str, KpiDefinition]
    imported: Collection[str]

    def record(self, record: EscalationRecord, given: Mapping[ReminderKind, dt.datetime] | None = None) -> Json:
        reading = clock.read(record.detected_on, record.resolved_on, self.today)
        definition = self.definitions.get(record.kpi)
        status, source = "open" if record.is_open else "closed", "import" if record.imported else "record"
        return {
            "id": record.id,
            "account": self.accounts.get(record.account_id, record.account_id),
            "contract": record.contract_id,
            "kpi": record.kpi,
            "kpi_name": definition.name.text(self.language) if definition else record.kpi,
            "status": status,
            "status_text": self._word(f"status.{status}"),
            "source": source,
            "source_text": self._word(f"source.{source}"),
            "detected_on": record.detected_on.isoformat(),
            "created_at": record.created_at.isoformat() if record.created_at else None,
            "clock": {
                **plain(reading),
                "limit": LIMIT_DAYS,
                "left": reading.days_left,
                "text": self.clock_text(reading),
            },
            "reminders": self.reminders(record, given or {}),
            "completeness": self.complete(record),
            "trigger": self.trigger(record.trigger),
            "stage": int(record.stage),
            "stage_text": self._word(f"stage.{int(record.stage)}"),
            "cause": {**plain(record.cause), "kind_text": self._word(f"cause.{record.cause.kind}")},
            "owner": record.owner,
            "owner_name": self.people.get(record.owner, record.owner),
            "sponsor": record.sponsor,
            "sponsor_name": self.people.get(record.sponsor, record.sponsor),
            "measures": [self.measure(each) for each in record.measures],
            "imported_measure": record.imported_measure,
            "resolved_on": record.resolved_on.isoformat() if record.resolved_on else None,
            "evidence": record.evidence,
            "result": record.result,
            "lesson": record.lesson,
            "events": [{**plain(each), "kind_text": self._word(f"event.{each.kind}")} for each in record.events],
        }

    def clock_text(self, reading: ClockReading) -> str:
        weekend = ".weekend" if reading.state == "running" and reading.act_by != reading.due else ""
        days = {"due": self._day(reading.due), "act_by": self._day(reading.act_by)}
        return self._word(f"clock.{reading.state}{weekend}", day=reading.day, limit=LIMIT_DAYS, **days)

    def reminders(self, record: EscalationRecord, given: Mapping[ReminderKind, dt.datetime]) -> list[Json]:
        """Planned ones, with when they were given; none for what is resolved and had none."""
        return [
            {
                "kind": kind.value,
                "text": self._word(f"reminder.{kind}"),
                "on": clock.reminder_on(record.detected_on, kind).isoformat(),
                "given_at": given[kind].isoformat() if kind in given else None,
            }
            for kind in ReminderKind
            if record.is_open or kind in given
        ]

    def complete(self, record: EscalationRecord) -> Json:
        """``score`` runs from 0 to 1."""
        found = completeness(record, self.imported)
        missing = [{"field": each.value, "text": self._word(f"field.{each}")} for each in found.missing]
        return {
            "score": found.score,
            "text": formats.percent(found.score, self.language),
            "required": [each.value for each in found.required],
            "missing": missing,
        }

    def trigger(self, trigger: Trigger | None, *, rows: bool = False) -> Json | None:
        """The figure with its sums; the keys with ``rows`` only, else how many there are."""
        if trigger is None:
            return None
        definition = self.definitions[trigger.definition]
        shown = wording.figure(trigger.value, definition.unit, self.language, definition.measure)
        exact = wording.exact(trigger.value, trigger.target, definition.unit, self.language)
        return {
            **{name: value for name, value in plain(trigger).items() if name != "rows"},
            "value_text": exact or shown,
            "target_text": wording.bound(definition, trigger.target, self.language),
            "of_text": self._word("of", **{name: self._amount(trigger, name) for name in ("numerator", "denominator")}),
            "sums_unit": None if trigger.in_pieces else "EUR",
            "n_rows": len(trigger.rows),
            **({"rows": plain(trigger.rows)} if rows else {}),
        }

    def measure(self, measure: Measure) -> Json:
        late = measure.status is MeasureStatus.OPEN and measure.due < self.today
        return {
            **plain(measure),
            "owner_name": self.people.get(measure.owner, measure.owner),
            "facing_text": self._word(f"facing.{measure.facing}"),
            "overdue": late,
            "status_text": self._word("measure.overdue" if late else f"measure.{measure.status}"),
        }

    def recovered(self, record: EscalationRecord) -> str:
        definition = self.definitions[record.kpi]
        target = wording.bound(definition, definition.target.value or 0.0, self.language)
        return self._word("told.recovered", contract=record.contract_id, record=record.id, target=target)

    def _amount(self, trigger: Trigger, name: str) -> str:
        value = float(getattr(trigger, name))
        shown = wording.amount(value, self.language, euros=not trigger.in_pieces)
        return self._word("pieces", value=shown) if trigger.in_pieces else shown

    def _day(self, day: dt.date) -> str:
        return formats.date(day, self.language)

    def _word(self, code: str, **values: object) -> str:
        return message(f"escalations.{code}", self.language, **values)
