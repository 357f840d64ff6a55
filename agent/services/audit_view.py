"""Audit entries and reports as shell, page and API show them."""

from collections.abc import Sequence
from typing import Any

from agent.domain.audit import DELETED, AuditEntry, ChainReport
from agent.domain.language import Language
from agent.domain.messages import message
from agent.ports import Identity
from agent.services.names import people


def shown_entries(entries: Sequence[AuditEntry], identity: Identity, language: Language) -> list[dict[str, Any]]:
    """``actor`` is the user id, None for a person who is forgotten; ``name`` is for reading."""
    names = {**people(identity), "system": message("audit.system", language)}
    return [_entry(entry, names, message("audit.deleted_person", language)) for entry in entries]


def shown_report(report: ChainReport) -> dict[str, Any]:
    fault = report.fault and report.fault.value
    return {"holds": report.holds, "entries": report.entries, "broken_at": report.broken_at, "fault": fault}


def told(report: ChainReport, language: Language) -> str:
    """The report in a sentence or two."""
    if report.fault is None:
        return message("audit.holds", language, count=report.entries)
    return message(f"audit.fault.{report.fault.value}", language, sequence=report.broken_at)


def _entry(entry: AuditEntry, names: dict[str, str], gone: str) -> dict[str, Any]:
    deleted = entry.actor == DELETED
    return {
        "sequence": entry.sequence,
        "at": entry.at.isoformat(),
        "actor": None if deleted else entry.actor,
        "name": gone if deleted else names.get(entry.actor, entry.actor),
        "action": entry.action,
        "subject": gone if entry.subject == DELETED else entry.subject,
        "details": dict(entry.details),
        "digest": entry.digest,
    }
