"""Business within reach, read from the facts."""

from collections.abc import Sequence
from datetime import date

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore
from agent.ports.opportunities import ReleasedArticle

# how systems call it that an article may be delivered in series
RELEASED = ("released", "freigegeben", "freigabe erteilt", "serienfreigabe", "series", "serie", "ppap approved")
_CALLED_OFF_WITHIN = 365  # days


class DuckOpportunities:
    """Implements the port `OpportunityFacts`."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def released_without_contract(self, account_ids: Sequence[str], today: date) -> Sequence[ReleasedArticle]:
        values = {
            "customers": list(account_ids),
            "today": today,
            "released": list(RELEASED),
            "days": _CALLED_OFF_WITHIN,
        }
        rows = self._store.rows(sql("opportunities/released_without_contract"), values)
        return [ReleasedArticle(*row) for row in rows]
