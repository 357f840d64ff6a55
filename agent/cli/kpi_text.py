"""KPIs as text for the shell: one figure with everything behind it, or a table with the worst first."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from agent.cli.columns import WIDEST, aligned, short
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
    head = f"{_marked(entry, language)} – {short(entry['account'], _LINE)}"
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
    yield from (("action", step) for step in entry.get("next_steps", ()))
    yield "period", entry["period_label"]
    yield "formula", entry["formula"]
    yield "sums", _sums(entry, language)
    yield from (("exclusions", line) for line in _exclusions(entry, language))
    yield from (("variants", line) for line in _variants(entry, language))
    yield from (("notes", note["message"]) for note in entry["notes"])
    yield from (("trend", line) for line in _trend(entry))
    yield from (("contributors", line) for line in _contributors(entry, language))
    yield from (("rows", line) for line in _rows(entry, language, rows=rows))
    yield from (("parameters", line) for line in entry["parameters_text"])
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
    above, below = (
        wording.amount(part[name], language, euros=part["sums_unit"] == "EUR") for name in ("numerator", "denominator")
    )
    return f"{above} / {below}"


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
        bars, ends = sparkline([each["value"] for each in points]), (points[0], points[-1])
        yield f"{bars}  {' … '.join(each['period_short'] for each in ends)}"
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
        share = _share({**each, "sums_unit": entry["sums_unit"]}, language)
        yield f"{_missed(each)}{named}: {_figure(each, language)}" + (f", {share}" if share else "")


def _missed(contributor: dict[str, Any]) -> str:
    return f"{SIGNS['breach']} " if contributor["status"] == "breach" else ""


def _figure(contributor: dict[str, Any], language: Language) -> str:
    shown, exact = contributor["value_text"], contributor["unrounded_text"]
    return message("kpi.status.exactly", language, status=shown, value=exact) if exact else str(shown)


def _rows(entry: dict[str, Any], language: Language, *, rows: bool) -> Iterator[str]:
    keys = [f"{row['table']}/{row['key']}" for row in entry["rows"]]
    if not keys:
        yield message("kpi.none", language)
    elif not rows:
        yield message("kpi.rows_behind", language, count=formats.number(len(keys), language))
    else:
        yield from ("  ".join(keys[at : at + _ROWS_A_LINE]) for at in range(0, len(keys), _ROWS_A_LINE))


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
    if name == "kpi":
        return _marked(entry, language)
    field = {"account": "account", "period": "period_short"}.get(name, f"{name}_text")
    return str(entry[field])


def _marked(entry: dict[str, Any], language: Language) -> str:
    """The KPI's name; who must not read it stands with it, however long the name is."""
    mark = message(f"kpi.mark.{entry['class']}", language) if entry["class"] in ("internal", "secret") else ""
    return f"{short(entry['name'], WIDEST - len(mark) - 1)} {mark}".rstrip()
