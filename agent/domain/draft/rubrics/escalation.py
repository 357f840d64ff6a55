"""T1.1 to T1.10: what a good escalation mail has. T1.3 blocks, the others are shown."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time

from agent.domain.draft.checks.ask import asks, check_ask, main_asks
from agent.domain.draft.checks.form import check_form
from agent.domain.draft.checks.language import check_language
from agent.domain.draft.checks.leak import labels_in
from agent.domain.draft.checks.length import check_length, length_of
from agent.domain.draft.checks.letter import Block, BlockKind, Letter, letter
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.sections import check_slots
from agent.domain.draft.checks.tone import check_tone
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.markers import shown
from agent.domain.drafting.slots import is_working_day
from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.detect import commitments_in

_TARGET = 0.7  # S0:67, where the draft brings no target of its own
_LEAST_SLOTS = 2
_PROMISES = frozenset(
    {
        CommitmentKind.PRICE, CommitmentKind.CREDIT, CommitmentKind.DELIVERY, CommitmentKind.CAPACITY,
        CommitmentKind.TECHNICAL, CommitmentKind.CONTRACT, CommitmentKind.OTHER,
    }
)  # fmt: skip
_TOLD = ("contract", "since", "day", "planned", "called_off", "call_off", "target")
_ROLES = re.compile(r"decision|entscheid|decider|buyer|einkäufer|purchas|procure", re.IGNORECASE)
_ENCLOSED = re.compile(r"^(?:anlagen?|attachments?|enclosures?):", re.IGNORECASE | re.MULTILINE)
_CAUSE = {
    Language.DE: re.compile(r"grund|gründe|ursache|warum|woran|weshalb|bedarf|projekt|bestand", re.IGNORECASE),
    Language.EN: re.compile(r"reason|cause|why|demand|project|stock", re.IGNORECASE),
}


def _slots(**patterns: str) -> Mapping[str, "re.Pattern[str]"]:
    return {name: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for name, pattern in patterns.items()}


# the parts in their order, each by a word that it cannot do without
_PARTS = {
    Language.DE: _slots(
        Anrede=r"\A\s*\S[^\n]{2,100},\s*$",
        Bezug=r"rahmenvertrag",
        Zahlen=r"\d[\d.,]*\s%",
        Bedeutung=r"für (?:sie|uns) (?:heißt|bedeutet)",
        Frage=r"\?",
        Möglichkeiten=r"^[-*•] ",
        Termine=r"^[-*•] .*\d{1,2}:\d\d",
        Agenda=r"^\d[.)] ",
        **{"nächster Schritt": r"rufe ich|melde ich|melden wir|sende ich|bestätige ich"},
        Gruß=r"^(?:mit )?(?:freundliche|beste|viele|herzliche)[nm]? (?:gruß|grüße)",
    ),
    Language.EN: _slots(
        salutation=r"\A\s*\S[^\n]{2,100},\s*$",
        reference=r"framework agreement",
        figures=r"\d[\d.,]*%",
        meaning=r"for (?:you|us)[^\n]{0,20} (?:means|mean)",
        question=r"\?",
        options=r"^[-*•] ",
        slots=r"^[-*•] .*\d{1,2}:\d\d",
        agenda=r"^\d[.)] ",
        **{"next step": r"\bi will\b|\bi'll\b|\bwe will\b"},
        closing=r"^(?:kind|best|with kind|with best|warm) regards|^yours (?:sincerely|faithfully)",
    ),
}


def rubric(draft: Draft, today: date) -> tuple[Check, ...]:
    return (
        check_slots(draft.content.text, _PARTS[draft.language], "T1.1"),
        _figures(draft),
        _is_broken(draft),
        _meeting(draft, today),
        _question(draft),
        _options(draft),
        _inside(draft),
        _recipient(draft),
        _written(draft),
        _extent(draft),
    )


def _figures(draft: Draft) -> Check:
    """Present in the text, and the ratio is called off divided by planned."""
    known = _facts(draft)
    missing = [name for name in _TOLD if not _stands(known.get(name), draft)]
    if missing:
        labels = [known[name].label.text(draft.language) if name in known else name for name in missing]
        return _check("T1.2", "t1_2.missing", ok=False, values=listed(labels))
    ratio, computed = _number(known["call_off"]), _computed(known)
    if ratio is None or computed is None or not computed[0] <= ratio <= computed[1]:
        told = "–" if computed is None else f"{sum(computed) / 2:.4f}"
        return _check("T1.2", "t1_2.wrong", ok=False, values={"value": f"{ratio or 0:.4f}", "computed": told})
    return _check("T1.2", "t1_2.ok")


def _computed(known: Mapping[str, Fact]) -> tuple[float, float] | None:
    """Between which values it must lie: pieces are told as whole ones, money as it is."""
    planned, called = _number(known["planned"]), _number(known["called_off"])
    if planned is None or called is None or planned <= 0.5:
        return None
    half = 0.5 if known["planned"].unit is FactUnit.COUNT else 0.0
    return (called - half) / (planned + half) - 1e-9, (called + half) / (planned - half) + 1e-9


def _is_broken(draft: Draft) -> Check:
    known = _facts(draft)
    ratio, target = (known.get(name) for name in ("call_off", "target"))
    value = None if ratio is None else _number(ratio)
    limit = _TARGET if target is None else _number(target) or _TARGET
    if ratio is None or value is None:
        return _check("T1.3", "t1_3.none", ok=False, blocking=True)
    if not value < limit:
        told = {"value": shown(ratio, draft.language), "target": f"{limit:.0%}"}
        return _check("T1.3", "t1_3.fine", ok=False, blocking=True, values=told)
    return _check("T1.3", "t1_3.ok", blocking=True)


def _meeting(draft: Draft, today: date) -> Check:
    ask = check_ask(draft)
    if not ask.ok or len(main_asks(asks(draft.content.text, draft.language))) != 1:
        return replace(ask, id="T1.4", ok=False)
    slots, known = slots_in(draft), _facts(draft)
    if len(slots) < _LEAST_SLOTS:
        return _check("T1.4", "t1_4.few", ok=False, values={"count": str(len(slots))})
    last, ends = _day(known.get("meet_by")), _day(known.get("clock_ends"))
    country = str(known["country"].value or "") if "country" in known else ""
    wrong = [each for each in slots if not _is_possible(each, today, last, country)]
    if wrong:
        return _check("T1.4", "t1_4.days", ok=False, values=listed(f"{each:%d.%m.%Y %H:%M}" for each in wrong))
    late = ends is not None and max(each.date() for each in slots) > ends
    return _check("T1.4", "t1_4.late" if late else "t1_4.ok", values={"count": str(len(slots))})


def slots_in(draft: Draft) -> list[datetime]:
    """The items of a list that name a day and a time, as they stand: edited ones, too."""
    items = (block.text for block in letter(draft.content.text).blocks if block.kind is BlockKind.ITEM)
    return [start for item in items if (start := _start(item, draft.language)) is not None]


def _start(item: str, language: Language) -> datetime | None:
    found = figures_in(item, language)
    days = [each.value for each in found if each.kind is FigureKind.DATE and len(each.value) >= 10]
    times = [each.value for each in found if each.kind is FigureKind.TIME]
    try:
        if days and "T" in days[0]:
            return datetime.fromisoformat(days[0])
        return datetime.combine(date.fromisoformat(days[0]), time.fromisoformat(times[0])) if days and times else None
    except ValueError:
        return None


def _is_possible(start: datetime, today: date, last: date | None, country: str) -> bool:
    return today < start.date() and (last is None or start.date() <= last) and is_working_day(start.date(), country)


def _question(draft: Draft) -> Check:
    tone = check_tone(draft)
    if not tone.ok:
        return replace(tone, id="T1.5")
    said = (sentence for block in letter(draft.content.text).spoken for sentence in block.own)
    asked = any(each.rstrip().endswith("?") and _CAUSE[draft.language].search(each) for each in said)
    return _check("T1.5", "t1_5.ok" if asked else "t1_5.question", ok=asked)


def _options(draft: Draft) -> Check:
    text = draft.content.text
    promised = [each for each in commitments_in(text, draft.language) if each.kind in _PROMISES]
    if promised:
        return _check(
            "T1.6", "t1_6.promise", ok=False, values=listed(each.span.quote for each in promised if each.span)
        )
    count = len(_options_of(letter(text), draft.language))
    ok = 2 <= count <= 4
    return _check("T1.6", "t1_6.ok" if ok else "t1_6.count", ok=ok, values={"count": str(count)})


def _options_of(parts: Letter, language: Language) -> list[Block]:
    """Items with neither a number nor a time."""
    items = [block for block in parts.blocks if block.kind is BlockKind.ITEM]
    return [each for each in items if not _is_numbered(each) and _start(each.text, language) is None]


def _inside(draft: Draft) -> Check:
    hidden = (FactClass.INTERNAL, FactClass.SECRET)
    facts = [each.label.text(draft.language) for each in draft.content.facts if each.fact_class in hidden]
    found = [*facts, *labels_in(f"{draft.content.subject}\n{draft.content.text}")]
    return _check("T1.7", "t1_7.found" if found else "t1_7.ok", ok=not found, values=listed(found) if found else {})


def _recipient(draft: Draft) -> Check:
    known, to = _facts(draft), [each.casefold() for each in draft.content.to]
    stored = str(known["recipient"].value or "").casefold() if "recipient" in known else ""
    others = [each for each in to if each != stored]
    if others or not to:
        return _check("T1.8", "t1_8.other", ok=False, values=listed(others or ["–"]))
    role = str(known["recipient_role"].value or "") if "recipient_role" in known else ""
    if not _ROLES.search(role):
        return _check("T1.8", "t1_8.role", ok=False, values=listed([role or "–"]))
    return _check("T1.8", "t1_8.ok")


def _written(draft: Draft) -> Check:
    checks = (check_language(draft), check_form(draft))
    return replace(next((each for each in checks if not each.ok), checks[0]), id="T1.9")


def _extent(draft: Draft) -> Check:
    length = check_length(draft)
    if not length.ok:
        return replace(length, id="T1.10")
    points = sum(map(_is_numbered, letter(draft.content.text).blocks))
    if not 3 <= points <= 5:
        return _check("T1.10", "t1_10.agenda", ok=False, values={"count": str(points)})
    code = _attachment(draft)
    if code:
        return _check("T1.10", code, ok=False)
    return _check("T1.10", "t1_10.ok", values={"words": str(length_of(draft.content.text).words)})


def _attachment(draft: Draft) -> str:
    """Named but not there, or of another day than the text; empty where it is right."""
    files = draft.content.attachments
    if not files:
        return "t1_10.file" if _ENCLOSED.search(draft.content.text) else ""
    day = _facts(draft).get("day")
    is_stale = day is not None and not any(str(day.value) in each.name for each in files)
    return "t1_10.stale" if is_stale else ""


def _is_numbered(block: Block) -> bool:
    return block.kind is BlockKind.ITEM and block.lines[0].lstrip()[:1].isdigit()


def _facts(draft: Draft) -> Mapping[str, Fact]:
    return {fact.id: fact for fact in draft.content.facts if fact.origin is FactOrigin.DATA}


def _stands(fact: Fact | None, draft: Draft) -> bool:
    """In the subject or the text, as it is shown."""
    text = f"{draft.content.subject}\n{draft.content.text}"
    return fact is not None and fact.value is not None and shown(fact, draft.language) in text


def _number(fact: Fact) -> float | None:
    return fact.value if isinstance(fact.value, (int, float)) else None


def _day(fact: Fact | None) -> date | None:
    return date.fromisoformat(fact.value[:10]) if fact is not None and isinstance(fact.value, str) else None


def _check(
    id: str, code: str, *, ok: bool = True, blocking: bool = False, values: Mapping[str, str] | None = None
) -> Check:
    return Check(id, ok, blocking, f"drafting.escalation.{code}", values or {})
