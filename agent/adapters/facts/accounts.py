"""Which facts are in use, and the customers in them."""

from collections.abc import Sequence

from agent.adapters.facts.store import FactsStore
from agent.domain.account import Account, AccountClass
from agent.domain.facts.info import FactsInfo
from agent.domain.language import Language


class DuckFacts:
    """Implements the port `Facts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store
        self._read: tuple[str, Sequence[Account]] | None = None  # every question begins with the accounts

    def info(self) -> FactsInfo:
        return self._store.info()

    def accounts(self) -> Sequence[Account]:
        version = self._store.info().version
        if self._read is None or self._read[0] != version:
            self._read = (version, self._load())
        return self._read[1]

    def _load(self) -> Sequence[Account]:
        with self._store.cursor() as cursor:
            rows = cursor.execute(
                'SELECT id, name, "class", language, industry, country FROM customers ORDER BY name'
            ).fetchall()
        return [
            Account(key, name, AccountClass(kind), Language(language or "de"), industry or "", country or "")
            for key, name, kind, language, industry, country in rows
        ]
