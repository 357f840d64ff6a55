"""Our own utterances with what they ask for, and other files in the format of `kam eval routing`."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agent.domain.errors import BadInput

FOLDER = Path(__file__).parent / "utterances"
WRITTEN_FOR = dt.date(2026, 11, 22)  # the day that "last quarter" is seen from in our own files
ACCOUNTS = {
    "nordwerk": "Nordwerk Antriebe GmbH",
    "heliotec": "Heliotec AG",
    "kranich": "Kranich Medizintechnik GmbH & Co. KG",
    "brueck": "Brück & Söhne Landtechnik",
    "aurelia": "Aurelia Mobility SE",
    "vantage": "Vantage Pumps Ltd",
}
Call = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Utterance:
    """``calls`` None: nobody said what is right. ``intent``: the tool, department or topic it speaks of.

    ``group``: utterances that say the same.
    """

    id: str
    text: str
    calls: tuple[Call, ...] | None = None
    language: str | None = None
    intent: str = ""
    group: str = ""


def own(part: str) -> list[Utterance]:
    """``train`` or ``held_out``."""
    return [each for path in sorted((FOLDER / part).glob("*.yaml")) for each in _groups(path)]


def _groups(path: Path) -> Iterator[Utterance]:
    for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
        group = f"{path.stem}-{number:03}"
        for language in ("de", "en"):
            for at, text in enumerate(entry.get(language, "").splitlines(), start=1):
                calls, intent = _meant(entry, text)
                yield Utterance(f"{group}-{language}-{at:02}", text, calls, language, intent, group)


def _meant(entry: Mapping[str, Any], text: str) -> tuple[tuple[Call, ...], str]:
    """``calls``: one call; ``all``: several; ``ask``: the tool for which something is missing; ``topic``: no tool."""
    if "calls" in entry:
        name, args = entry["calls"]
        return ((name, _args(args, text)),), name
    if "all" in entry:
        return tuple((name, _args(args, text)) for name, args in entry["all"]), ""
    return (), entry.get("ask") or entry["topic"]


def _args(args: Mapping[str, Any], text: str) -> dict[str, Any]:
    found = dict(args)
    if "account" in found:
        found["account"] = ACCOUNTS.get(found["account"], found["account"])
    for name in ("period", "date"):
        if name in found:  # YAML reads a day as a day, a year as a number
            found[name] = str(found[name])
    return {name: text if value == "=" else value for name, value in found.items()}


def read(path: Path) -> list[Utterance]:
    """Lines with ``id`` and ``text``, perhaps ``tool_calls`` and ``language``. Raises BadInput ``evals.routing``."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        return [_line(path, at, line) for at, line in enumerate(lines, start=1) if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("evals.routing.unreadable", file=path, reason=type(error).__name__) from error


def _line(path: Path, number: int, line: str) -> Utterance:
    try:
        entry = json.loads(line)
        calls = entry.get("tool_calls")
        told = None if calls is None else tuple((each["name"], each.get("args") or {}) for each in calls)
        return Utterance(str(entry["id"]), str(entry["text"]), told, entry.get("language"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput("evals.routing.line", file=path, line=number) from error


def as_lines(utterances: Sequence[Utterance]) -> Iterator[str]:
    """The same in the format of `kam eval routing`."""
    for each in utterances:
        calls = [{"name": name, "args": dict(args)} for name, args in each.calls or ()]
        entry = {"id": each.id, "text": each.text, "language": each.language, "tool_calls": calls}
        yield json.dumps(entry, ensure_ascii=False) + "\n"
