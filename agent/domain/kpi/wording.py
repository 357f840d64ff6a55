"""Figures of KPIs as people read them. Rounded for the eye only: nothing is compared with what stands here."""

from agent.domain import formats
from agent.domain.kpi.definition import KpiDefinition, Measure, Unit
from agent.domain.language import Language
from agent.domain.messages import codes, message


def figure(value: float | None, unit: Unit, language: Language, measure: Measure = Measure.RATIO) -> str:
    """``70,0 %``, ``3``, ``8,4``, ``1.250,00 €``; growth carries its sign; "no data" where there is none."""
    if value is None:
        return message("kpi.status.no_data", language)
    if unit is Unit.RATIO:
        sign = "+" if measure is Measure.GROWTH and value > 0 else ""
        return sign + formats.percent(value, language, 1)
    if unit is Unit.MONEY:
        return formats.euros(value, language)
    return formats.number(value, language, 1 if unit is Unit.SCORE else _digits(value))


def amount(value: float, language: Language) -> str:
    """A sum above or below the line: whole where it is whole, else with two digits."""
    return formats.number(value, language, 0 if value == int(value) else 2)


def target(definition: KpiDefinition, value: float | None, language: Language) -> str:
    """``mindestens 98 %``, or "target not set"."""
    if value is None:
        return message("kpi.status.no_target", language)
    if definition.unit is Unit.RATIO:
        shown = formats.percent(value, language, _digits(round(value * 100, 6)))
    elif definition.unit is Unit.MONEY:
        shown = formats.euros(value, language)
    else:
        shown = formats.number(value, language, _digits(value))
    return message(f"kpi.target.{definition.target.operator}", language, value=shown)


def exact(value: float, target: float, unit: Unit, language: Language) -> str:
    """The figure with as many digits as tell it from the target; empty where the usual ones do."""
    if figure(value, unit, language) != figure(target, unit, language):
        return ""
    scale, sign = (100, formats.percent) if unit is Unit.RATIO else (1, formats.number)
    for digits in range(2, 10):
        if round(value * scale, digits) != round(target * scale, digits):
            return sign(value, language, digits)
    return ""


def _digits(value: float) -> int:
    return 0 if value == int(value) else 1


def worded(prefix: str, code: str, language: Language) -> str:
    """The text of ``prefix.code``; a code that a definition file brings along is its own text."""
    known = f"{prefix}.{code}"
    return message(known, language) if known in codes() else code
