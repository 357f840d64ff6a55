"""The last look at a version before it counts: a key account manager does not change who works for whom."""

from collections import defaultdict
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from agent.adapters.facts.store import FactsStore
from agent.domain.errors import Forbidden


@dataclass(frozen=True, slots=True)
class _Standing:
    """Customers by id with their names, and the users of ``account_team`` by customer."""

    names: dict[str, str]
    team: dict[str, frozenset[str]]


def require_same_team(store: FactsStore, filled: DuckDBPyConnection) -> None:
    """Compare the filled version with the one in use; customers that are new to it are free, so are demo facts.

    Raises Forbidden ``facts.team`` when a customer would go, change its users, or leave its name to another: the
    name says who may see an account.
    """
    if not store.exists or store.info().is_demo:
        return
    with store.cursor() as cursor:
        before = _standing(cursor)
    changed = _changed(before, _standing(filled))
    if changed:
        raise Forbidden("facts.team", count=changed)


def _changed(before: _Standing, after: _Standing) -> int:
    holders = {name: key for key, name in after.names.items()}
    return sum(
        key not in after.names or before.team.get(key) != after.team.get(key) or holders.get(name, key) != key
        for key, name in before.names.items()
    )


def _standing(connection: DuckDBPyConnection) -> _Standing:
    names = dict(connection.execute("SELECT id, lower(name) FROM customers").fetchall())
    team: defaultdict[str, set[str]] = defaultdict(set)
    for customer, user in connection.execute('SELECT customer_id, lower("user") FROM account_team').fetchall():
        team[customer].add(user)
    return _Standing(names, {customer: frozenset(users) for customer, users in team.items()})
