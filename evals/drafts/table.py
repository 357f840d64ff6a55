"""The report as text: kind and customer by language, then what does not hold and what was refused."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

Json = Mapping[str, Any]
_REFUSED = "–"


def table(report: Json, language: Language) -> Sequence[Sequence[str]]:
    """Heads, then a row for each kind and customer."""
    heads = [message(f"evals.drafts.{name}", language) for name in ("kind", "account")]
    return [[*heads, *(each.value for each in Language)], *_rows(report["lines"])]


def remarks(report: Json, language: Language) -> str:
    """What failed, what was refused and why, the counts and the time."""
    lines = report["lines"]
    failed = [f"{_place(line)}: {each['id']} {each['message']}" for line in lines for each in line["failed"]]
    refused = dict.fromkeys(
        f"{line['kind']}: {line['refused']['message']}" for line in lines if line["refused"] is not None
    )
    parts = [_listed("failed", failed, language), _listed("refused", list(refused), language), _sum(report, language)]
    return "\n\n".join(part for part in parts if part)


def _rows(lines: Sequence[Json]) -> Iterator[list[str]]:
    """They come kind by kind, customer by customer."""
    for (kind, account), of_languages in groupby(lines, key=lambda line: (line["kind"], line["account"])):
        cells = {line["language"]: _cell(line) for line in of_languages}
        yield [kind, account, *(cells[each.value] for each in Language)]


def _cell(line: Json) -> str:
    if line["refused"] is not None:
        return _REFUSED
    failed = " ".join(each["id"] for each in line["failed"])
    score = f"{line['held']}/{line['of']}" if line["of"] else "ok"
    return f"{score} {failed}".strip()


def _place(line: Json) -> str:
    return f"{line['kind']}, {line['account']}, {line['language']}"


def _listed(name: str, lines: Sequence[str], language: Language) -> str:
    return "\n".join([message(f"evals.drafts.{name}", language), *(f"  {line}" for line in lines)]) if lines else ""


def _sum(report: Json, language: Language) -> str:
    times = {name: formats.number(report[f"{name}_ms"], language, 0) for name in ("median", "median_cpu", "budget")}
    counts = {name: report[name] for name in ("drafts", "refused", "failed")}
    return message("evals.drafts.sum", language, **counts, **times)
