"""What a sync brought, for the shell and as JSON."""

from typing import Any

from agent.cli.data_text import import_json, import_text
from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.sync import SyncReport

_SYSTEMS = {"odoo": "Odoo", "power-bi": "Power BI"}


def as_text(report: SyncReport, language: Language) -> str:
    """A headline, then what an import says: a line a table, the first refused rows, the notes."""
    system, at = _SYSTEMS[report.source.value], report.as_of
    head = message("connectors.done", language, system=system, day=formats.date(at, language), time=f"{at:%H:%M} UTC")
    if not report.report.tables:
        head = f"{head} {message('connectors.unchanged', language)}"
    return f"{head}\n{import_text(report.report, language)}"


def as_json_value(report: SyncReport, language: Language) -> dict[str, Any]:
    """The JSON of an import, with ``source``, ``as_of``, ``full``, ``mode`` and the rows ``read`` by what was read."""
    return {
        "source": report.source.value,
        "as_of": report.as_of.isoformat(),
        "full": report.full,
        "mode": report.mode.value,
        "read": dict(report.read),
        **import_json(report.report, language),
    }
