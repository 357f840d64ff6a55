"""The table of situations: every one is tested, stands where it says, and belongs to the account it names."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

from importlib import import_module

import pytest

from agent.adapters.demo.situations import SITUATIONS, Situation
from tests.adapters.demo.demo_world import World

MODULES = [
    import_module(f"tests.adapters.demo.test_situations_{name}")
    for name in ("contracts", "supply", "service", "people", "steering")
]


def test_ids_are_unique() -> None:
    assert len({each.id for each in SITUATIONS}) == len(SITUATIONS)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each.id)
def test_there_is_a_test_of_every_situation(situation: Situation) -> None:
    assert sum(callable(getattr(module, f"test_{situation.id}", None)) for module in MODULES) == 1


def test_the_rows_are_there_and_of_the_account(demo: World) -> None:
    for situation in SITUATIONS:
        for key in situation.keys:
            assert demo.one(f"SELECT count(*) FROM {situation.table} WHERE id = '{key}'") == 1, key
            assert situation.account is None or owner(demo, situation.table, key) in (situation.account.id, None)


def owner(demo: World, table: str, key: str) -> str | None:
    """None where the table does not say."""
    columns = {name for (name, *_) in demo.rows(f"DESCRIBE {table}")}
    found = demo.one(f"SELECT customer_id FROM {table} WHERE id = '{key}'") if "customer_id" in columns else None
    return None if found is None else str(found)
