"""Series and release of articles, read from the facts."""

from collections.abc import Collection, Mapping

from agent.adapters.facts.opportunities import RELEASED
from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore


class DuckArticleStates:
    """Implements the port `ArticleStates`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def orderable(self, article_ids: Collection[str]) -> Mapping[str, bool]:
        values = {"articles": list(article_ids), "released": list(RELEASED)}
        return dict(self._store.rows(sql("reorder/orderable"), values))
