"""T7: what a general e-mail has, line by line."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from agent.domain.contacts.promise_cues import Promiser
from agent.domain.contacts.promises import Readers, find
from agent.domain.draft.checks.ask import asks, main_asks, only_informs
from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.checks.form import check_form
from agent.domain.draft.checks.language import check_language
from agent.domain.draft.checks.leak import labels_in
from agent.domain.draft.checks.length import check_length
from agent.domain.draft.checks.letter import letter
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check, Draft
from agent.domain.draft.figure import FigureKind
from agent.domain.draft.markers import shown
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass
from agent.domain.language import Language

LONGEST_SUBJECT = 60
_REPEATED = re.compile(r"(?:\s*(?:aw|re|fw|fwd|wg)\s*:){2,}", re.IGNORECASE)
_PLAIN = re.compile(r"information|info|rückfrage|follow-up|antwort|reply|update|frage|question", re.IGNORECASE)
_CLAIMS = {
    Language.DE: re.compile(
        r"\b(?:ihre|meine|unser(?:e[nrs]?)?)\s(?:e-mail|telefonat|online-gespräch|treffen|gespräch|e-mail-austausch)\w*\svom\b",
        re.IGNORECASE,
    ),
    Language.EN: re.compile(
        r"\b(?:your|my|our)\s(?:e-mails?|telephone\scall|online\smeeting|meeting|conversation)\sof\b", re.IGNORECASE
    ),
}
_AROUND = 30  # code points behind a claim in which its day stands


def rubric(draft: Draft, today: date) -> tuple[Check, ...]:
    """T7.1 to T7.10; a line that fails says where. None blocks: what must block are the C-checks."""
    return tuple(_line(number, list(found(draft, today))) for number, found in _LINES.items())


def _line(number: int, found: list[str]) -> Check:
    id, code = f"T7.{number}", "drafting.email.line"
    return Check(id, not found, False, f"{code}.{number}" if found else f"{code}.ok", listed(found) if found else {})


def _subject(draft: Draft, _today: date) -> Iterator[str]:
    subject = draft.content.subject
    if len(subject) > LONGEST_SUBJECT or _REPEATED.match(subject) or len(_PLAIN.sub("", subject).split()) < 2:
        yield subject or "–"


def _recipient(draft: Draft, _today: date) -> Iterator[str]:
    """Whether it is a stored one, C-NAME knows; here it must be there, and be greeted."""
    if not draft.content.to:
        yield "–"
    if not letter(draft.content.text).salutation:
        yield draft.content.text.strip().split("\n", 1)[0]


def _reference(draft: Draft, today: date) -> Iterator[str]:
    """A claim of an earlier contact has the day of one that is stored, and lies not ahead."""
    known = [fact for fact in draft.content.facts if any(row.table == "activities" for row in fact.rows)]
    days = [shown(fact, draft.language) for fact in known if str(fact.value) <= today.isoformat()]
    for claim in _CLAIMS[draft.language].finditer(draft.content.text):
        behind = draft.content.text[claim.end() : claim.end() + _AROUND]
        if not any(day in behind for day in days):
            yield claim[0]


def _ask(draft: Draft, _today: date) -> Iterator[str]:
    main = main_asks(asks(draft.content.text, draft.language))
    informs = only_informs(draft.content.text, draft.language)
    if len(main) != 1 and not (informs and not main):
        yield from (each.text for each in main) if main else ("–",)


def _facts(draft: Draft, _today: date) -> Iterator[str]:
    """Ids are for C-NAME: it knows whose they are."""
    text = f"{draft.content.subject}\n{draft.content.text}"
    left = orphans(text, draft.content.facts, draft.language)
    yield from (figure.text for figure in left if figure.kind is not FigureKind.ID)


def _leaks(draft: Draft, _today: date) -> Iterator[str]:
    def withheld(fact: Fact) -> bool:
        return fact.fact_class in (FactClass.INTERNAL, FactClass.SECRET)

    yield from (fact.label.text(draft.language) for fact in draft.content.facts if withheld(fact))
    yield from labels_in(f"{draft.content.subject}\n{draft.content.text}")


def _right(draft: Draft, _today: date) -> Iterator[str]:
    yield from draft.right.blocked_by


def _form(draft: Draft, _today: date) -> Iterator[str]:
    for check in (check_language(draft), check_form(draft)):
        if not check.ok:
            yield f"{check.id} {check.values.get('found', '')}".strip()


def _length(draft: Draft, _today: date) -> Iterator[str]:
    check = check_length(draft)
    if not check.ok:
        yield check.values.get("words") or check.values.get("mean") or check.values.get("found", "–")


def _promises(draft: Draft, today: date) -> Iterator[str]:
    """Ours have a day; who promises is who signs."""
    for block in letter(draft.content.text).spoken:
        for promise in find(block.text, today, Readers()):
            if promise.by is Promiser.US and promise.due is None:
                yield block.text[promise.start : promise.end]


_LINES: Mapping[int, Callable[[Draft, date], Iterator[str]]] = {
    1: _subject,
    2: _recipient,
    3: _reference,
    4: _ask,
    5: _facts,
    6: _leaks,
    7: _right,
    8: _form,
    9: _length,
    10: _promises,
}
