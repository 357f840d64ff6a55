"""KPIs as text for the shell: one figure with everything behind it, or a table with the worst first."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from agent.cli.columns import aligned, short
from agent.domain import formats
from agent.domain.kpi import wording
from agent.domain.language import Language
from agent.domain.messages import message

# a sign of its own for each status, so that nobody needs colours
SIGNS = {"ok": "✓", "breach": "✗", "no_target": "○", "no_data": "–"}
_BARS = "▁▂▃▄▅▆▇█"
_ROWS_A_LINE = 6
_LINE = 110
_FOLDED = {"formula", "action", "notes", "exclusions", "variants"}


def as_answer(entry: dict[str, Any], language: Language, *, rows: bool) -> str:
    """One KPI of one account: a block of labelled lines."""
    head = f"{entry['name']} – {entry['account']}"
    lines = list(_answer_lines(entry, language, rows=rows))
    labels = [message(f"kpi.label.{name}", language) for name, _ in lines]
    width = max(len(label) for label in labels) + 2
    body = []
    for at, (label, (name, text)) in enumerate(zip(labels, lines, strict=True)):
        first = "" if at and lines[at - 1][0] == name else label
        folded = textwrap.wrap(text, _LINE - width) if name in _FOLDED else [text]
        body += [f"{first if not row else '':<{width}}{part}".rstrip() for row, part in enumerate(folded)]
    return "\n".join([head, "", *body])


def _answer_lines(entry: dict[str, Any], language: Language, *, rows: bool) -> Iterator[tuple[str, str]]:
    yield "value", entry["value_text"]
    yield "target", entry["target_text"]
    yield "status", f"{SIGNS[entry['status']]} {entry['status_text']}"
    if entry["status"] == "breach":
        yield "action", entry["action"]
    yield "period", entry["period_label"]
    yield "formula", entry["formula"]
    yield "sums", _sums(entry, language)
    yield from (("exclusions", line) for line in _exclusions(entry, language))
    yield from (("variants", line) for line in _variants(entry, language))
    yield from (("notes", note["message"]) for note in entry["notes"])
    yield from (("trend", line) for line in _trend(entry))
    yield from (("contributors", line) for line in _contributors(entry, language))
    yield from (("rows", line) for line in _rows(entry, language, rows=rows))
    yield from (("parameters", line) for line in _parameters(entry))
    yield "age", entry["age_text"]
    yield "definition", _definition(entry, language)


def _sums(entry: dict[str, Any], language: Language) -> str:
    counted = message("kpi.units", language, n=formats.number(entry["n"], language))
    share = _share(entry, language)
    return f"{share}, {counted}" if share else counted


def _share(part: dict[str, Any], language: Language) -> str:
    """Numerator and denominator where the figure is made of both."""
    if part["numerator"] is None or not part["denominator"]:
        return ""
    return f"{wording.amount(part['numerator'], language)} / {wording.amount(part['denominator'], language)}"


def _exclusions(entry: dict[str, Any], language: Language) -> list[str]:
    shown = [f"{formats.number(each['n'], language)} × {each['message']}" for each in entry["exclusions"]]
    return [", ".join(shown) or message("kpi.none", language)]


def _variants(entry: dict[str, Any], language: Language) -> Iterator[str]:
    for each in entry["variants"]:
        details = ", ".join(filter(None, (_share(each, language), *_left_out(each, language))))
        yield f"{each['name']}: {each['value_text']}" + (f" ({details})" if details else "")


def _left_out(variant: dict[str, Any], language: Language) -> Iterator[str]:
    for each in variant["exclusions"]:
        yield f"{formats.number(each['n'], language)} × {each['message']}"


def _trend(entry: dict[str, Any]) -> Iterator[str]:
    points = entry.get("trend", [])
    if points:
        yield f"{sparkline([each['value'] for each in points])}  {points[0]['period']} … {points[-1]['period']}"
        yield " · ".join("–" if each["value"] is None else each["value_text"] for each in points)


def sparkline(values: Sequence[float | None]) -> str:
    """One bar a value between the smallest and the largest; a dot where there are no data."""
    known = [value for value in values if value is not None]
    if not known:
        return "·" * len(values)
    low, span = min(known), max(known) - min(known)
    top = len(_BARS) - 1
    return "".join(
        "·" if value is None else _BARS[round((value - low) / span * top) if span else top // 2] for value in values
    )


def _contributors(entry: dict[str, Any], language: Language) -> Iterator[str]:
    for each in entry.get("contributors", []):
        kind = wording.worded("kpi.contributor", each["kind"], language)
        named = " ".join(filter(None, (kind, each["id"], short(each["name"]))))
        share = _share(each, language)
        yield f"{named}: {each['value_text']}" + (f" ({share})" if share else "")


def _rows(entry: dict[str, Any], language: Language, *, rows: bool) -> Iterator[str]:
    keys = [f"{row['table']}/{row['key']}" for row in entry["rows"]]
    if not keys:
        yield message("kpi.none", language)
    elif not rows:
        yield message("kpi.rows_behind", language, count=formats.number(len(keys), language))
    else:
        yield from ("  ".join(keys[at : at + _ROWS_A_LINE]) for at in range(0, len(keys), _ROWS_A_LINE))


def _parameters(entry: dict[str, Any]) -> Iterator[str]:
    """What the company has set, word lists aside: the basis and the tolerances make the figure."""
    shown = [
        f"{name} = {'–' if value is None else value}"
        for name, value in entry["parameters"].items()
        if not isinstance(value, list)
    ]
    if shown:
        yield ", ".join(shown)


def _definition(entry: dict[str, Any], language: Language) -> str:
    frequency = message(f"kpi.frequency.{entry['frequency']}", language)
    fact_class = message(f"kpi.class.{entry['class']}", language)
    return message(
        "kpi.definition", language, **{**entry["definition"], "frequency": frequency, "fact_class": fact_class}
    )


def as_table(entries: Sequence[dict[str, Any]], language: Language, *, rows: bool) -> str:
    """A line each, in the order given, with the rows behind it where asked for; below, how old the data are."""
    if not entries:
        return message("kpi.no_accounts", language)
    columns = ["account", "kpi", "value", "target", "status", "n", "period"]
    if any(entry.get("trend") for entry in entries):
        columns.append("trend")
    labels = ["", *(message(f"kpi.label.{name}", language) for name in columns)]
    cells = [[SIGNS[entry["status"]], *(_cell(entry, name, language) for name in columns)] for entry in entries]
    right = frozenset(1 + columns.index(name) for name in ("value", "n"))
    head, *body = aligned([labels, *cells], right)
    lines = [head]
    for entry, line in zip(entries, body, strict=True):
        lines.append(line)
        if rows and entry["rows"]:
            lines += [f"   {keys}" for keys in _rows(entry, language, rows=True)]
    return "\n".join([*lines, "", *dict.fromkeys(entry["age_text"] for entry in entries)])


def _cell(entry: dict[str, Any], name: str, language: Language) -> str:
    if name == "trend":
        return sparkline([each["value"] for each in entry.get("trend", [])])
    if name == "n":
        return formats.number(entry["n"], language)
    field = {"account": "account", "kpi": "name", "period": "period"}.get(name, f"{name}_text")
    return str(entry[field])
