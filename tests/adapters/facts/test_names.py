"""The names in the facts, cut to the accounts of a user."""

from pathlib import Path

from agent.adapters.facts.names import DuckNames
from agent.domain.identity import Role, User
from agent.services.directory import Directories
from tests.facts_world import customer, publish, world

ROWS = {
    "customers": [customer("C-1", "Alpha GmbH"), customer("C-2", "Beta AG")],
    "contacts": [
        {"customer_id": "C-1", "name": "Eva Ott", "salutation": "Sehr geehrte Frau Ott"},
        {"customer_id": "C-2", "name": "Jan Roth"},
    ],
    "articles": [
        {"id": "MC-1", "customer_id": "C-1", "name": "Welle"},
        {"id": "MC-2", "customer_id": "C-2", "name": "Ring"},
        {"id": "MC-3", "name": "Scheibe"},
    ],
    "frame_contracts": [
        {"id": "RV-1", "customer_id": "C-1", "valid_from": "2026-01-01", "valid_to": "2026-12-31"},
        {"id": "RV-2", "customer_id": "C-2", "valid_from": "2026-01-01", "valid_to": "2026-12-31"},
    ],
    "contract_lines": [{"contract_id": "RV-1", "article_id": "MC-2", "quantity": 5}],
}


def kam(*accounts: str, role: Role = Role.KAM) -> User:
    return User("k", "K", "k@example.org", frozenset({role}), frozenset(accounts))


def test_a_kam_hears_of_the_own_accounts_only(tmp_path: Path) -> None:
    found = Directories(DuckNames(world(tmp_path, **ROWS))).of(kam("Alpha GmbH"))
    assert found.accounts == ("Alpha GmbH",)
    assert [(each.name, each.salutation) for each in found.people] == [("Eva Ott", "Sehr geehrte Frau Ott")]
    assert [each.id for each in found.contracts] == ["RV-1"]
    assert [each.id for each in found.articles] == ["MC-1", "MC-2", "MC-3"]


def test_who_sees_all_hears_of_all(tmp_path: Path) -> None:
    found = Directories(DuckNames(world(tmp_path, **ROWS))).of(kam(role=Role.HEAD_OF_SALES))
    assert found.accounts == ("Alpha GmbH", "Beta AG")
    assert [each.id for each in found.contracts] == ["RV-1", "RV-2"]


def test_nobody_hears_of_nothing(tmp_path: Path) -> None:
    found = Directories(DuckNames(world(tmp_path, **ROWS))).of(kam())
    assert (found.accounts, found.people, found.contracts) == ((), (), ())


def test_it_is_read_once_a_version(tmp_path: Path) -> None:
    store = world(tmp_path, **ROWS)
    names = DuckNames(store)
    before = names.directory(["Alpha GmbH"])
    assert names.directory(["Alpha GmbH"]) is before
    publish(store, customers=[customer("C-1", "Alpha GmbH"), customer("C-3", "Gamma SE")])
    assert names.directory(None).accounts == ("Alpha GmbH", "Gamma SE")
