"""T5: what a re-order mail has, line by line. Figures are computed again from the facts of the draft."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from agent.domain.draft.checks.ask import asks, main_asks
from agent.domain.draft.checks.form import check_form
from agent.domain.draft.checks.language import check_language
from agent.domain.draft.checks.leak import labels_in
from agent.domain.draft.checks.length import WORDS, length_of
from agent.domain.draft.checks.letter import BlockKind, letter
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.sections import check_slots
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.markers import shown
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.detect import commitments_in

_DE, _EN = Language.DE, Language.EN
_LATEST_ANSWER = 7  # days that we give at most where the latest order date has passed
_SLOTS = {
    _DE: {
        "Anlass": re.compile(r"Bestand", re.I),
        "Vorschlag": re.compile(r"^\|.*Vorschlag.*\|$", re.M),
        "Lieferzeit": re.compile(r"Lieferzeit"),
        "Bitte": re.compile(r"\bbitte\b", re.I),
        "Forecast": re.compile(r"Forecast|Prognose"),
    },
    _EN: {
        "reason": re.compile(r"stock|runs? out", re.I),
        "proposal": re.compile(r"^\|.*Proposal.*\|$", re.M),
        "lead time": re.compile(r"lead time", re.I),
        "ask": re.compile(r"\bplease\b", re.I),
        "forecast": re.compile(r"forecast", re.I),
    },
}
_GAP = {
    _DE: re.compile(r"Lücke|verspätet|nicht lieferbar"),
    _EN: re.compile(r"\bgap\b|running late|out of stock", re.I),
}
_TO_AGREE = {_DE: "zu vereinbaren", _EN: "to be agreed"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One proposed line as its facts tell it; None where a fact is missing."""

    facts: Mapping[str, Fact]
    at: str

    def number(self, name: str) -> float | None:
        value = self._value(name)
        return float(value) if isinstance(value, (int, float)) else None

    def day(self, name: str) -> date | None:
        value = self._value(name)
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None

    def word(self, name: str) -> str:
        return str(self._value(name) or "")

    def _value(self, name: str) -> float | str | None:
        fact = self.facts.get(f"{name}.{self.at}")
        return None if fact is None else fact.value


def rubric(draft: Draft, today: date) -> tuple[Check, ...]:
    """T5.1 to T5.10; a line that fails says where. None blocks: what must block are the C-checks."""
    rows = _rows(draft)
    return tuple(_line(number, list(found(draft, rows, today))) for number, found in _LINES.items())


def _line(number: int, found: list[str]) -> Check:
    id, code = f"T5.{number}", "drafting.reorder.line"
    return Check(id, not found, False, f"{code}.{number}" if found else f"{code}.ok", listed(found) if found else {})


def _rows(draft: Draft) -> list[_Row]:
    facts = {fact.id: fact for fact in draft.content.facts}
    return [_Row(facts, name.partition(".")[2]) for name in facts if name.startswith("article.")]


