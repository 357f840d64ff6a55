"""T2.1 to T2.10: what a good internal escalation record has. None blocks: the record is ours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.sections import check_sections, sections
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.markers import shown
from agent.domain.escalation.clock import LIMIT_DAYS
from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.language import Language

HEADINGS = {
    Language.DE: (
        "Kunde und Vertrag", "Auslöser", "Frist", "Zahlen am", "Auswirkung", "Ursache", "Verlauf",
        "Entscheidungsrechte", "Maßnahmen", "Kommunikation", "Ergebnis", "Lehre und Vorbeugung",
    ),
    Language.EN: (
        "Customer and agreement", "Trigger", "Clock", "Figures on", "Impact", "Cause", "History",
        "Who decides what", "Measures", "Communication", "Result", "Lesson and prevention",
    ),
}  # fmt: skip
_TAG = {Language.DE: "Annahme:", Language.EN: "Assumption:"}
_WHOLE = {Language.DE: "vollständig dokumentiert", Language.EN: "documented in full"}
_ITEM = re.compile(r"^[-*•]\s+", re.MULTILINE)


def rubric(draft: Draft, today: date) -> tuple[Check, ...]:
    known = {fact.id: fact for fact in draft.content.facts if fact.origin is FactOrigin.DATA}
    parts = sections(_plain(draft), HEADINGS[draft.language])
    return (
        check_sections(_plain(draft), HEADINGS[draft.language], "T2.1"),
        _line("T2.2", "trigger", _trigger(known)),
        _line("T2.3", "clock", _clock(known, today)),
        _line("T2.4", "owners", _owners(known)),
        _line("T2.5", "facing", _facing(known)),
        _line("T2.6", "tag", _tagged(draft, known, parts)),
        _line("T2.7", "rights", _cited(draft, known, parts)),
        _line("T2.8", "history", _history(draft, known, parts)),
        _line("T2.9", "resolved", _resolved(known)),
        _line("T2.10", "score", _score(draft, known)),
    )


def _plain(draft: Draft) -> str:
    """The heading of the figures ends on their day, and the day is no part of its name."""
    name = HEADINGS[draft.language][3]
    return re.sub(rf"^(\d+\. {name})\b.*$", r"\1", draft.content.text, flags=re.MULTILINE)


def _trigger(known: Mapping[str, Fact]) -> Iterator[str]:
    """Computed again, and with the rows it was read from."""
    value, called, planned = (_number(known.get(name)) for name in ("t_value", "t_called", "t_planned"))
    if value is None or called is None or not planned or abs(called / planned - value) > 1e-9:
        yield "t_value"
    if "t_value" not in known or not known["t_value"].rows:
        yield "rows"


def _clock(known: Mapping[str, Fact], today: date) -> Iterator[str]:
    detected, created, due = (_day(known.get(name)) for name in ("detected", "created", "due"))
    if detected is None or due is None or due != detected + timedelta(LIMIT_DAYS):
        yield "due"
    if detected is not None and (detected > (created or today) or (created or today) > today):
        yield "detected"


def _owners(known: Mapping[str, Fact]) -> Iterator[str]:
    """One owner each, and a day inside the clock or a reason."""
    for at in _measures(known):
        owner, due, end = known.get(f"m{at}_owner"), _day(known.get(f"m{at}_due")), _day(known.get("due"))
        if owner is None or not owner.value:
            yield f"{at}: –"
        if due is None or (end is not None and due > end and f"m{at}_reason" not in known):
            yield f"{at}: {due or '–'}"


def _facing(known: Mapping[str, Fact]) -> Iterator[str]:
    found = {known[f"m{at}_facing"].value for at in _measures(known)}
    yield from sorted({"customer", "internal"} - found)


def _tagged(draft: Draft, known: Mapping[str, Fact], parts: Mapping[str, str]) -> Iterator[str]:
    said = parts.get(HEADINGS[draft.language][5], "")
    if "cause_kind" in known and known["cause_kind"].value == "assumed":
        yield from (line for line in said.splitlines() if line.strip() and not line.startswith(_TAG[draft.language]))


def _cited(draft: Draft, known: Mapping[str, Fact], parts: Mapping[str, str]) -> Iterator[str]:
    """The source of a row of the decision rights ends each line."""
    sources = tuple(str(fact.value) for name, fact in known.items() if re.fullmatch(r"r\d+_source", name))
    lines = _items(parts.get(HEADINGS[draft.language][7], ""))
    yield from (line for line in lines if not line.endswith(sources))
    if not lines:
        yield "–"


def _history(draft: Draft, known: Mapping[str, Fact], parts: Mapping[str, str]) -> Iterator[str]:
    """Every entry with its day and the id of its row."""
    days = {shown(fact, draft.language) for name, fact in known.items() if re.fullmatch(r"[he]\d+_day", name)}
    ids = {str(fact.value) for name, fact in known.items() if re.fullmatch(r"[he]\d+_id", name)}
    for line in _items(parts.get(HEADINGS[draft.language][6], "")):
        if not any(each in line for each in days) or not any(each in line for each in ids):
            yield line


def _resolved(known: Mapping[str, Fact]) -> Iterator[str]:
    resolved, detected = _day(known.get("resolved")), _day(known.get("detected"))
    if resolved is None:
        return
    if "evidence" not in known or not known["evidence"].value:
        yield "evidence"
    if detected is None or _number(known.get("clock_day")) != (resolved - detected).days:
        yield "clock_day"


def _score(draft: Draft, known: Mapping[str, Fact]) -> Iterator[str]:
    """It says "documented in full" exactly where nothing mandatory is missing."""
    score, says = _number(known.get("score")), _WHOLE[draft.language] in draft.content.text
    if score is None or says is not (score >= 1):
        yield "–" if score is None else shown(known["score"], draft.language)


def _items(section: str) -> list[str]:
    return [line.strip() for line in section.splitlines() if _ITEM.match(line)]


def _measures(known: Mapping[str, Fact]) -> list[int]:
    return sorted(int(name[1:-7]) for name in known if re.fullmatch(r"m\d+_facing", name))


def _number(fact: Fact | None) -> float | None:
    value = None if fact is None else fact.value
    return value if isinstance(value, (int, float)) else None


def _day(fact: Fact | None) -> date | None:
    is_day = fact is not None and fact.unit is FactUnit.DATE and isinstance(fact.value, str)
    return date.fromisoformat(str(fact.value)[:10]) if fact is not None and is_day else None


def _line(id: str, code: str, wrong: Iterator[str]) -> Check:
    found = list(wrong)
    made = Check(id, not found, False, f"drafting.escalation.t2.{code}{'.wrong' if found else ''}")
    return replace(made, values=listed(found)) if found else made
