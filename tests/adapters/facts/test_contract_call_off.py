"""The call-off contract by contract, with the rows behind each."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.facts.contract_call_off import DuckContractFigures
from agent.adapters.facts.kpis import DuckKpis
from agent.adapters.facts.store import FactsStore
from agent.domain.facts.info import RowKey
from agent.domain.kpi.period import latest
from agent.ports.kpis import KpiQuestion
from tests.facts_world import customer, world
from tests.kpi_world import RULES, TODAY, contract, merged

CALL_OFF = next(each for each in RULES.definitions() if each.id == "call_off")


def ask(*customers: str, day: dt.date = TODAY) -> KpiQuestion:
    return KpiQuestion(customers, [latest(CALL_OFF.latest, day)], day)


@pytest.fixture
def store(tmp_path: Path) -> FactsStore:
    """Nordwerk has two contracts, one of them without prices; one of Heliotec has not begun."""
    plan = [{"id": "P-1", "contract_id": "RV-1", "article_id": "MC-1", "month": dt.date(2026, 8, 1), "quantity": 9_000}]
    tables: dict[str, Any] = merged(contract("1", "N", 6996), contract("2", "N", 9000), contract("3", "H", 10))
    tables["contract_lines"][1]["price"] = None
    tables["frame_contracts"][2]["valid_from"] = dt.date(2027, 1, 1)
    tables["frame_contracts"][2]["valid_to"] = dt.date(2027, 12, 31)
    return world(tmp_path, customers=[customer("N"), customer("H")], call_off_plan=plan, **tables)


def test_every_contract_that_counts_in_one_question(store: FactsStore) -> None:
    found = DuckContractFigures(store).call_offs(CALL_OFF, ask("N", "H"))
    assert [(each.which, each.numerator, each.denominator, each.in_pieces) for each in found] == [
        (("N", "RV-1"), 6996, 10_000, False),
        (("N", "RV-2"), 9000, 10_000, True),
    ]


def test_only_customers_that_were_asked_for(store: FactsStore) -> None:
    figures = DuckContractFigures(store)
    assert figures.call_offs(CALL_OFF, ask("H")) == []
    assert figures.call_offs(CALL_OFF, ask()) == []
    assert figures.rows(CALL_OFF, ask("N"), []) == {}


def test_contracts_add_up_to_the_kpi_of_the_customer(store: FactsStore) -> None:
    question = ask("N")
    (whole,) = DuckKpis(store).sums(CALL_OFF, question, rows=False).values()
    found = DuckContractFigures(store).call_offs(CALL_OFF, question)
    assert sum(each.numerator for each in found) == pytest.approx(whole.numerator)
    assert sum(each.denominator for each in found) == pytest.approx(whole.denominator)


def test_the_rows_of_each_contract_and_no_other(store: FactsStore) -> None:
    day = dt.date(2026, 10, 1)  # the contract runs: its plan counts
    rows = DuckContractFigures(store).rows(CALL_OFF, ask("N", day=day), ["RV-1"])
    assert rows == {
        "RV-1": (RowKey("call_off_plan", "P-1"), RowKey("contract_lines", "L-1"), RowKey("order_lines", "O-1"))
    }
    both = DuckContractFigures(store).rows(CALL_OFF, ask("N", day=day), ["RV-1", "RV-2"])
    (whole,) = DuckKpis(store).sums(CALL_OFF, ask("N", day=day), rows=True).values()
    assert {key for keys in both.values() for key in keys} == set(whole.rows or ())
