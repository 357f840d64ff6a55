"""T4: what a briefing has, line by line. Which figures are red is told again from the facts of the draft."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.checks.length import length_of
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.sections import sections
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.markers import shown
from agent.domain.facts.fact import Fact
from agent.domain.kpi.definition import Operator
from agent.domain.kpi.status import Status, status_of
from agent.domain.language import Language

MOST_WORDS, MOST_ITEMS = 450, 5
_DE, _EN = Language.DE, Language.EN
MARKS = {_DE: "intern – nicht weitergeben", _EN: "internal – do not pass on"}
_HEADINGS = {
    _DE: {
        "kpis": "Kennzahlen",
        "loops": "Offene Zusagen",
        "forecast": "Forecast",
        "projects": "Projekte",
        "technical": "Technischer Bedarf",
        "supply": "Versorgung und Verträge",
        "points": "Gesprächspunkte",
        "questions": "Fragen",
        "watch": "Vorsicht",
        "outcome": "Ergebnis",
        "sources": "Quellen",
    },
    _EN: {
        "kpis": "KPIs",
        "loops": "Open promises",
        "forecast": "Forecast",
        "projects": "Projects",
        "technical": "Technical demand",
        "supply": "Supply and contracts",
        "points": "Talking points",
        "questions": "Questions",
        "watch": "Watch out",
        "outcome": "Outcome",
        "sources": "Sources",
    },
}
_GOAL = {_DE: re.compile(r"^Ziel:\s*\S", re.M), _EN: re.compile(r"^Goal:\s*\S", re.M)}
# a topic stands in a line of its own, with its name before a colon
_TOPIC = {
    language: re.compile(rf"^- ({'|'.join(names[each] for each in ('forecast', 'projects', 'technical'))}):", re.M)
    for language, names in _HEADINGS.items()
}
_ALSO_RED = {_DE: "- Außerdem rot:", _EN: "- Also red:"}
_SOURCE = re.compile(r"(?:^|;\s)([a-z]{1,2})\s([^;\n]+)", re.M)
_RED = {_DE: "rot", _EN: "red"}
_OWNER = {_DE: re.compile(r"^- (?:Wir|Kunde)\b"), _EN: re.compile(r"^- (?:We|Customer)\b")}
_REF = re.compile(r"\[([a-z]{1,2})\]\s*$")
_ITEM = re.compile(r"^(?:-|\d+\.)\s")
_WITHOUT = {_DE: ("Keine ", "Weitere: "), _EN: ("No ", "More: ")}


def rubric(draft: Draft, _today: date) -> tuple[Check, ...]:
    """T4.1 to T4.10; a line that fails says where. None blocks: what must block are the C-checks."""
    text = _TOPIC[draft.language].sub(r"\1\n", draft.content.text)
    parts = sections(text, list(_HEADINGS[draft.language].values()))
    named = {name: parts.get(heading, "") for name, heading in _HEADINGS[draft.language].items()}
    return tuple(_line(number, list(found(draft, named))) for number, found in _LINES.items())


Parts = Mapping[str, str]


def _line(number: int, found: list[str]) -> Check:
    id, code = f"T4.{number}", "drafting.briefing.line"
    return Check(id, not found, False, f"{code}.{number}" if found else f"{code}.ok", listed(found) if found else {})


def _length(draft: Draft, _parts: Parts) -> Iterator[str]:
    words = length_of(draft.content.text).words
    if words > MOST_WORDS:
        yield str(words)


def _goal(draft: Draft, _parts: Parts) -> Iterator[str]:
    if not _GOAL[draft.language].search(_head(draft)):
        yield "–"


def _head(draft: Draft) -> str:
    """What stands above the first block."""
    return draft.content.text.split("\n##", 1)[0]


def _attendees(draft: Draft, _parts: Parts) -> Iterator[str]:
    """Everybody the calendar names stands in the text, as a contact, one of us, or unknown."""
    for fact in draft.content.facts:
        if (
            fact.id.partition(".")[0] in ("person", "us", "unknown")
            and shown(fact, draft.language) not in draft.content.text
        ):
            yield fact.id


def _figures(draft: Draft, _parts: Parts) -> Iterator[str]:
    left = orphans(f"{draft.content.subject}\n{draft.content.text}", draft.content.facts, draft.language)
    yield from (figure.text for figure in left if figure.kind is not FigureKind.ID)


def _fresh(draft: Draft, _parts: Parts) -> Iterator[str]:
    as_of = next((fact for fact in draft.content.facts if fact.id == "as_of"), None)
    if as_of is None or as_of.value is None or shown(as_of, draft.language) not in _head(draft):
        yield "–"


def _loops(draft: Draft, parts: Parts) -> Iterator[str]:
    days = [shown(fact, draft.language) for fact in draft.content.facts if fact.id.startswith(("due.", "made."))]
    for line in _items(parts["loops"]):
        if line[2:].startswith(_WITHOUT[draft.language]):
            continue
        if not (_OWNER[draft.language].match(line) and any(day in line for day in days) and _REF.search(line)):
            yield line


def _topics(draft: Draft, parts: Parts) -> Iterator[str]:
    yield from (_HEADINGS[draft.language][name] for name in ("forecast", "projects", "technical") if not parts[name])


def _red(draft: Draft, parts: Parts) -> Iterator[str]:
    """Those that are red by value, target and operator, and those the text calls so, are the same."""
    facts = {fact.id: fact for fact in draft.content.facts}
    measured = {
        name[7:]: fact for name, fact in facts.items() if name.startswith("target.") and f"kpi.{name[7:]}" in facts
    }
    red = {
        facts[f"kpi.{name}"].label.text(draft.language) for name, fact in measured.items() if _is_red(facts, name, fact)
    }
    told = set(_called_red(draft, parts, [each.label.text(draft.language) for each in measured.values()]))
    yield from sorted(red ^ told)
    if not measured:
        yield "–"


def _is_red(facts: Mapping[str, Fact], name: str, target: Fact) -> bool:
    value, goal = facts[f"kpi.{name}"].value, target.value
    operator = Operator(target.recipe.get("operator", Operator.AT_LEAST.value))
    known = [each if isinstance(each, (int, float)) else None for each in (value, goal)]
    return status_of(known[0], operator, known[1]) is Status.BREACH


def _called_red(draft: Draft, parts: Parts, labels: list[str]) -> Iterator[str]:
    """Rows of the scoreboard with the red light, the line below it, and lines under "watch out" that say so."""
    word = _RED[draft.language]
    for line in parts["kpis"].splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if word in cells[1:]:
            yield cells[0]
        if line.startswith(_ALSO_RED[draft.language]):
            yield from (label for label in labels if f": {label} " in line or f", {label} " in line)
    for line in parts["watch"].splitlines():
        yield from (label for label in labels if line.startswith(f"- {label} {word}:"))


def _talk(draft: Draft, parts: Parts) -> Iterator[str]:
    """At most five of each, each with the letter of a source that is listed."""
    letters = set(_letters(draft, parts))
    for name in ("points", "questions"):
        items = _items(parts[name])
        if len(items) > MOST_ITEMS:
            yield f"{_HEADINGS[draft.language][name]}: {len(items)}"
        for line in items:
            reference = _REF.search(line)
            if reference is None or reference[1] not in letters:
                yield line


def _marked(draft: Draft, parts: Parts) -> Iterator[str]:
    """The first line says that it is internal; every letter used names a source that some fact rests on."""
    if not draft.content.text.startswith(MARKS[draft.language]):
        yield MARKS[draft.language]
    letters = set(_letters(draft, parts))
    used = {match[1] for line in draft.content.text.splitlines() if (match := _REF.search(line))}
    yield from sorted(used - letters)
    if not letters:
        yield _HEADINGS[draft.language]["sources"]


def _letters(draft: Draft, parts: Parts) -> Iterator[str]:
    """Letters whose line in the list names a figure of the KPI tool or a row behind a fact."""
    rows = {f"{row.table} {row.key}" for fact in draft.content.facts for row in fact.rows}
    kpis = {f"kpi {fact.definition}" for fact in draft.content.facts if fact.definition}
    for letter, source in _SOURCE.findall(parts["sources"]):
        if source.strip() in rows | kpis:
            yield letter


def _items(text: str) -> list[str]:
    return [line for line in text.splitlines() if _ITEM.match(line)]


_LINES: Mapping[int, Callable[[Draft, Parts], Iterator[str]]] = {
    1: _length,
    2: _goal,
    3: _attendees,
    4: _figures,
    5: _fresh,
    6: _loops,
    7: _topics,
    8: _red,
    9: _talk,
    10: _marked,
}
