"""Sentences whose value is still blank: ``for a period of ____ years``, ``for the purpose of {purpose}``."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from agent.domain.nda.clause import Clause
from agent.domain.nda.form.placeholders import BLANK
from agent.domain.nda.limits import Measured
from agent.domain.nda.reading import Span
from agent.domain.nda.sentences import sentences
from agent.domain.nda.term_wording import MOST_LENGTHS
from agent.domain.nda.terms import role_of, statements_of
from agent.domain.nda.typography import plain

_NUMBER = r"\[\s?(?:[xXnN]|number|zahl|anzahl)\s?\]"
_BLANK_LENGTH = re.compile(
    rf"(?:{BLANK.pattern}|{_NUMBER})\s{{0,3}}(?:\([^)\n]{{0,30}}\)\s{{0,3}})?(?:years?|months?|jahre?n?|monate?n?)\b"
    rf"|(?:(?<=\bfor\s)|(?<=\bfür\s)|(?<=\bperiod\sof\s)|(?<=\bdauer\svon\s)|(?<=\bzeitraum\svon\s))(?:{BLANK.pattern})",
    re.IGNORECASE,
)


_BLANK_PURPOSE = re.compile(
    rf"(?:\bpurposes?\sof|\bzwecke?s?(?:\s(?:der|des|einer|eines))?)\s{{0,3}}(?:{BLANK.pattern})", re.IGNORECASE
)


def open_purposes(text: str) -> Iterator[Span]:
    """The sentences that tie the use to a purpose which nobody has filled in."""
    flat = plain(text)
    yield from (span for span in sentences(text) if _BLANK_PURPOSE.search(flat, span.start, span.end))


def open_periods(text: str, clauses: Sequence[Clause]) -> Iterator[Span]:
    """The sentences that limit the agreement or its duties by a length that nobody has filled in."""
    for statement in statements_of(plain(text), clauses):
        for blank in islice(_BLANK_LENGTH.finditer(statement.own), MOST_LENGTHS):
            length = Measured(0, "year", blank.start(), blank.end(), blank[0])
            if role_of(statement, length) is not None:
                yield statement.span
                break
