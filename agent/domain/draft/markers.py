"""Markers: the places of a template where a fact is to stand.

``{{F:call_off}}`` names a fact by its id, ``{{F:otif@2026-Q3}}`` one of a period. There is no other template
language: all other braces are text.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from agent.domain import formats
from agent.domain.contacts.note import one_line
from agent.domain.draft.checks.folding import is_dropped
from agent.domain.errors import BadInput
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.kpi import wording
from agent.domain.kpi.definition import Unit
from agent.domain.language import Language
from agent.domain.messages import message

_POINT = r"\d{4}(?:-Q[1-4]|-\d\d(?:-\d\d)?)?"
# no brace beside it: what stands in for a marker can then never complete another one
_MARKER = re.compile(
    rf"(?<!\{{)\{{\{{F:(?P<name>[A-Za-z][\w.:-]{{0,79}})(?:@(?P<period>{_POINT}(?:/{_POINT})?))?\}}\}}(?!\}})", re.ASCII
)
_MEANT = re.compile(r"\{\s{0,4}\{\s{0,4}F\s{0,4}:", re.IGNORECASE)
# in a finished text: two braces side by side, whatever stands in them, and one brace with the letter of a marker
_LEFT = re.compile(r"\{\s*\{[^{}\n]{0,60}(?:\}\s*\}?)?|[^{}\s]{0,30}\}\s*\}|\{\s*F\s*:[^{}\n]{0,60}\}?", re.IGNORECASE)
_ODD_BRACES = str.maketrans({"❴": "{", "❵": "}", "⦃": "{{", "⦄": "}}"})
_LONGEST_TEXT = 500  # code points of a name
_SHOWN, _MOST = 60, 5
_BRACES = str.maketrans("{}", "()")


@dataclass(frozen=True, slots=True)
class Marker:
    """``name`` is the id of a fact; ``period`` as people write it in ISO, empty for the latest."""

    name: str
    period: str = ""

    @property
    def id(self) -> str:
        return f"{self.name}@{self.period}" if self.period else self.name


def markers_in(template: str) -> tuple[Marker, ...]:
    """Every marker once, in the order of the text. Raises BadInput ``checks.marker_broken`` that lists them."""
    broken = _broken(template)
    if broken:
        raise BadInput("checks.marker_broken", count=len(broken), markers=_listed(broken))
    found = (Marker(match["name"], match["period"] or "") for match in _MARKER.finditer(template))
    return tuple(dict.fromkeys(found))


def render(template: str, facts: Sequence[Fact], language: Language) -> str:
    """The template with its facts in the form of the language; everything that is no marker stays as it is.

    Raises BadInput ``checks.marker_broken`` or ``checks.marker_unknown`` that list them.
    """
    known = _by_marker(facts)
    unknown = [marker.id for marker in markers_in(template) if marker.id not in known]
    if unknown:
        raise BadInput("checks.marker_unknown", count=len(unknown), markers=_listed(unknown))
    # one pass: what a fact says is not looked at again
    text = _MARKER.sub(lambda match: shown(known[_named(match)], language), template)
    if _MEANT.search(text):
        raise BadInput("checks.marker_broken", count=1, markers=_listed(_meant(text)))
    return text


def left_in(text: str) -> list[str]:
    """What looks like a marker in a text that is to leave, in any spelling: with full-width braces, with blanks or
    invisible characters between them, with any name."""
    plain = unicodedata.normalize("NFKC", text).translate(_ODD_BRACES)
    if "{" not in plain and "}" not in plain:
        return []
    hidden = {ord(char): None for char in set(plain) if _is_hidden(char)}
    return [match[0] for match in _LEFT.finditer(plain.translate(hidden))]


def _is_hidden(char: str) -> bool:
    return is_dropped(char) or (unicodedata.category(char) in ("Cc", "Co", "Cn") and not char.isspace())


def shown(fact: Fact, language: Language) -> str:
    """``63,4 %`` and ``63.4%``, ``1.250,00 €``, ``15.03.2026``, "keine Daten" where the value is None; a target as it
    was set: ``70 %``."""
    value = fact.value
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return message("kpi.status.no_data", language)
    if isinstance(value, (int, float)):
        unit = Unit.COUNT if fact.unit in (FactUnit.DATE, FactUnit.TEXT) else Unit(fact.unit.value)
        if fact.is_target:
            return wording.set_figure(value, unit, language)
        exact = "" if fact.tells_from is None else wording.exact(value, fact.tells_from, unit, language)
        return exact or wording.figure(value, unit, language)
    text = _date(value, language) if fact.unit is FactUnit.DATE else _name(value)
    return text or message("kpi.status.no_data", language)


def _date(value: str, language: Language) -> str:
    """A date that is none stays as it is written."""
    try:
        if len(value) > len("2026-03-15"):
            return formats.moment(datetime.fromisoformat(value), language) + " Uhr" * (language is Language.DE)
        return formats.date(date.fromisoformat(value), language)
    except ValueError:
        return _name(value)


def _name(value: str) -> str:
    """On one line and without braces: a name can neither break a subject nor hold a marker."""
    return one_line(value, _LONGEST_TEXT).translate(_BRACES)


def _by_marker(facts: Sequence[Fact]) -> Mapping[str, Fact]:
    """Facts by id, and by ``name@period`` where the id says nothing of the period."""
    by_period = {f"{fact.id}@{fact.period}": fact for fact in facts if fact.period}
    return by_period | {fact.id: fact for fact in facts}


def _named(match: re.Match[str]) -> str:
    return Marker(match["name"], match["period"] or "").id


def _broken(template: str) -> list[str]:
    return _meant(_MARKER.sub("|", template)) if _MEANT.search(template) else []


def _meant(text: str) -> list[str]:
    return [text[match.start() : match.start() + _SHOWN].splitlines()[0] for match in _MEANT.finditer(text)]


def _listed(markers: Sequence[str]) -> str:
    more = ", …" if len(markers) > _MOST else ""
    return ", ".join(one_line(each, _SHOWN) for each in markers[:_MOST]) + more