def _structure(draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    check = check_slots(draft.content.text, _SLOTS[draft.language])
    if not check.ok or not rows:
        yield check.values.get("found", "–")


def _lots(draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    """By article; a quantity that uses up the frame need be no multiple."""
    for article in dict.fromkeys(row.word("article") for row in rows):
        lines = [row for row in rows if row.word("article") == article]
        total = sum(row.number("quantity") or 0.0 for row in lines)
        capped = any(row.number("quantity") == row.number("frame") for row in lines)
        least, step = lines[0].number("moq") or 0.0, lines[0].number("multiple") or 1.0
        if total <= 0 or (not capped and (total < least or not _is_multiple(total, step))):
            yield f"{article}: {total:g}"
    yield from _unsaid(draft, rows, "quantity")


def _is_multiple(total: float, step: float) -> bool:
    return math.isclose(total / step, round(total / step), abs_tol=1e-6)


def _unsaid(draft: Draft, rows: Iterable[_Row], name: str) -> Iterator[str]:
    """Facts of the proposal that its table does not show."""
    tables = [
        line for block in letter(draft.content.text).blocks if block.kind is BlockKind.TABLE for line in block.lines
    ]
    for row in rows:
        fact = row.facts.get(f"{name}.{row.at}")
        mine = [line for line in tables if row.word("article") in line]
        if fact is None or not any(shown(fact, draft.language) in line for line in mine):
            yield f"{row.word('article')}: {name}"


def _order_dates(_draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    """Run-out − lead time − buffer."""
    for row in rows:
        run_out, lead, buffer = row.day("run_out"), row.number("lead"), row.number("buffer")
        if run_out is None and row.day("order_by") is None:
            continue
        if run_out is None or lead is None or buffer is None:
            yield row.word("article")
        elif run_out - timedelta(days=math.ceil(lead) + int(buffer)) != row.day("order_by"):
            yield f"{row.word('article')}: {row.day('order_by')}"


def _gaps(draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    late = [row for row in rows if (row.day("run_out") or date.max) < (row.day("deliver_on") or date.max)]
    if late and not _GAP[draft.language].search(draft.content.text):
        yield from (row.word("article") for row in late)
    yield from _unsaid(draft, rows, "week")


def _belonging(_draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    """Sources say whose the article is; what is not in series or not released never gets so far."""
    for row in rows:
        tables = {key.table for key in row.facts[f"article.{row.at}"].rows}
        if "contract_lines" not in tables or not row.word("contract"):
            yield row.word("article") or "–"


def _prices(draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    figures = figures_in(f"{draft.content.subject}\n{draft.content.text}", draft.language)
    yield from (figure.text for figure in figures if figure.kind is FigureKind.MONEY)
    agreed = _TO_AGREE[draft.language] in draft.content.text
    for row in rows:
        until, arrives = row.day("contract_until"), row.day("deliver_on")
        if not agreed and until is not None and arrives is not None and until < arrives:
            yield f"{row.word('contract')}: {until}"
    yield from _unsaid(draft, rows, "contract")


def _ask(draft: Draft, rows: list[_Row], today: date) -> Iterator[str]:
    main = main_asks(asks(draft.content.text, draft.language))
    by = next((fact for fact in draft.content.facts if fact.id == "answer_by"), None)
    if len(main) != 1 or by is None or shown(by, draft.language) not in main[0].text:
        yield str(len(main))
        return
    answer = date.fromisoformat(str(by.value))
    ahead = [day for row in rows if (day := row.day("order_by")) and day > today + timedelta(days=4)]
    if answer <= today or (ahead and answer >= min(ahead)) or answer > today + timedelta(days=_LATEST_ANSWER):
        yield shown(by, draft.language)


def _promises(draft: Draft, _rows: list[_Row], _today: date) -> Iterator[str]:
    """Quantity and date of the proposal are its own right; capacity and technical changes never are."""
    wrong = {CommitmentKind.CAPACITY, CommitmentKind.TECHNICAL, CommitmentKind.CREDIT, CommitmentKind.PRICE}
    for each in commitments_in(draft.content.text, draft.language):
        if each.kind in wrong and each.span is not None:
            yield each.span.quote


def _form(draft: Draft, _rows: list[_Row], _today: date) -> Iterator[str]:
    for check in (check_language(draft), check_form(draft)):
        if not check.ok:
            yield f"{check.id} {check.values.get('found', '')}".strip()
    yield from labels_in(f"{draft.content.subject}\n{draft.content.text}")
    open_classes = (FactClass.PUBLIC, FactClass.CUSTOMER)
    yield from (fact.label.text(draft.language) for fact in draft.content.facts if fact.fact_class not in open_classes)
    if not draft.content.to:
        yield "–"


def _length(draft: Draft, rows: list[_Row], _today: date) -> Iterator[str]:
    words = length_of(draft.content.text).words
    if words > WORDS[draft.kind, draft.language][1]:
        yield str(words)
    lines = [(row.word("article"), row.word("contract"), row.word("week")) for row in rows]
    yield from (line[0] for line in dict.fromkeys(lines) if lines.count(line) > 1)


_LINES: Mapping[int, Callable[[Draft, list[_Row], date], Iterator[str]]] = {
    1: _structure,
    2: _lots,
    3: _order_dates,
    4: _gaps,
    5: _belonging,
    6: _prices,
    7: _ask,
    8: _promises,
    9: _form,
    10: _length,
}
