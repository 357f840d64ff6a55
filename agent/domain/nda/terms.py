"""How long an agreement and its duties last: which of the lengths of time in a draft says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from agent.domain.nda.clause import Clause
from agent.domain.nda.limits import Measured, durations, unlimited_time
from agent.domain.nda.reading import Span
from agent.domain.nda.review import Amount
from agent.domain.nda.term_wording import (
    AFTER_END,
    AGREEMENT,
    BEGINNING,
    CARVE_OUT,
    COVER_LABEL,
    COVER_LINE,
    DEADLINE,
    DUTY,
    DUTY_HEADING,
    ELAPSED,
    ELSE,
    EXTENSION,
    HALF,
    LASTING,
    MOST_LENGTHS,
    NOTICE,
    NOTICE_HEADING,
    TERM_HEADING,
    THEREAFTER,
    UNIT,
    UNTICKED,
)
from agent.domain.nda.typography import plain


class Role(IntEnum):
    """What a length of time stands for."""

    AGREEMENT = 1  # the term of the agreement
    DUTY = 2  # how long confidentiality lasts, counted from a disclosure or the date of the agreement
    SURVIVAL = 3  # how long it lasts after the end


@dataclass(frozen=True, slots=True)
class Duration:
    role: Role
    years: float
    text: str
    start: int
    end: int

    @property
    def amount(self) -> Amount:
        return Amount(round(self.years, 4), self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Terms:
    """The lengths that count; ``unlimited`` when a duty or the agreement has no end."""

    term: Amount | None
    survival: Amount | None
    unlimited: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what leads into it: the sentence that an item belongs to, and its heading."""

    span: Span
    own: str
    lead: str
    heading: str

    @property
    def text(self) -> str:
        return f"{self.lead} {self.own}"


def terms(text: str, clauses: Sequence[Clause]) -> Terms:
    """Term, survival and endlessness as the draft states them.

    With a term of the agreement the duty's own length counts as survival; without one it is the term.
    """
    flat = plain(text)
    statements = list(statements_of(flat, clauses))
    found = [each for statement in statements for each in _durations(text, statement)]
    agreement = _first(found, Role.AGREEMENT)
    duty, survival = _longest(found, Role.DUTY), _longest(found, Role.SURVIVAL)
    term = agreement or duty
    after = survival or (duty if agreement else None)
    endless = [statement for statement in statements if _is_endless(text, statement, bounded=term is not None)]
    # open-ended but terminable, with a stated length of the duty: that length counts
    limited = (after or duty) is not None and all(NOTICE.search(statement.text) for statement in endless)
    return Terms(term.amount if term else None, after.amount if after else None, bool(endless) and not limited)


def statements_of(flat: str, clauses: Sequence[Clause]) -> Iterable[Statement]:
    before = ""
    for clause in clauses:
        lead = ""
        for span in clause.spans:
            own = flat[span.start : span.end]
            if span is not clause.spans[0] and own.startswith("("):
                yield Statement(span, own, lead, clause.heading)
                continue
            # below a label of a cover page the label is the heading
            label = before if COVER_LABEL.match(before) and len(own) < 2 * COVER_LINE else clause.heading
            yield Statement(span, own, "", label)
            lead = own
        if clause.spans:
            last = flat[clause.spans[-1].start : clause.spans[-1].end]
            keeps = COVER_LABEL.match(before) and not COVER_LABEL.match(last) and len(last) < 60 and not durations(last)
            before = before if keeps else last


def _durations(text: str, statement: Statement) -> list[Duration]:
    if UNTICKED.match(statement.own) or NOTICE_HEADING.search(statement.heading):
        return []
    found: list[Duration] = []
    start = statement.span.start
    if not UNIT.search(statement.own):
        return []
    for measured in durations(text[start : statement.span.end])[:MOST_LENGTHS]:
        if measured.unit in ("day", "week"):
            continue
        role = role_of(statement, measured)
        if role is not None:
            found.append(Duration(role, measured.value, measured.text, measured.start + start, measured.end + start))
    return found


def role_of(statement: Statement, measured: Measured) -> Role | None:
    before = statement.own[max(0, measured.start - 120) : measured.start]
    after = statement.own[measured.end : measured.end + 120]
    near = _near(statement.own, measured)
    if DEADLINE.search(before[-80:]) or EXTENSION.match(after) or ELSE.search(near):
        return None
    if DUTY_HEADING.search(statement.heading):
        return Role.DUTY
    if COVER_LABEL.match(statement.heading) and len(statement.own) < COVER_LINE:
        return Role.AGREEMENT
    clause = f"{statement.lead[-200:]} {_part(statement.own, measured)}"
    thereafter = THEREAFTER.search(clause) and not BEGINNING.search(clause)
    if AFTER_END.search(clause) or thereafter:
        return Role.SURVIVAL if DUTY.search(clause) or TERM_HEADING.search(statement.heading) else None
    if AGREEMENT.search(clause) and not re.search(
        r"obligation|verpflichtung|pflicht|dut(?:y|ies)", clause, re.IGNORECASE
    ):
        return Role.AGREEMENT
    if ELAPSED.match(after):
        return Role.DUTY
    if not LASTING.search(near):
        return None
    if DUTY.search(clause):
        return Role.DUTY
    return Role.AGREEMENT if TERM_HEADING.search(statement.heading) else None


def _near(own: str, measured: Measured) -> str:
    """Some words on both sides, up to where another thought begins."""
    first, last = max(0, measured.start - 100), measured.end + 90
    left = [match.end() for match in HALF.finditer(own, first, measured.start)]
    right = HALF.search(own, measured.end, last)
    return own[left[-1] if left else first : right.start() if right else last]


def _part(own: str, measured: Measured) -> str:
    """The half-sentence around a length, so that "term of 2 years; 5 years after its end" stays apart."""
    first = max(0, measured.start - 400)
    left = [match.end() for match in HALF.finditer(own, first, measured.start)]
    right = HALF.search(own, measured.end, measured.end + 250)
    return own[left[-1] if left else first : right.start() if right else measured.end + 250]


def _is_endless(text: str, statement: Statement, *, bounded: bool) -> bool:
    spans = unlimited_time(text[statement.span.start : statement.span.end])
    if not spans or UNTICKED.match(statement.own):
        return False
    if NOTICE_HEADING.search(statement.heading) and not DUTY.search(statement.own):
        return False
    if bounded and CARVE_OUT.search(statement.own):
        return False
    if re.search(r"licen[cs]e|lizenz|nutzungsrecht|retain|aufbewahr|archiv", statement.own, re.IGNORECASE):
        return False
    about = f"{statement.heading} {statement.text}"
    return bool(DUTY.search(about) or AGREEMENT.search(about) or TERM_HEADING.search(about))


def _first(found: list[Duration], role: Role) -> Duration | None:
    return next((each for each in found if each.role is role), None)


def _longest(found: list[Duration], role: Role) -> Duration | None:
    return max((each for each in found if each.role is role), key=lambda each: each.years, default=None)
