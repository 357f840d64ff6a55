"""Figures of KPIs as people read them. Rounded for the eye only: nothing is compared with what stands here."""

from collections.abc import Callable, Mapping
from functools import partial

from agent.domain import formats
from agent.domain.kpi.definition import KpiDefinition, Measure, Parameter, Unit
from agent.domain.language import Language
from agent.domain.messages import codes, message


def figure(value: float | None, unit: Unit, language: Language, measure: Measure = Measure.RATIO) -> str:
    """``70,0 %``, ``3``, ``8,4``, ``1.250,00 €``; growth carries its sign; "no data" where there is none."""
    if value is None:
        return message("kpi.status.no_data", language)
    if unit is Unit.RATIO:
        sign = "+" if measure is Measure.GROWTH and value > 0 else ""
        return sign + signed(value, lambda size: formats.percent(size, language, 1))
    if unit is Unit.MONEY:
        return signed(value, lambda size: formats.euros(size, language))
    digits = 1 if unit is Unit.SCORE else _digits(value)
    return signed(value, lambda size: formats.number(size, language, digits))


def signed(value: float, shown: Callable[[float], str]) -> str:
    """A figure with the minus sign of typesetting before it: ``−4,1 %``, ``−€4.10``."""
    return f"−{shown(-value)}" if value < 0 else shown(value)


def amount(value: float, language: Language, *, euros: bool = False) -> str:
    """A sum above or below the line: money as such, else whole where it is whole, else with two digits."""
    if euros:
        return signed(value, lambda size: formats.euros(size, language))
    digits = 0 if value == int(value) else 2
    return signed(value, lambda size: formats.number(size, language, digits))


def target(definition: KpiDefinition, value: float | None, language: Language) -> str:
    """``mindestens 98 %``, or "target not set"."""
    if value is None:
        return message("kpi.status.no_target", language)
    shown = bound(definition, value, language)
    return message(f"kpi.target.{definition.target.operator}", language, value=shown)


def bound(definition: KpiDefinition, value: float, language: Language) -> str:
    return set_figure(value, definition.unit, language)


def set_figure(value: float, unit: Unit, language: Language) -> str:
    """What was set, not measured: ``98 %``, ``98,5 %``, ``6``."""
    if unit is Unit.RATIO:
        return signed(value, lambda size: formats.percent(size, language, _digits(round(size * 100, 6))))
    if unit is Unit.MONEY:
        return signed(value, lambda size: formats.euros(size, language))
    return signed(value, lambda size: formats.number(size, language, _digits(size)))


def exact(value: float, target: float, unit: Unit, language: Language) -> str:
    """The figure with as many digits as tell it from the target; empty where the usual ones do."""
    if figure(value, unit, language) != figure(target, unit, language):
        return ""
    scale, sign = (100, formats.percent) if unit is Unit.RATIO else (1, formats.number)
    for digits in range(2, 10):
        if round(value * scale, digits) != round(target * scale, digits):
            return signed(value, partial(sign, language=language, digits=digits))
    return ""


def _digits(value: float) -> int:
    return 0 if value == int(value) else 1


def worded(prefix: str, code: str, language: Language, **values: object) -> str:
    """The text of ``prefix.code``; a code that a definition file brings along is its own text."""
    known = f"{prefix}.{code}"
    return message(known, language, **values) if known in codes() else code


def parameters(given: Mapping[str, Parameter], language: Language) -> list[str]:
    """What the company has set, in words: ``erlaubte Verspätung: 0 Tage``; word lists are left out."""
    shown = ((name, value) for name, value in given.items() if not isinstance(value, tuple))
    return [f"{_parameter_name(name, language)}: {_parameter(name, value, language)}" for name, value in shown]


def _parameter_name(name: str, language: Language) -> str:
    known = f"kpi.parameter.{name}"
    return message(known, language) if known in codes() else name.replace("_", " ")


def _parameter(name: str, value: Parameter, language: Language) -> str:
    if value is None or isinstance(value, bool):
        return message({None: "kpi.parameter.unset", True: "kpi.yes", False: "kpi.no"}[value], language)
    if not isinstance(value, (int, float)):
        return worded("kpi.parameter.value", str(value), language)
    for ending, unit in (("_days", "days"), ("_months", "months")):
        if name.endswith(ending):
            return counted(unit, value, language)
    if name.endswith(("tolerance", "threshold")):
        return formats.percent(value, language, _digits(round(value * 100, 6)))
    return amount(value, language)


def counted(unit: str, count: float, language: Language) -> str:
    """``1 Tag``, ``2 Tage``: a number with its unit in the right form."""
    form = "one" if count == 1 else "other"
    return message(f"kpi.{unit}.{form}", language, n=amount(count, language))
