"""Whose an address or an id is, read from the facts."""

from collections.abc import Collection, Mapping

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore


class DuckOwnership:
    """Implements the port `Ownership`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def of_addresses(self, addresses: Collection[str]) -> Mapping[str, Collection[str]]:
        return self._owners("drafts/owners_of_addresses", addresses)

    def of_ids(self, ids: Collection[str]) -> Mapping[str, Collection[str]]:
        return self._owners("drafts/owners_of_ids", ids)

    def _owners(self, query: str, names: Collection[str]) -> Mapping[str, Collection[str]]:
        if not names:
            return {}
        rows = self._store.rows(sql(query), {"names": sorted(names)})
        owners: dict[str, set[str]] = {}
        for name, owner in rows:
            owners.setdefault(name, set()).add(owner)
        return owners
