"""Batches of NDA reviews as the state keeps them."""

from collections.abc import Collection, Sequence
from typing import Protocol

from agent.domain.nda.batch import Batch, BatchDocument, Summary


class Batches(Protocol):
    def create(self, batch: Batch) -> bool:
        """False when the same user has one with this key: somebody was faster."""
        ...

    def get(self, batch_id: str) -> Batch:
        """Raises NotFound ``nda_batch.unknown``."""
        ...

    def find(self, user_id: str, key: str) -> Batch | None: ...

    def latest(self, user_id: str, limit: int) -> Sequence[Batch]:
        """The user's own, the newest first."""
        ...

    def put(self, batch_id: str, document: BatchDocument) -> None:
        """Store place, name, content and review, in place of what was there before."""
        ...

    def at(self, batch_id: str, place: str) -> BatchDocument | None: ...

    def of_content(self, batch_id: str, sha256: str) -> Sequence[BatchDocument]: ...

    def documents(self, batch_id: str) -> Sequence[BatchDocument]:
        """By name. They come without the results of their reviews."""
        ...

    def count(self, batch_id: str) -> int: ...

    def keep_only(self, batch_id: str, places: Collection[str]) -> None:
        """Forget the other documents of the batch; their reviews stay."""
        ...

    def summarise(self, review_id: str, summary: Summary) -> None:
        """Store it with every document of this review."""
        ...
