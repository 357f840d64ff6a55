"""`policies/kpis.yaml` and what is told about one that is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.domain.errors import BadInput
from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import KPI_IDS, Measure, Operator, Unit
from agent.domain.kpi.period import Latest
from agent.domain.language import Language
from agent.settings import shipped_policies
from knowledge.rules.kpis import FILE, KpiRules

Change = Callable[[list[dict[str, Any]]], object]


class _WrittenOut(yaml.SafeDumper):
    """Repeats what stands twice: a rule file may hold no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def entry(kpi: str, **values: Any) -> dict[str, Any]:
    both = {"de": "Deutscher Text", "en": "English text"}
    return {
        "id": kpi,
        "version": "1",
        "name": both,
        "formula": both,
        "unit": "ratio",
        "measure": "ratio",
        "target": {"operator": "at_least", "value": 0.98},
        "latest": "last_month",
        "frequency": "monthly",
        "class": "customer",
        "source": "S0:1",
        "action": both,
        **values,
    }


def rules(folder: Path, change: Change = lambda _kpis: None) -> KpiRules:
    kpis = [entry(each) for each in KPI_IDS]
    change(kpis)
    text = yaml.dump({"version": 1, "kpis": kpis}, Dumper=_WrittenOut, allow_unicode=True, sort_keys=False)
    (folder / FILE).write_text(text, encoding="utf-8")
    return KpiRules(folder)


def told(folder: Path, change: Change) -> list[str]:
    return [f"{each.line}: {each.text(Language.EN)}" for each in rules(folder, change).problems()]


def test_the_shipped_catalogue_is_valid_and_names_every_kpi_once() -> None:
    shipped = KpiRules(shipped_policies())
    assert shipped.problems() == ()
    assert sorted(each.id for each in shipped.definitions()) == sorted(KPI_IDS)


def test_the_targets_are_those_of_the_role() -> None:
    targets = {
        each.id: (each.target.operator, each.target.value) for each in KpiRules(shipped_policies()).definitions()
    }
    least, most = Operator.AT_LEAST, Operator.AT_MOST
    assert targets == {
        "otif": (least, 0.98),
        "supply_interruptions": (most, 0),
        "emergency_air_freight": (most, 0.01),
        "call_off": (least, 0.7),
        "account_plan": (least, 1),
        "forecast_deviation": (most, 0.05),
        "demand_overview": (least, 1),
        "qualified_contacts": (least, 6),
        "monthly_contacts": (least, 1),
        "feedback_score": (least, 8),
        "feedback_participation": (least, 0.8),
        "cross_selling": (least, 3),
        "revenue_yoy": (least, None),
        "contribution_margin": (least, None),
        "escalations_documented": (least, 1),
        "escalations_on_time": (least, 1),
        "replenishment_upkeep": (least, 0.95),
        "contracts_active": (least, 0.95),
    }


def test_margin_never_stands_in_a_text_for_a_customer() -> None:
    classes = {each.id: each.fact_class for each in KpiRules(shipped_policies()).definitions()}
    assert classes["contribution_margin"] is FactClass.INTERNAL


def test_a_definition_says_everything(tmp_path: Path) -> None:
    parameters = {"late_tolerance_days": 0, "topics": ["forecast", "project"], "level": None, "share": 0.5, "on": True}
    variant = {"id": "nps", "name": {"de": "NPS", "en": "NPS"}, "unit": "score", "measure": "mean"}
    plain = {"id": "requested", "name": {"de": "Wunschtermin", "en": "Date requested"}}
    more = {"over_nothing": "zero", "contributor": "article", "parameters": parameters, "variants": [variant, plain]}
    definition = rules(tmp_path, lambda kpis: kpis[0].update(more)).definitions()[0]
    assert (definition.id, definition.latest, definition.zero_over_nothing) == ("otif", Latest.LAST_MONTH, True)
    assert definition.parameters == {**parameters, "topics": ("forecast", "project")}
    assert [(each.unit, each.measure) for each in definition.variants] == [
        (Unit.SCORE, Measure.MEAN),
        (Unit.RATIO, Measure.RATIO),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda kpis: kpis.pop(), "The KPI “contracts_active” is missing."),
        (lambda kpis: kpis.append(entry("otif")), "The KPI “otif” is there twice."),
        (lambda kpis: kpis.append(entry("otiv")), "The KPI “otiv” is unknown"),
        (lambda kpis: kpis[0].update(unit="percent"), "“kpis.0.unit” must be one of"),
        (lambda kpis: kpis[0].update(latest="yesterday"), "“kpis.0.latest” must be one of"),
        (lambda kpis: kpis[0].update(version=1), "“kpis.0.version”"),
        (lambda kpis: kpis[0].update(formel="x"), "“kpis.0.formel”"),
        (lambda kpis: kpis[0].pop("formula"), "“kpis.0.formula”"),
        (lambda kpis: kpis[0].update(target={"operator": "at_least", "value": "98 %"}), "kpis.0.target.value"),
        (lambda kpis: kpis[0].update(target={"operator": "at_least", "value": float("nan")}), "kpis.0.target.value"),
        (lambda kpis: kpis[0].update(target={"operator": "more", "value": 1}), "kpis.0.target.operator"),
        (lambda kpis: kpis[0].update(parameters={"today": 1}), "The parameter name “today” is taken"),
        (lambda kpis: kpis[0].update(parameters={"Bad name": 1}), "kpis.0.parameters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, change: Change, words: str) -> None:
    problems = told(tmp_path, change)
    assert problems
    assert words in problems[0]
    with pytest.raises(BadInput, match="policies are invalid"):
        KpiRules(tmp_path).definitions()


def test_a_variant_that_is_there_twice_is_told_at_its_line(tmp_path: Path) -> None:
    def twice(kpis: list[dict[str, Any]]) -> None:
        kpis[1].update(variants=[{"id": "x", "name": {"de": "a", "en": "b"}} for _ in range(2)])

    (problem,) = told(tmp_path, twice)
    line = int(problem.split(":")[0])
    assert "- id: x" in (tmp_path / FILE).read_text(encoding="utf-8").splitlines()[line - 1]
    assert "The variant “x” is there twice." in problem


def test_an_edit_is_seen_at_once(tmp_path: Path) -> None:
    found = rules(tmp_path)
    assert found.definitions()[0].target.value == 0.98
    rules(tmp_path, lambda kpis: kpis[0].update(target={"operator": "at_least", "value": 0.955}))
    assert found.definitions()[0].target.value == 0.955


def test_without_the_file_nothing_is_computed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file is missing"):
        KpiRules(tmp_path).definitions()
