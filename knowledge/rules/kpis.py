"""`kpis.yaml`: formula, target and period of every KPI, as the company edits them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import (
    KPI_IDS,
    Frequency,
    KpiDefinition,
    Measure,
    Operator,
    Parameter,
    Target,
    Unit,
    Variant,
    Worst,
)
from agent.domain.kpi.period import Latest
from agent.ports import PolicyProblem
from knowledge.policies.schema import BilingualEntry, Text
from knowledge.policies.source import Source
from knowledge.rules.file import RuleFile

FILE = "kpis.yaml"
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Figure = Annotated[float, Field(allow_inf_nan=False)]
Value = bool | int | Figure | str | list[str] | list[Figure] | None
# what the question itself binds
_RESERVED = re.compile(
    r"customer_ids|today|escalations|plans|by_row|months|month_periods|(earliest|latest)_(start|end)"
    r"|(period|starts|ends)_\d+"
)


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class TargetEntry(_Entry):
    operator: Annotated[Operator, Strict(False)]
    value: Figure | None


class VariantEntry(_Entry):
    """``unit`` and ``measure`` are those of the KPI where they are left out."""

    id: Name
    name: BilingualEntry
    unit: Annotated[Unit, Strict(False)] | None = None
    measure: Annotated[Measure, Strict(False)] | None = None


class KpiEntry(_Entry):
    """See `agent.domain.kpi.definition.KpiDefinition` for the meaning."""

    id: Text
    version: Text
    name: BilingualEntry
    formula: BilingualEntry
    unit: Annotated[Unit, Strict(False)]
    measure: Annotated[Measure, Strict(False)]
    over_nothing: Annotated[str, StringConstraints(pattern="^(null|zero)$")] = "null"
    target: TargetEntry
    latest: Annotated[Latest, Strict(False)]
    frequency: Annotated[Frequency, Strict(False)]
    fact_class: Annotated[FactClass, Strict(False)] = Field(alias="class")
    source: Text
    action: BilingualEntry
    contributor: Name | None = None
    worst: Annotated[Worst, Strict(False)] = Worst.SHORTFALL
    parameters: dict[Name, Value] = {}
    variants: list[VariantEntry] = []

    def domain(self) -> KpiDefinition:
        return KpiDefinition(
            id=self.id,
            version=self.version,
            name=self.name.domain(),
            formula=self.formula.domain(),
            unit=self.unit,
            measure=self.measure,
            target=Target(self.target.operator, self.target.value),
            latest=self.latest,
            frequency=self.frequency,
            fact_class=self.fact_class,
            source=self.source,
            action=self.action.domain(),
            zero_over_nothing=self.over_nothing == "zero",
            contributor=self.contributor,
            worst=self.worst,
            parameters={name: _parameter(value) for name, value in self.parameters.items()},
            variants=tuple(self._variant(entry) for entry in self.variants),
        )

    def _variant(self, entry: VariantEntry) -> Variant:
        return Variant(entry.id, entry.name.domain(), entry.unit or self.unit, entry.measure or self.measure)


class KpisEntry(_Entry):
    version: Annotated[int, Field(ge=1)]
    kpis: list[KpiEntry]


class KpiRules:
    """Implements the port `KpiCatalogue` over ``kpis.yaml`` of one folder."""

    def __init__(self, folder: Path) -> None:
        self._file = RuleFile(folder, FILE, KpisEntry, _definitions, _check)

    def definitions(self) -> Sequence[KpiDefinition]:
        """In the order of the file. Raises InvalidLibrary (BadInput ``policies.invalid``)."""
        return self._file.rules()

    def problems(self) -> Sequence[PolicyProblem]:
        return self._file.problems()


def _definitions(entry: KpisEntry) -> Sequence[KpiDefinition]:
    return [each.domain() for each in entry.kpis]


def _parameter(value: Value) -> Parameter:
    if isinstance(value, list):
        return tuple(value)  # type: ignore[return-value]  # one kind in a list, as validated
    return value


def _check(source: Source, entry: KpisEntry) -> Sequence[PolicyProblem]:
    return [*_ids(source, entry), *_fields(source, entry)]


def _ids(source: Source, entry: KpisEntry) -> Iterator[PolicyProblem]:
    """Exactly the KPIs that the product knows, each once."""
    seen: set[str] = set()
    for at, each in enumerate(entry.kpis):
        path = ("kpis", at, "id")
        if each.id not in KPI_IDS:
            yield source.problem("kpi_unknown", path, kpi=each.id, known=", ".join(KPI_IDS))
        elif each.id in seen:
            yield source.problem("kpi_twice", path, kpi=each.id)
        seen.add(each.id)
    for missing in (each for each in KPI_IDS if each not in seen):
        yield source.problem("kpi_missing", ("kpis",), kpi=missing)


def _fields(source: Source, entry: KpisEntry) -> Iterator[PolicyProblem]:
    for at, each in enumerate(entry.kpis):
        names = [variant.id for variant in each.variants]
        for name in (name for number, name in enumerate(names) if name in names[:number]):
            yield source.problem("kpi_variant_twice", ("kpis", at, "variants", names.index(name)), variant=name)
        for name in filter(_RESERVED.fullmatch, each.parameters):
            yield source.problem("kpi_parameter", ("kpis", at, "parameters", name), name=name)
