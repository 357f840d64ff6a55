"""Whether an article may be delivered in series."""

from collections.abc import Collection, Mapping
from typing import Protocol


class ArticleStates(Protocol):
    def orderable(self, article_ids: Collection[str]) -> Mapping[str, bool]:
        """By article id: a series article that is released; who is missing is unknown. Raises Unavailable."""
        ...
