"""What runs out: articles, contracts, the fortnight of an escalation, the NDA, the credit."""

from collections.abc import Iterator
from typing import Any

from agent.domain.drafting.fact_book import INTERNAL, FactBook
from agent.domain.escalation.clock import LIMIT_DAYS
from agent.domain.escalation.clock import read as clock
from agent.domain.facts.info import RowKey
from agent.domain.finance.credit import CreditVerdict
from agent.domain.history import Escalation
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.nda.register import State, last_day, state_of
from agent.domain.reorder.run_outs import RunOut
from agent.ports.meetings import EndingContract
from agent.services.gathering.briefing_reading import Reading
from agent.services.gathering.briefing_sources import SourceList

_ARTICLES, _CONTRACTS, _ESCALATIONS = 3, 3, 2


def supply(reading: Reading, book: FactBook, sources: SourceList) -> dict[str, Any]:
    more = len(reading.run_outs) - _ARTICLES
    book.count("limit", ("Frist in Tagen", "Limit in days"), LIMIT_DAYS)
    return {
        "run_outs": [_run_out(book, sources, at, each) for at, each in enumerate(reading.run_outs[:_ARTICLES], 1)],
        "more_run_outs": book.count("more_run_outs", ("Weitere Artikel", "More articles"), more) if more > 0 else None,
        "contracts": [_contract(book, sources, at, each) for at, each in enumerate(reading.contracts[:_CONTRACTS], 1)],
        "escalations": [
            _escalation(reading, book, sources, at, each)
            for at, each in enumerate(reading.escalations[:_ESCALATIONS], 1)
        ],
        "low_call_offs": list(_low(reading, book, sources)),
        "released": [
            {
                "article": book.text(f"released.{at}", ("Freigegeben", "Released"), each.article_id, (each.source,)),
                "source": sources.row("articles", each.article_id),
            }
            for at, each in enumerate(reading.released[:1], 1)
        ],
        "nda": _nda(reading, book, sources),
        "credit": _credit(reading, sources),
    }


def _low(reading: Reading, book: FactBook, sources: SourceList) -> Iterator[dict[str, Any]]:
    """Contracts whose call-off is, unrounded, below the target of the figure."""
    target = next((each.target for each, _ in reading.kpis if each.definition.id == "call_off"), None)
    escalated = {each.contract_id for each in reading.escalations}
    low = [each for each in reading.call_offs if target is not None and each.value is not None and each.value < target]
    for at, each in enumerate(low[:_CONTRACTS], 1):
        rows, label = (RowKey("frame_contracts", each.id),), ("Abrufquote", "Call-off")
        yield {
            "contract": book.text(f"low.{at}", label, each.id, rows, **INTERNAL),
            "value": book.ratio(f"low_value.{at}", label, each.value, rows, **INTERNAL),
            "escalated": each.id in escalated,
            "source": sources.row("frame_contracts", each.id),
        }


def _run_out(book: FactBook, sources: SourceList, at: int, each: RunOut) -> dict[str, Any]:
    article, label = each.article, ("Reichweite", "Run-out")
    rows = (RowKey("articles", article.id),)
    return {
        "article": book.text(f"out.{at}", label, article.id, rows, **INTERNAL),
        "name": book.text(f"out_name.{at}", label, article.name, rows, **INTERNAL),
        "day": book.day(f"out_day.{at}", label, each.run_out, rows, recipe={"reorder": article.id}, **INTERNAL)
        if each.run_out
        else None,
        "empty": each.is_empty,
        "cause": None if each.cause is None else each.cause.cause.value,
        "source": sources.row("articles", article.id),
    }


def _contract(book: FactBook, sources: SourceList, at: int, each: EndingContract) -> dict[str, Any]:
    rows, label = (RowKey("frame_contracts", each.id),), ("Vertragsende", "End of contract")
    return {
        "contract": book.text(f"contract.{at}", label, each.id, rows, **INTERNAL),
        "until": book.day(f"until.{at}", label, each.valid_to, rows, **INTERNAL),
        "notice": book.day(f"notice.{at}", ("Kündbar bis", "Notice until"), each.notice_date, rows, **INTERNAL)
        if each.notice_date
        else None,
        "source": sources.row("frame_contracts", each.id),
    }


def _escalation(reading: Reading, book: FactBook, sources: SourceList, at: int, each: Escalation) -> dict[str, Any]:
    rows, label = (RowKey("escalations", each.id),), ("Eskalation", "Escalation")
    state = clock(each.detected_on, None, reading.today)
    return {
        "contract": book.text(f"escalated.{at}", label, each.contract_id, rows, **INTERNAL)
        if each.contract_id
        else None,
        "kpi": each.kpi if each.kpi in KPI_IDS else None,
        "day": book.count(f"day.{at}", ("Tag der Eskalation", "Day of the escalation"), state.day, rows, **INTERNAL),
        "due": book.day(f"escalation_due.{at}", ("Lösung bis", "Resolve by"), state.due, rows, **INTERNAL),
        "late": state.days_left < 0,
        "owner": bool(each.owner.strip()),
        "source": sources.row("escalations", each.id),
    }


def _nda(reading: Reading, book: FactBook, sources: SourceList) -> dict[str, Any]:
    if reading.nda is None:
        return {"state": "none", "day": None, "source": None}
    rows = (RowKey("nda_register", reading.nda.id),)
    last = last_day(reading.nda)
    state: State = state_of(reading.nda, reading.today)
    return {
        "state": state.value,
        "day": book.day("nda", ("NDA in Kraft bis", "NDA in force until"), last, rows, **INTERNAL) if last else None,
        "source": sources.row("nda_register", reading.nda.id),
    }


def _credit(reading: Reading, sources: SourceList) -> dict[str, Any] | None:
    """In words alone: the figures stay where they are. None for who may not see it, and where all is well."""
    check = reading.credit
    if check is None or check.verdict is CreditVerdict.INSIDE:
        return None
    return {"verdict": check.verdict.value, "source": sources.row("credit", check.row.id) if check.row else None}
