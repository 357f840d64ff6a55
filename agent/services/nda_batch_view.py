"""A batch as plain values, for the shell and the API alike, and as the rows of its tables."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.batch import Batch, BatchDocument, counted
from agent.domain.nda.policy import Severity, Verdict
from agent.domain.plain import plain
from agent.domain.spreadsheet import Cell

_VERDICTS = (Verdict.CONTRADICTS, Verdict.MISSING, Verdict.DEVIATES, Verdict.UNCLEAR, Verdict.CONFORMS)
_SEVERITIES = (Severity.RED_LINE, Severity.NEGOTIABLE, Severity.INFORMATION)
_HEAD = ("file", "status", "level", *_VERDICTS, *_SEVERITIES, "pages", "seconds", "review", "sha256")
_FAILED_HEAD = ("file", "reason", "code", "review", "sha256")


def batch(found: Batch, documents: Sequence[BatchDocument]) -> dict[str, Any]:
    count = counted(documents)
    told = {name: value for name, value in plain(found).items() if name not in ("key", "created_by")}
    return {**told, "count": asdict(count), "complete": count.complete}


def document(found: BatchDocument) -> dict[str, Any]:
    """``review`` is None for a file that could not be opened."""
    figures = plain(found.summary) or dict.fromkeys(("level", "verdicts", "severities", "pages", "seconds"))
    return {
        "file": found.name,
        "sha256": found.sha256 or None,
        "review": found.review_id or None,
        "status": found.status,
        "error": found.error,
        "error_code": found.error_code,
        **figures,
    }


def table(documents: Sequence[BatchDocument], language: Language) -> list[list[Cell]]:
    """A head and a row for each document, reviewed or not."""
    return [_heads(_HEAD, language), *(_row(each, language) for each in documents)]


def failed_table(documents: Sequence[BatchDocument], language: Language) -> list[list[Cell]]:
    """A head and a row for each that has no result, with the reason in words."""
    without = [each for each in documents if each.ended and not each.reviewed]
    rows: list[list[Cell]] = [[each.name, each.error, each.error_code, each.review_id, each.sha256] for each in without]
    return [_heads(_FAILED_HEAD, language), *rows]


def level(found: BatchDocument, language: Language) -> str:
    return message(f"level.{found.summary.level}", language) if found.summary else ""


def _heads(names: Sequence[str], language: Language) -> list[Cell]:
    return [message(f"nda_batch.column.{name}", language) for name in names]


def _row(found: BatchDocument, language: Language) -> list[Cell]:
    status = message(f"nda_batch.state.{found.status}", language)
    return [found.name, status, level(found, language), *_figures(found), found.review_id, found.sha256]


def _figures(found: BatchDocument) -> list[Cell]:
    if found.summary is None:
        return [None] * (len(_VERDICTS) + len(_SEVERITIES) + 2)
    told = found.summary
    seconds = None if told.seconds is None else round(told.seconds, 1)
    verdicts = [told.verdicts.get(each, 0) for each in _VERDICTS]
    return [*verdicts, *(told.severities.get(each, 0) for each in _SEVERITIES), told.pages, seconds]
