"""The register as a table for the shell."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

_COLUMNS = ("account", "state", "until", "days", "signed")
_WIDEST = 36


def as_table(shown: dict[str, Any], language: Language) -> str:
    """One line an NDA, its document, number and deviations below it, and at the end what is to be told."""
    head = message("register.head", language, day=_day(shown["as_of"], language))
    if not shown["entries"]:
        return f"{head}\n{message('register.empty', language)}"
    labels = [message(f"register.column.{name}", language) for name in _COLUMNS]
    rows = [labels, *(_cells(entry, language) for entry in shown["entries"])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = [head, "", _line(labels, widths)]
    for entry, row in zip(shown["entries"], rows[1:], strict=True):
        lines += [_line(row, widths), _reference(entry), *(_deviation(each, language) for each in entry["deviations"])]
    told = [entry["message"] for entry in shown["entries"] if entry["message"]]
    return "\n".join([*lines, "", *told] if told else lines)


def _cells(entry: dict[str, Any], language: Language) -> list[str]:
    noticed = entry["notice"] and message("register.noticed", language, days=entry["notice"])
    days = entry["days_left"]
    return [
        _short(entry["account"]),
        noticed or entry["state_label"],
        _day(entry["ended_on"] or entry["in_force_until"], language),
        "" if days is None else str(days),
        _day(entry["signed_on"], language),
    ]


def _reference(entry: dict[str, Any]) -> str:
    """The number in full: `kam nda register end` asks for it."""
    return f"  {entry['id']}  {entry['document_name']}".rstrip()


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _deviation(deviation: dict[str, Any], language: Language) -> str:
    verdict = message(f"reviews.verdict.{deviation['verdict']}", language)
    reason = " ".join(deviation["reason"].split())
    told = f"  - {deviation['topic_label'] or deviation['topic']} ({verdict}): {deviation['consent']}"
    return f"{told}: {reason}" if reason else told


def _day(day: str | None, language: Language) -> str:
    return formats.date(dt.date.fromisoformat(day), language) if day else "–"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
