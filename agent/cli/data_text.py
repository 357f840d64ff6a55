"""An import and the facts in use, as tables for the shell and as JSON."""

from collections.abc import Sequence
from typing import Any

from agent.domain import formats
from agent.domain.facts.importing import ImportReport
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.data import DataInfo

_SHOWN = 10


def import_text(report: ImportReport, language: Language) -> str:
    """A line a table, the first refused rows with their reason, and what else is worth knowing."""
    lines = [message("facts.head.import", language, version=report.version), "", *_tables(report, language)]
    refused = sum(table.refused for table in report.tables)
    if refused:
        shown = report.refused[:_SHOWN]
        head = "facts.head.refused" if refused > len(shown) else "facts.head.all_refused"
        counts = {"shown": len(shown), "count": formats.number(refused, language)}
        lines += ["", message(head, language, **counts)]
        lines += [f"  {row.origin}: {row.text(language)}" for row in shown]
        lines.append(message("facts.refused_file", language, file=report.refused_file))
    if report.notes:
        lines += ["", message("facts.head.notes", language), *(f"  {note.text(language)}" for note in report.notes)]
    return "\n".join(lines)


def info_text(info: DataInfo, language: Language) -> str:
    """Source, age and rows by table; a warning above all when they are stale."""
    facts = info.facts
    head = message(
        "facts.head.info",
        language,
        source=message(f"facts.source.{facts.source.value}", language),
        day=formats.date(facts.as_of.date(), language),
        time=f"{facts.as_of:%H:%M}",
        age=info.age,
    )
    labels = [message(f"facts.column.{name}", language) for name in ("table", "rows")]
    rows = [[name, formats.number(count, language)] for name, count in facts.tables.items()]
    lines = [head, message("facts.head.version", language, version=facts.version), "", *_aligned([labels, *rows], {1})]
    return "\n".join([info.warning, *lines] if info.warning else lines)


def import_json(report: ImportReport, language: Language) -> dict[str, Any]:
    """``refused`` holds the first rows (at most 200), ``refused_file`` all of them."""
    return {
        "version": report.version,
        "tables": [
            {
                "table": table.table,
                "origin": table.origin,
                "taken": table.taken,
                "refused": table.refused,
                "reasons": dict(table.reasons),
                "unknown_columns": list(table.unknown_columns),
            }
            for table in report.tables
        ],
        "refused": [
            {
                "table": row.table,
                "origin": row.origin,
                "line": row.line,
                "code": row.code,
                "column": row.values.get("column"),
                "value": row.values.get("value"),
                "reason": row.text(language),
            }
            for row in report.refused
        ],
        "refused_file": report.refused_file,
        "notes": [{"code": note.code, "text": note.text(language)} for note in report.notes],
    }


def info_json(info: DataInfo) -> dict[str, Any]:
    facts = info.facts
    return {
        "version": facts.version,
        "source": facts.source.value,
        "as_of": facts.as_of.isoformat(),
        "age": info.age,
        "warning": info.warning,
        "tables": dict(facts.tables),
    }


def _tables(report: ImportReport, language: Language) -> list[str]:
    labels = [message(f"facts.column.{name}", language) for name in ("table", "origin", "taken", "refused", "unknown")]
    rows = [
        [
            table.table,
            table.origin,
            formats.number(table.taken, language),
            formats.number(table.refused, language),
            ", ".join(table.unknown_columns) or "–",
        ]
        for table in report.tables
    ]
    return _aligned([labels, *rows], {2, 3})


def _aligned(rows: Sequence[Sequence[str]], numbers: set[int]) -> list[str]:
    """Columns of equal width; ``numbers`` are set to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.rjust(widths[at]) if at in numbers else cell.ljust(widths[at]) for at, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]
