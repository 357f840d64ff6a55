"""KPIs as page, API and shell show them: the public JSON, with labels and sentences in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain import formats
from agent.domain.kpi import wording
from agent.domain.kpi.definition import KpiDefinition
from agent.domain.kpi.period_label import label
from agent.domain.kpi.result import Contributor, KpiResult, Sums, VariantResult, Whose
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain


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
        ``contributors`` stand with the result that they belong to, and are left out where there are none.
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
                entry["contributors"] = _contributors(each.definition, contributors[each.whose], language)
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
        "exclusions": exclusions(result.sums, language),
        "rows": plain(result.sums.rows or ()),
        "as_of": result.age.as_of.isoformat(),
        "definition": {"id": definition.id, "version": definition.version, "digest": result.digest},
        "variants": [_variant(each, language) for each in result.variants],
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
    }


def _worded(result: KpiResult, language: Language) -> dict[str, Any]:
    definition, age = result.definition, result.age
    days = {"day": formats.date(age.as_of.date(), language), "days": age.days}
    today = formats.date(age.now.date(), language)
    return {
        "period_label": label(result.period, language),
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
    if result.status is not Status.BREACH or result.value is None or result.target is None:
        return told
    exact = wording.exact(result.value, result.target, result.definition.unit, language)
    return message("kpi.status.exactly", language, status=told, value=exact) if exact else told


def exclusions(sums: Sums, language: Language) -> list[dict[str, Any]]:
    return [
        {"reason": reason, "n": count, "message": wording.worded("kpi.excluded", reason, language)}
        for reason, count in sums.exclusions.items()
    ]


def trend_point(result: KpiResult, language: Language) -> dict[str, Any]:
    return {
        "period": result.period.text,
        "period_label": label(result.period, language),
        "value": result.value,
        "value_text": wording.figure(result.value, result.definition.unit, language, result.definition.measure),
        "n": result.sums.n,
        "target": result.target,
        "status": result.status.value,
    }


def _variant(result: VariantResult, language: Language) -> dict[str, Any]:
    variant = result.variant
    return {
        "id": variant.id,
        "name": variant.name.text(language),
        "value": result.value,
        "unit": variant.unit.value,
        "numerator": _sum(result.sums, result.sums.numerator),
        "denominator": _sum(result.sums, result.sums.denominator),
        "n": result.sums.n,
        "exclusions": exclusions(result.sums, language),
        "value_text": wording.figure(result.value, variant.unit, language, variant.measure),
    }


def _contributors(
    definition: KpiDefinition, contributors: Sequence[Contributor], language: Language
) -> list[dict[str, Any]]:
    kind = definition.contributor or ""
    return [
        {
            "kind": kind,
            "id": each.id,
            "name": each.name,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "n": each.n,
            "value": each.value,
            "value_text": wording.figure(each.value, definition.unit, language, definition.measure),
        }
        for each in contributors
    ]


def _notes(result: KpiResult) -> list[str]:
    variants = (note for each in result.variants for note in each.sums.notes)
    return list(dict.fromkeys((*result.sums.notes, *variants)))


def _sum(sums: Sums, value: float) -> float | None:
    """Without a counted unit there is no sum either: null, not 0."""
    return value if sums.units else None
