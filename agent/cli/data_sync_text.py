"""What a sync brought, for the shell."""

from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.sync import SyncReport

_SHOWN_REFUSALS = 10
_SYSTEMS = {"odoo": "Odoo", "power-bi": "Power BI"}


def as_text(report: SyncReport, language: Language) -> str:
    """A headline, a line a table, the first refused rows, the notes."""
    system, at = _SYSTEMS[report.source.value], report.as_of
    head = message("connectors.done", language, system=system, day=formats.date(at, language), time=f"{at:%H:%M} UTC")
    tables = [each for each in report.report.tables if each.taken or each.refused]
    if not tables:
        return "\n".join([head, message("connectors.unchanged", language), *_notes(report, language)])
    labels = [message(f"connectors.column.{name}", language) for name in ("table", "taken", "refused")]
    rows = [labels, *([each.table, *_counts(each.taken, each.refused, language)] for each in tables)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}" for row in rows]
    return "\n".join([head, "", *lines, *_refusals(report, language), "", *_notes(report, language)]).rstrip()


def as_json_value(report: SyncReport, language: Language) -> dict[str, Any]:
    found = report.report
    return {
        "source": report.source.value,
        "version": found.version,
        "as_of": report.as_of.isoformat(),
        "full": report.full,
        "mode": report.mode.value,
        "read": dict(report.read),
        "tables": [{"table": each.table, "taken": each.taken, "refused": each.refused} for each in found.tables],
        "refused": [
            {"table": each.table, "line": each.line, "code": each.code, "text": each.text(language)}
            for each in found.refused
        ],
        "notes": _notes(report, language),
    }


def _counts(taken: int, refused: int, language: Language) -> list[str]:
    return [formats.number(taken, language), formats.number(refused, language)]


def _refusals(report: SyncReport, language: Language) -> list[str]:
    return [
        message("connectors.refused_row", language, table=each.table, reason=each.text(language))
        for each in report.report.refused[:_SHOWN_REFUSALS]
    ]


def _notes(report: SyncReport, language: Language) -> list[str]:
    return [note.text(language) for note in report.report.notes]
