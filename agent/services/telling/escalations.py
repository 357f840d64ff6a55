"""Escalations with their clock. Internal: how we work on what is broken."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.escalation.clock import ClockState
from agent.domain.escalation.record import EscalationRecord
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.policy import Bilingual
from agent.services.telling.page import MOST_ROWS, Page, counted

Shown = Mapping[str, Any]
_LABEL = ("Eskalation", "Escalation")
_INCOMPLETE = 3


def listed(
    records: Sequence[EscalationRecord], shown: Sequence[Shown], status: str, age: Age, language: Language
) -> ToolAnswer:
    """``shown`` as `EscalationView.listed` gives them, in the order of ``records``: the oldest first."""
    page = Page(language, age)
    page.book.fact_class = FactClass.INTERNAL
    if not shown:
        page.say(f"escalations.none.{status}")
    else:
        _head(page, shown, status)
        pairs = list(zip(records, shown, strict=True))[:MOST_ROWS]
        head = [f"escalations.column.{name}" for name in ("account", "contract", "value", "day", "due", "status")]
        page.table(head, [_row(page, record, each, at) for at, (record, each) in enumerate(pairs, 1)])
        page.more(MOST_ROWS, len(shown))
        page.bullets(_missing(page, shown))
        _next(page, shown)
    page.source()
    page.know(status=status, escalations=[each["contract"] or each["account"] for each in shown[:MOST_ROWS]])
    return page.answer()


def _head(page: Page, shown: Sequence[Shown], status: str) -> None:
    late = sum(each["clock"]["state"] == ClockState.OVERDUE for each in shown)
    told = [counted(page, "count", _LABEL, len(shown), f"escalations.count.{status}")]
    if late:
        told.append(counted(page, "late", _LABEL, late, "escalations.late"))
    page.say("escalations.head", counts=", ".join(told))


def _row(page: Page, record: EscalationRecord, each: Shown, at: int) -> list[str]:
    rows, clock = (RowKey("escalations", record.id),), each["clock"]
    days = {
        "numerator": page.book.count(f"day.{at}", ("Tag der Eskalation", "Day of the escalation"), clock["day"], rows),
        "denominator": page.book.count("limit", ("Frist in Tagen", "Limit in days"), clock["limit"]),
    }
    late = clock["state"] == ClockState.OVERDUE
    return [
        page.named(f"account.{at}", ("Kunde", "Customer"), each["account"]),
        page.named(f"contract.{at}", ("Vertrag", "Contract"), each["contract"] or "–", rows),
        _trigger(page, record, each, at),
        message("escalations.of", page.language, **days),
        page.book.day(f"due.{at}", ("Zu lösen bis", "Resolve by"), date.fromisoformat(clock["due"]), rows),
        message("escalations.reminder.overdue", page.language) if late else each["status_text"],
    ]


def _trigger(page: Page, record: EscalationRecord, each: Shown, at: int) -> str:
    """The KPI with its figure on the day of detection, where the record keeps one."""
    name = page.named(f"kpi.{at}", ("Kennzahl", "KPI"), each["kpi_name"])
    trigger = record.trigger
    if trigger is None:
        return name
    fact = Fact(
        id=f"trigger.{at}",
        label=Bilingual(de="Auslöser", en="Trigger"),
        value=trigger.value,
        unit=FactUnit.RATIO,
        period=trigger.period,
        definition=trigger.definition,
        definition_version=f"{trigger.version} ({trigger.digest})",
        rows=trigger.rows,
        as_of=trigger.as_of,
        fact_class=FactClass.INTERNAL,
        tells_from=trigger.target,
    )
    return f"{name} {page.book.put(fact)}"


def _missing(page: Page, shown: Sequence[Shown]) -> list[str]:
    """What is not documented yet, of those that are open."""
    told = []
    for at, each in enumerate(shown[:MOST_ROWS], 1):
        fields = ", ".join(field["text"] for field in each["completeness"]["missing"])
        if each["status"] == "open" and fields:
            which = page.named(f"which.{at}", _LABEL, " ".join(filter(None, (each["account"], each["contract"]))))
            told.append(f"{which}: {message('escalations.told.missing', page.language, fields=fields)}")
    return told[:_INCOMPLETE]


def _next(page: Page, shown: Sequence[Shown]) -> None:
    first = next((each for each in shown if each["status"] == "open" and each["contract"]), None)
    if first is not None:
        account = page.named("next", ("Kunde", "Customer"), first["account"])
        page.say("escalations.next", account=account)
        page.offer("draft_escalation", account=first["account"], contract=first["contract"])
