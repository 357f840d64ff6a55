"""Facts for drafts: KPIs that a template names by markers, and the same figures read again later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from agent.domain.draft.markers import Marker, markers_in
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.identity import User
from agent.domain.kpi.definition import MONEY_READERS, KpiDefinition
from agent.domain.kpi.result import KpiResult
from agent.domain.language import Language
from agent.ports import Facts
from agent.ports.kpis import KpiCatalogue
from agent.services.kpis import Kpis


class ContractFigures(Protocol):
    """Facts of one frame contract, for recipes that name a ``contract``."""

    def again(self, account: str, contract: str) -> Mapping[str, Fact]:
        """By id; empty where the contract has no figure any more."""
        ...


class ReorderFigures(Protocol):
    """Facts of a re-order, for recipes that name a ``reorder``: the article."""

    def again(self, user: User, account: str, facts: Sequence[Fact], language: Language) -> Mapping[str, Fact]:
        """By id; ``facts`` are all of the draft. What need not be ordered any more is not among them."""
        ...


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """``contracts``, ``reorders`` None: what was read of a contract, of a re-order, stays as it is."""

    kpis: Kpis
    catalogue: KpiCatalogue
    facts: Facts
    contracts: ContractFigures | None = None
    reorders: ReorderFigures | None = None

    def version(self) -> str:
        """Which facts are in use now."""
        return self.facts.info().version

    def resolve(self, user: User, account: str, template: str, _language: Language) -> tuple[Fact, ...]:
        """A fact for every marker that names a KPI: ``{{F:call_off}}``, ``{{F:otif@2026-Q3}}``. Others are left out.

        Facts are the same in every language. Raises BadInput ``checks.marker_broken`` or ``kpi.period…``, Forbidden
        ``access.account``, or ``access.role`` for a KPI that is not for the user.
        """
        known = {each.id for each in self.catalogue.definitions()}
        wanted = [marker for marker in markers_in(template) if marker.name in known]
        return tuple(self._fact(user, account, marker.id, _recipe(marker)) for marker in wanted)

    def refresh(
        self, user: User, account: str, facts: Sequence[Fact], language: Language = Language.DE
    ) -> tuple[Fact, ...]:
        """The same facts as they read now, one query a recipe; those without one stay. Raises as `resolve`.

        ``language`` is that of the draft: some facts are words.
        """
        read: dict[tuple[tuple[str, str], ...], Fact] = {}
        for fact in facts:
            key = _key(fact.recipe)
            if "kpi" in fact.recipe and key not in read:
                read[key] = self._fact(user, account, fact.id, fact.recipe)
        known = tuple(replace(read[key], id=fact.id) if (key := _key(fact.recipe)) in read else fact for fact in facts)
        return self._of_reorders(user, account, self._of_contracts(account, known), language)

    def _of_contracts(self, account: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """One reading a contract; a figure that is gone reads "no data"."""
        if self.contracts is None:
            return tuple(facts)
        wanted = {fact.recipe["contract"] for fact in facts if _is_of_contract(fact)}
        read = {contract: self.contracts.again(account, contract) for contract in wanted}
        return tuple(
            read[fact.recipe["contract"]].get(fact.id, replace(fact, value=None)) if _is_of_contract(fact) else fact
            for fact in facts
        )

    def _of_reorders(self, user: User, account: str, facts: Sequence[Fact], language: Language) -> tuple[Fact, ...]:
        """A figure that is gone, as its article need not be ordered any more, reads "no data"."""
        if self.reorders is None or not any(map(_is_of_reorder, facts)):
            return tuple(facts)
        read = self.reorders.again(user, account, facts, language)
        return tuple(read.get(fact.id, replace(fact, value=None) if _is_of_reorder(fact) else fact) for fact in facts)

    def _fact(self, user: User, account: str, name: str, recipe: Mapping[str, str]) -> Fact:
        (result,) = self.kpis.query(user, recipe["kpi"], account, recipe.get("period"), rows=True)
        return fact_of(result, name, recipe)


def _is_of_reorder(fact: Fact) -> bool:
    """A re-order is of an article under a contract; the articles that a briefing names are told by their id alone."""
    return {"reorder", "contract"} <= set(fact.recipe)


def _is_of_contract(fact: Fact) -> bool:
    return "contract" in fact.recipe and not _is_of_reorder(fact)


def fact_of(result: KpiResult, name: str, recipe: Mapping[str, str]) -> Fact:
    """A figure as a fact of a draft; ``result`` with its row keys, ``recipe`` as in `Fact`."""
    definition = result.definition
    return Fact(
        id=name,
        label=definition.name,
        value=result.value,
        unit=FactUnit(definition.unit.value),
        period=result.period.text,
        definition=definition.id,
        definition_version=f"{definition.version} ({result.digest})",
        rows=result.sums.rows or (),
        as_of=result.age.as_of,
        fact_class=class_of(definition),
        recipe=dict(recipe),
    )


def class_of(definition: KpiDefinition) -> FactClass:
    """An internal figure that only the readers of money may see is secret, whatever the catalogue calls it."""
    return FactClass.SECRET if definition.readers == MONEY_READERS else definition.fact_class


def _recipe(marker: Marker) -> dict[str, str]:
    """Without a period it stays the latest: read again, it is that of the day."""
    return {"kpi": marker.name} | ({"period": marker.period} if marker.period else {})


def _key(recipe: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(recipe.items()))
