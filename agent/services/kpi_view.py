"""KPIs as page, API and shell show them: the public JSON, with labels and sentences in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain import formats
from agent.domain.kpi import wording
from agent.domain.kpi.definition import KpiDefinition, Measure
from agent.domain.kpi.period_label import label, short_label
from agent.domain.kpi.result import Contributor, KpiResult, Sums, VariantResult, Whose
from agent.domain.kpi.status import Status, status_of
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.services.kpis import WORST

_NO_PRICE = "no_price"


class KpiView:
    def results(
        self,
        results: Sequence[KpiResult],
        language: Language,
        trend: Sequence[KpiResult] = (),
        contributors: Mapping[Whose, Sequence[Contributor]] | None = None,
    ) -> dict[str, Any]:
        """``{"results": […]}`` in the order given.

        Ratios run from 0 to 1, money is EUR. ``trend`` (any order of KPIs and accounts, the oldest first) and
        ``contributors`` stand with the result that they belong to, and are left out where there are none. The first
        contributors are shown; all that are given are looked at for frame contracts below the target.
        """
        courses: dict[Whose, list[KpiResult]] = {}
        for point in trend:
            courses.setdefault(point.whose, []).append(point)
        shown = []
        for each in results:
            entry = result_entry(each, language)
            if each.whose in courses:
                entry["trend"] = [trend_point(point, language) for point in courses[each.whose]]
            if contributors is not None and each.whose in contributors:
                _explain(entry, each, contributors[each.whose], language)
            shown.append(entry)
        return {"results": shown}


def result_entry(result: KpiResult, language: Language) -> dict[str, Any]:
    definition = result.definition
    return {
        "kpi": definition.id,
        "account": result.account.name,
        "period": result.period.text,
        "value": result.value,
        "unit": definition.unit.value,
        "numerator": _sum(result.sums, result.sums.numerator),
        "denominator": _sum(result.sums, result.sums.denominator),
        "n": result.sums.n,
        "target": result.target,
        "status": result.status.value,
        "exclusions": exclusions(result.definition, result.sums, language),
        "sums_unit": _sums_unit(result),
        "rows": plain(result.sums.rows or ()),
        "as_of": result.age.as_of.isoformat(),
        "definition": {"id": definition.id, "version": definition.version, "digest": result.digest},
        "variants": [_variant(result, each, language) for each in result.variants],
        "notes": [{"code": note, "message": wording.worded("kpi.note", note, language)} for note in _notes(result)],
        **_about(definition, language),
        **_worded(result, language),
    }


def _about(definition: KpiDefinition, language: Language) -> dict[str, Any]:
    """What the definition says, for whoever shows the figure alone."""
    return {
        "name": definition.name.text(language),
        "formula": definition.formula.text(language),
        "measure": definition.measure.value,
        "operator": definition.target.operator.value,
        "action": definition.action.text(language),
        "frequency": definition.frequency.value,
        "class": definition.fact_class.value,
        "source": definition.source,
        "parameters": plain(dict(definition.parameters)),
        "parameters_text": wording.parameters(definition.parameters, language),
    }


def _worded(result: KpiResult, language: Language) -> dict[str, Any]:
    definition, age = result.definition, result.age
    days = {"day": formats.date(age.as_of.date(), language), "days": wording.counted("days", age.days, language)}
    today = formats.date(age.now.date(), language)
    return {
        "period_label": label(result.period, language),
        "period_short": short_label(result.period, language),
        "starts": result.period.starts.isoformat(),
        "ends": result.period.ends.isoformat(),
        "value_text": wording.figure(result.value, definition.unit, language, definition.measure),
        "target_text": wording.target(definition, result.target, language),
        "status_text": _status(result, language),
        "stale": age.freshness == "stale",
        "age_text": message(f"kpi.age.{age.freshness}", language, today=today, **days),
    }


def _status(result: KpiResult, language: Language) -> str:
    """A miss that rounding hides (69.96 % prints as 70.0 %) is told unrounded."""
    told = message(f"kpi.status.{result.status}", language)
    exact = _unrounded(result.status, result.value, result, language)
    return message("kpi.status.exactly", language, status=told, value=exact) if exact else told


def _unrounded(status: Status, value: float | None, result: KpiResult, language: Language) -> str:
    """The figure with more digits where rounding hides that it misses the target, else empty."""
    if status is not Status.BREACH or value is None or result.target is None:
        return ""
    return wording.exact(value, result.target, result.definition.unit, language)


def exclusions(definition: KpiDefinition, sums: Sums, language: Language) -> list[dict[str, Any]]:
    days = definition.parameters.get("expired_days", "?")
    return [
        {"reason": reason, "n": count, "message": wording.worded("kpi.excluded", reason, language, expired_days=days)}
        for reason, count in sums.exclusions.items()
    ]


def trend_point(result: KpiResult, language: Language) -> dict[str, Any]:
    return {
        "period": result.period.text,
        "period_label": label(result.period, language),
        "period_short": short_label(result.period, language),
        "value": result.value,
        "value_text": wording.figure(result.value, result.definition.unit, language, result.definition.measure),
        "n": result.sums.n,
        "target": result.target,
        "status": result.status.value,
    }


def _variant(main: KpiResult, result: VariantResult, language: Language) -> dict[str, Any]:
    variant = result.variant
    return {
        "id": variant.id,
        "name": variant.name.text(language),
        "value": result.value,
        "unit": variant.unit.value,
        "numerator": _sum(result.sums, result.sums.numerator),
        "denominator": _sum(result.sums, result.sums.denominator),
        "n": result.sums.n,
        "exclusions": exclusions(main.definition, result.sums, language),
        "sums_unit": _sums_unit(main, variant.id),
        "value_text": wording.figure(result.value, variant.unit, language, variant.measure),
    }


def _explain(entry: dict[str, Any], result: KpiResult, found: Sequence[Contributor], language: Language) -> None:
    """Adds what moved the figure; contracts below the target are told even where the account meets it."""
    entry["contributors"] = [contributor_entry(each, result, language) for each in found[:WORST]]
    if result.definition.id != "call_off" or result.status is not Status.OK:
        return
    below = [each for each in found if _status_of(each, result) is Status.BREACH]
    target = wording.bound(result.definition, result.target or 0.0, language)
    told = [message("kpi.contract_below", language, contract=each.id, target=target) for each in below]
    entry["notes"] += [{"code": "contract_below", "message": each} for each in told]
    entry["next_steps"] = told


def contributor_entry(each: Contributor, result: KpiResult, language: Language) -> dict[str, Any]:
    """One of those that moved the figure ``result``."""
    definition, status = result.definition, _status_of(each, result)
    return {
        "kind": definition.contributor or "",
        "id": each.id,
        "name": each.name,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "n": each.n,
        "value": each.value,
        "status": status.value,
        "value_text": wording.figure(each.value, definition.unit, language, definition.measure),
        "unrounded_text": _unrounded(status, each.value, result, language),
    }


def _status_of(each: Contributor, result: KpiResult) -> Status:
    """A target of a rate holds for each part of it; a target of a count only for the whole."""
    target = None if result.definition.measure is Measure.COUNT else result.target
    return status_of(each.value, result.definition.target.operator, target)


def _sums_unit(result: KpiResult, variant: str = "") -> str | None:
    """``EUR`` where the sums are money; without a price some of them count pieces, and have no unit."""
    mixed = _NO_PRICE in result.sums.notes
    return "EUR" if result.definition.sums_in_euros(variant) and not mixed else None


def _notes(result: KpiResult) -> list[str]:
    variants = (note for each in result.variants for note in each.sums.notes)
    return list(dict.fromkeys((*result.sums.notes, *variants)))


def _sum(sums: Sums, value: float) -> float | None:
    """Without a counted unit there is no sum either: null, not 0."""
    return value if sums.units else None
