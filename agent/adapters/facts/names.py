"""Names of the accounts, people, contracts and articles in the facts."""

from collections.abc import Iterable, Sequence

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.domain.assistant.directory import Directory, Item, Person

_MOST_SCOPES = 64  # directories kept: one for each set of accounts that somebody sees


class DuckNames:
    """Implements the port `Names`. Reads each table once a version; a scope is cut out of that in memory."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store
        self._read: tuple[str, Directory, dict[tuple[str, ...], Directory]] | None = None

    def directory(self, accounts: Sequence[str] | None) -> Directory:
        """The same object again as long as version and accounts are the same."""
        version = self._store.info().version
        read = self._read
        if read is None or read[0] != version:
            read = self._read = (version, self._load(), {})
        _version, everything, scopes = read
        if accounts is None:
            return everything
        key = tuple(sorted(set(accounts)))
        if key not in scopes:
            if len(scopes) >= _MOST_SCOPES:
                scopes.clear()
            scopes[key] = _of(everything, frozenset(key))
        return scopes[key]

    def _load(self) -> Directory:
        with self._store.cursor() as cursor:
            customers = cursor.execute("SELECT id, name FROM customers ORDER BY name").fetchall()
            people = cursor.execute(sql("names/people")).fetchall()
            contracts = cursor.execute(sql("names/contracts")).fetchall()
            articles = cursor.execute(sql("names/articles")).fetchall()
        return Directory(
            accounts=tuple(name for _id, name in customers),
            people=tuple(Person(name, account, salutation or "") for name, account, salutation in people),
            contracts=tuple(_items(contracts)),
            articles=tuple(_items(articles)),
        )


def _items(rows: Iterable[tuple[str, str | None, list[str] | None]]) -> Iterable[Item]:
    for key, name, accounts in rows:
        yield Item(key, name or "", tuple(each for each in accounts or () if each))


def _of(everything: Directory, accounts: frozenset[str]) -> Directory:
    """What belongs to these accounts, and the articles of the catalogue, which belong to all."""
    return Directory(
        accounts=tuple(each for each in everything.accounts if each in accounts),
        people=tuple(each for each in everything.people if each.account in accounts),
        contracts=tuple(each for each in everything.contracts if accounts.intersection(each.accounts)),
        articles=tuple(
            each for each in everything.articles if not each.accounts or accounts.intersection(each.accounts)
        ),
    )
