"""Released and not secured: what stands in the list, and what does not."""

import datetime as dt
from pathlib import Path

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.opportunities import DuckOpportunities
from agent.domain.errors import Forbidden
from agent.domain.facts.info import RowKey
from agent.domain.identity import Role, User
from agent.services.accounts import Accounts
from agent.services.opportunities import Opportunities
from tests.facts_world import customer, world

TODAY = dt.date(2026, 11, 22)
YESTERDAY, LONG_AGO = TODAY - dt.timedelta(days=1), TODAY - dt.timedelta(days=366)
KAM = User("k", "K", "k@x.example", frozenset({Role.KAM}), frozenset({"Nordwerk"}))


@pytest.fixture
def opportunities(tmp_path: Path) -> Opportunities:
    articles = {
        "NEVER": "Released",
        "LONG_AGO": " freigegeben ",
        "OVER": "released",
        "CALLED": "released",
        "SECURED": "released",
        "SAMPLE": "in sampling",
        "UNKNOWN": None,
    }
    store = world(
        tmp_path,
        customers=[customer("C1", "Nordwerk"), customer("C2", "Fremd")],
        articles=[
            *({"id": key, "customer_id": "C1", "name": key, "release_state": state} for key, state in articles.items()),
            {"id": "THEIRS", "customer_id": "C2", "name": "T", "release_state": "released"},
        ],
        frame_contracts=[
            {"id": "R1", "customer_id": "C1", "valid_from": dt.date(2026, 1, 1), "valid_to": TODAY},
            {"id": "R2", "customer_id": "C1", "valid_from": dt.date(2025, 1, 1), "valid_to": YESTERDAY},
        ],
        contract_lines=[
            {"contract_id": "R1", "article_id": "SECURED", "quantity": 1},
            {"contract_id": "R2", "article_id": "OVER", "quantity": 1},
        ],
        order_lines=[
            {"customer_id": "C1", "article_id": "CALLED", "quantity": 1, "ordered_on": TODAY - dt.timedelta(days=365)},
            {"customer_id": "C1", "article_id": "LONG_AGO", "quantity": 1, "ordered_on": LONG_AGO},
            {"customer_id": "C1", "article_id": "NEVER", "quantity": 1, "ordered_on": TODAY, "cancelled": True},
        ],
    )  # fmt: skip
    return Opportunities(Accounts(DuckFacts(store)), DuckOpportunities(store), SystemClock(TODAY))


def test_released_and_neither_in_a_contract_nor_called_off(opportunities: Opportunities) -> None:
    found = opportunities.released_without_contract(KAM)
    assert [(each.article_id, each.last_ordered) for each in found] == [
        ("LONG_AGO", LONG_AGO),
        ("NEVER", None),
        ("OVER", None),
    ]
    assert found[0].source == RowKey("articles", "LONG_AGO")


def test_a_foreign_account_is_refused(opportunities: Opportunities) -> None:
    with pytest.raises(Forbidden):
        opportunities.released_without_contract(KAM, "Fremd")
