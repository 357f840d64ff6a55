"""Figures that a person typed: facts of source ``user``, shown as such (I4)."""

from collections.abc import Sequence
from datetime import date

from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual

_MOST = 500  # figures of one text that become facts; those beyond stay without one
_COUNTED = (FigureKind.NUMBER, FigureKind.QUANTITY)


def typed_facts(text: str, facts: Sequence[Fact], language: Language) -> tuple[Fact, ...]:
    """A fact for every distinct figure of the text behind which none of ``facts`` stands."""
    found = {(each.kind, each.value): each for each in reversed(orphans(text, facts, language))}
    figures = sorted(found.values(), key=lambda each: each.start)[:_MOST]
    taken = {fact.id for fact in facts}
    ids = (name for at in range(1, len(figures) + len(taken) + 1) if (name := f"user-{at}") not in taken)
    return tuple(_fact(name, figure) for name, figure in zip(ids, figures, strict=False))


def _fact(name: str, figure: Figure) -> Fact:
    value, unit = _value(figure)
    label = Bilingual(de=f"Eingabe: {figure.text}", en=f"Typed: {figure.text}")
    return Fact(name, label, value, unit, origin=FactOrigin.USER)


def _value(figure: Figure) -> tuple[float | str, FactUnit]:
    """With its unit where there is one; the literal for all the rest, and for numbers that round."""
    number = _number(figure.value)
    if number is not None and figure.kind is FigureKind.PERCENT:
        return number / 100, FactUnit.RATIO
    if number is not None and figure.kind is FigureKind.MONEY and round(number, 2) == number:
        return number, FactUnit.MONEY
    if number is not None and figure.kind in _COUNTED:
        return number, FactUnit.COUNT
    if figure.kind is FigureKind.DATE and _is_date(figure.value):
        return figure.value, FactUnit.DATE
    return figure.text, FactUnit.TEXT


def _number(value: str) -> float | None:
    """None where the float would not print as the figure does."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if len(value) <= 15 and value.isascii() else None


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
