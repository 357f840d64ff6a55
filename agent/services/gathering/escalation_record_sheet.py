"""Collects the facts of an escalation record and gives their markers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.domain.contacts.activity import Activity
from agent.domain.contacts.channel import called
from agent.domain.draft.draft import Draft
from agent.domain.drafting.brief import marker
from agent.domain.escalation.clock import LIMIT_DAYS, due_on, read
from agent.domain.escalation.completeness import completeness
from agent.domain.escalation.record import EscalationRecord, Facing, Measure, Trigger
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.rights import DecisionRight, RightVerdict
from agent.ports.contract_standing import StockRow
from agent.services.gathering.escalation_sheet import day_fact, fact, figures
from agent.services.gathering.escalation_standing import Standing

CONTACTS = 5
# what the meeting will touch: what the key account manager decides, and what needs somebody else
RIGHTS = (
    "escalation_measures",
    "price_within_corridor",
    "price_outside_corridor",
    "capacity_and_supply_strategy",
    "contract_terms_outside_policy",
    "technical_changes",
)
# the row of the decision rights that an option of the renegotiation falls under
_OPTIONS = {
    "plan": "capacity_and_supply_strategy",
    "price": "price_outside_corridor",
    "terms": "contract_terms_outside_policy",
}


class RecordSheet:
    """Collects facts and gives their markers."""

    def __init__(
        self,
        record: EscalationRecord,
        standing: Standing,
        trigger: Trigger,
        language: Language,
        names: Mapping[str, str],
    ) -> None:
        self.record, self.standing, self.trigger = record, standing, trigger
        self.language, self.names = language, names
        self.facts: dict[str, Fact] = {each.id: each for each in figures(standing)}

    def slots(self) -> dict[str, Any]:
        record, clock = self.record, read(self.record.detected_on, self.record.resolved_on, self.standing.day)
        done = completeness(replace(record, imported=False, trigger=self.trigger))
        self._trigger()
        self._clock(clock.day)
        return {
            "f": {name: marker(each) for name, each in self.facts.items()},
            "in_pieces": self.standing.in_pieces,
            "trigger_in_pieces": self.trigger.in_pieces,
            "rows": [self._row(at) for at, _ in enumerate(self.standing.articles, 1)],
            "clock_text": message(f"escalations.clock.{clock.state}", self.language, **self._days()),
            "is_open": record.is_open,
            "is_over": self.standing.is_over,
            "is_broken": self.standing.is_broken,
            "owner": self.word("owner", ("Verantwortlich", "Owner"), self._person(record.owner)),
            "sponsor": self.word("sponsor", ("Sponsor", "Sponsor"), self._person(record.sponsor))
            if record.sponsor
            else "",
            "cause_kind": record.cause.kind.value,
            "cause": self.word("cause", ("Ursache", "Cause"), record.cause.text or None) if record.cause.text else None,
            "measures": [self._measure(each) for each in self._measures()],
            "noted": self._noted(),
            "missing": [message(f"escalations.field.{each}", self.language) for each in done.missing],
            "score": self.put(fact("score", ("Pflichtangaben", "Mandatory fields"), done.score, FactUnit.RATIO)),
            "result": self.word("result", ("Ergebnis", "Result"), record.result) if record.result else None,
            "evidence": self.word("evidence", ("Nachweis", "Evidence"), record.evidence) if record.evidence else None,
            "lesson": self.word("lesson", ("Lehre", "Lesson"), record.lesson) if record.lesson else None,
            "gap": self._gap(),
        }

    def history(self, found: Sequence[Activity], names: Mapping[str, str]) -> list[dict[str, str]]:
        """The note itself stays out: it is somebody else's words."""
        return [self._contact(at, each, names) for at, each in enumerate(found, 1)]

    def log(self, found: Sequence[Draft]) -> list[dict[str, str]]:
        return [
            {
                "day": self.put(day_fact(f"l{at}_day", ("Entwurf vom", "Draft of"), each.created_at.date())),
                "kind": message(f"drafts.kind.{each.kind.value}", self.language),
                "status": message(f"drafts.status.{each.status.value}", self.language),
                "digest": self.word(
                    f"l{at}_digest", ("Prüfsumme", "Digest"), each.digest[:8], RowKey("drafts", each.id)
                ),
            }
            for at, each in enumerate(found, 1)
        ]

    def rights(self, known: Mapping[str, DecisionRight]) -> list[dict[str, str]]:
        rows = [known[each] for each in RIGHTS if each in known]
        return [
            {
                "subject": each.subject.text(self.language),
                "verdict": each.verdict.value,
                "department": each.department.name.text(self.language) if each.department else "",
                "source": self.word(f"r{at}_source", ("Entscheidungsrecht", "Decision right"), self._cited(each)),
            }
            for at, each in enumerate(rows, 1)
        ]

    def _cited(self, right: DecisionRight) -> str:
        """``(S0:85)``; words of the source that are no place in it are told in the language of the record."""
        place = right.source if ":" in right.source and " " not in right.source else ""
        return f"({place or message('rights.unsourced', self.language)})"

    def who(self, known: Mapping[str, DecisionRight]) -> dict[str, str]:
        """Who decides on an option; the key account manager where no row names somebody else."""
        own = message("drafts.capacity.own", self.language)
        named: dict[str, str] = {}
        for option, each in _OPTIONS.items():
            right = known.get(each)
            shared = right is not None and right.verdict is RightVerdict.ALIGNMENT
            department = right.department.name.text(self.language) if right and right.department else ""
            named[option] = " + ".join(filter(None, (own if shared or not department else "", department)))
        return named

    def stock(self, found: Iterable[StockRow]) -> list[dict[str, str]]:
        label = ("Bestand, Stück", "Stock, pieces")
        return [
            {
                "article": self.word(f"s{at}_id", ("Artikel", "Article"), each.article),
                "on_hand": self.put(
                    _inside(fact(f"s{at}_stock", label, each.on_hand, FactUnit.COUNT, [RowKey("stock", each.id)]))
                ),
            }
            for at, each in enumerate(found, 1)
        ]

    def earlier(self, found: Sequence[EscalationRecord]) -> list[dict[str, str]]:
        others = [each for each in found if each.id != self.record.id and each.detected_on <= self.record.detected_on]
        return [
            {
                "id": self.word(f"e{at}_id", ("Frühere Eskalation", "Earlier escalation"), each.id),
                "day": self.put(day_fact(f"e{at}_day", ("erkannt am", "detected on"), each.detected_on)),
                "status": message(f"escalations.status.{'open' if each.is_open else 'closed'}", self.language),
            }
            for at, each in enumerate(others[-CONTACTS:], 1)
        ]

    def put(self, given: Fact) -> str:
        return marker(self.facts.setdefault(given.id, given))

    def word(self, name: str, label: tuple[str, str], value: str | None, row: RowKey | None = None) -> str:
        return self.put(_inside(fact(name, label, value, FactUnit.TEXT, [row] if row else [])))

    def _trigger(self) -> None:
        trigger, unit = self.trigger, FactUnit.COUNT if self.trigger.in_pieces else FactUnit.MONEY
        ratio = fact("t_value", ("Auslöser", "Trigger"), trigger.value, FactUnit.RATIO, trigger.rows)
        target = fact("t_target", ("Auslöser: Zielwert", "Trigger: target"), trigger.target, FactUnit.RATIO)
        for each in (
            replace(ratio, tells_from=trigger.target),
            fact("t_called", ("Auslöser: abgerufen", "Trigger: called off"), trigger.numerator, unit, trigger.rows),
            fact("t_planned", ("Auslöser: geplant", "Trigger: planned"), trigger.denominator, unit, trigger.rows),
            replace(target, recipe={"target": trigger.definition}),
            fact(
                "t_rows", ("Zeilen hinter dem Auslöser", "Rows behind the trigger"), len(trigger.rows), FactUnit.COUNT
            ),
        ):
            version = f"{trigger.version} ({trigger.digest})"
            self.put(replace(each, definition=trigger.definition, definition_version=version, period=trigger.period))
        self.word(
            "t_version", ("Regelversion", "Rule version"), f"{trigger.definition} {trigger.version} ({trigger.digest})"
        )

    def _clock(self, day: int) -> None:
        record, row = self.record, [RowKey("escalations", self.record.id)]
        created = record.created_at.date() if record.created_at else None
        days = (
            ("detected", ("Erkannt am (Tag 0)", "Detected on (day 0)"), record.detected_on),
            ("created", ("Angelegt am", "Created on"), created),
            ("due", ("Zu lösen bis (Tag 14)", "To be resolved by (day 14)"), due_on(record.detected_on)),
            ("resolved", ("Gelöst am", "Resolved on"), record.resolved_on),
        )
        for name, label, value in days:
            self.put(day_fact(name, label, value, row))
        self.put(fact("clock_day", ("Tag der Frist", "Day of the clock"), day, FactUnit.COUNT, row))
        self.put(fact("clock_limit", ("Frist, Tage", "Clock, days"), LIMIT_DAYS, FactUnit.COUNT))
        self.word("record", ("Eskalation", "Escalation"), record.id, row[0])
        kind = record.cause.kind.value
        self.word("cause_kind", ("Art der Ursache", "Kind of cause"), kind)

    def _days(self) -> dict[str, str]:
        marks = {name: marker(self.facts[name]) for name in ("clock_day", "clock_limit", "due")}
        return {"day": marks["clock_day"], "limit": marks["clock_limit"], "due": marks["due"]}

    def _row(self, at: int) -> dict[str, str]:
        return {name: marker(self.facts[f"a{at}_{name}"]) for name in ("id", "name", "due", "called", "share")}

    def _measures(self) -> Sequence[Measure]:
        """Those of the record; where one kind is missing, a proposal for it, due inside the clock."""
        known, due = list(self.record.measures), max(due_on(self.record.detected_on), self.standing.day)
        facing = {each.facing for each in known}
        for kind in (Facing.CUSTOMER, Facing.INTERNAL):
            if kind not in facing and self.record.is_open and self.record.owner:
                known.append(Measure(0, "", self.record.owner, due, kind))
        return known

    def _noted(self) -> str:
        """What an import brought in place of measures: words without an owner and a day."""
        text = "" if self.record.measures else self.record.imported_measure.strip()
        return self.word("noted_measure", ("Übernommene Maßnahme", "Imported measure"), text) if text else ""

    def _measure(self, each: Measure) -> dict[str, str]:
        at = 1 + sum(name.endswith("_facing") for name in self.facts)
        late = each.due > due_on(self.record.detected_on)
        facing, owner = each.facing.value, self._person(each.owner)
        self.word(f"m{at}_facing", ("Richtung", "Facing"), facing)
        self.word(f"m{at}_late", ("Nach der Frist", "After the clock"), "late" if late else "in time")
        return {
            "action": self.word(f"m{at}_action", ("Maßnahme", "Measure"), each.action) if each.action else "",
            "facing": message(f"escalations.facing.{facing}", self.language),
            "kind": facing,
            "owner": self.word(f"m{at}_owner", ("verantwortlich", "owner"), owner),
            "due": self.put(day_fact(f"m{at}_due", ("fällig", "due"), each.due)),
            "status": message(f"escalations.measure.{each.status}", self.language),
            "reason": self.word(f"m{at}_reason", ("Grund", "Reason"), each.reason) if each.reason else "",
            "late": "late" if late else "",
        }

    def _contact(self, at: int, each: Activity, names: Mapping[str, str]) -> dict[str, str]:
        row = RowKey("activities", each.id)
        return {
            "day": self.put(day_fact(f"h{at}_day", ("Kontakt am", "Contact on"), each.day, [row])),
            "who": self.word(f"h{at}_who", ("Person", "Person"), names.get(each.contact_id or "") or "–", row),
            "channel": self.word(f"h{at}_channel", ("Weg", "Channel"), called(each.channel, self.language) or "–", row),
            "topic": self.word(f"h{at}_topic", ("Thema", "Topic"), each.topic or "–", row),
            "id": self.word(f"h{at}_id", ("Quelle", "Source"), each.id, row),
        }

    def _gap(self) -> str:
        """What was planned to date and not called off."""
        planned, called = self.standing.sums
        left = max(planned - called, 0.0)
        unit = FactUnit.COUNT if self.standing.in_pieces else FactUnit.MONEY
        value = float(round(left)) if unit is FactUnit.COUNT else left
        rows = self.standing.trigger.rows
        return self.put(fact("gap", ("Bis heute nicht abgerufen", "Not called off to date"), value, unit, rows))

    def _person(self, user_id: str) -> str | None:
        return self.names.get(user_id, user_id) or None


def _inside(given: Fact) -> Fact:
    return replace(given, fact_class=FactClass.INTERNAL)
