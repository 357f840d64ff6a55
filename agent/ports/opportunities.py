"""Business that is within reach and not secured yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from agent.domain.facts.info import RowKey


@dataclass(frozen=True, slots=True)
class ReleasedArticle:
    """A released article without contract and call-off; ``last_ordered`` None: never."""

    account_id: str
    article_id: str
    name: str
    release_state: str
    last_ordered: date | None

    @property
    def source(self) -> RowKey:
        return RowKey("articles", self.article_id)


class OpportunityFacts(Protocol):
    def released_without_contract(self, account_ids: Sequence[str], today: date) -> Sequence[ReleasedArticle]:
        """By account and article. Raises Unavailable ``facts.none``."""
        ...
