"""Who may read a figure, and which sums are money: rules of the domain over the shipped catalogue."""

from dataclasses import replace

import pytest

from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.domain.kpi.definition import MONEY_READERS, KpiDefinition
from tests.kpi_world import RULES

KPIS: dict[str, KpiDefinition] = {each.id: each for each in RULES.definitions()}


def test_internal_money_is_for_kams_and_the_head_of_sales() -> None:
    restricted = {each.id for each in KPIS.values() if set(each.readers) != set(Role)}
    assert restricted == {"contribution_margin"}
    assert set(KPIS["contribution_margin"].readers) == {Role.KAM, Role.HEAD_OF_SALES}


def test_what_is_secret_is_so_without_money_too() -> None:
    assert replace(KPIS["otif"], fact_class=FactClass.SECRET).readers == MONEY_READERS


@pytest.mark.parametrize("role", Role)
def test_a_role_decides(role: Role) -> None:
    user = User("u", "U", "u@x.example", frozenset({role}), frozenset())
    assert KPIS["contribution_margin"].may_be_read_by(user) is (role in MONEY_READERS)
    assert KPIS["otif"].may_be_read_by(user)


def test_internal_is_what_never_goes_to_customers() -> None:
    assert KPIS["cross_selling"].is_internal
    assert not KPIS["call_off"].is_internal


def test_sums_are_money_by_kpi_basis_and_variant() -> None:
    air = KPIS["emergency_air_freight"]
    assert not air.sums_in_euros()
    assert [each.id for each in air.variants if air.sums_in_euros(each.id)] == ["freight_cost"]
    assert replace(air, parameters={"basis": "freight_cost"}).sums_in_euros()
    assert {each.id for each in KPIS.values() if each.sums_in_euros()} == {
        "call_off",
        "contribution_margin",
        "revenue_yoy",
    }
