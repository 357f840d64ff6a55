"""Policy clauses by meaning, in Chroma: embedded in a folder, or on a server."""

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause
from agent.ports import PolicyHit, PolicyPassage
from knowledge.embeddings import Embedder, fingerprint
from knowledge.passages import Passage, content_hash, passages, policy_of, shown

if TYPE_CHECKING:
    from knowledge.collection import PolicyCollection

Result = TypeVar("Result")


class Stores(Protocol):
    """Where indexes lie, one a content of the library."""

    def find(self, content: str) -> "PolicyCollection | None":
        """The whole one of this content, open."""
        ...

    def make(self, content: str, items: Sequence[Passage]) -> "tuple[PolicyCollection, bool]":
        """Build it, open; False beside it when another process was faster. Raises Unavailable."""
        ...

    def failure(self, error: Exception) -> Unavailable:
        """What went wrong there, in the user's words."""
        ...


class ChromaPolicySearch:
    """Implements the port `PolicySearch`; call `sync` before searching. Thread-safe."""

    def __init__(self, stores: Stores, embedder: Embedder) -> None:
        self._stores = stores
        self._embedder = embedder
        self._lock = threading.RLock()
        self._open: tuple[str, PolicyCollection] | None = None

    def warm(self) -> threading.Thread:
        """Import Chroma and load the encoder in a thread, while the document is still being read."""
        thread = threading.Thread(target=self._warm, name="policy-index-warm", daemon=True)
        thread.start()
        return thread

    def _warm(self) -> None:
        self._embedder.warm().join()
        with contextlib.suppress(ImportError):  # the first search reports it
            import chromadb.api.rust  # noqa: F401 - the client imports it by name, late

            import knowledge.collection  # noqa: F401

    def sync(self, clauses: Sequence[PolicyClause]) -> bool:
        """True when the store was built anew. Raises Unavailable when locked or not to be written."""
        items = passages(clauses)
        content = content_hash(items, fingerprint())
        with self._lock:
            if self._open and self._open[0] == content:
                return False
            return self._guarded(lambda: self._switch(content, items))

    def nearest(self, texts: Sequence[str], count: int) -> list[list[PolicyHit]]:
        """See the port. Raises Unavailable before the first `sync`, or when the store was lost meanwhile."""
        return [
            [PolicyHit(policy_of(name), similarity) for name, similarity in row] for row in self._search(texts, count)
        ]

    def passages(self, query: str, count: int) -> list[PolicyPassage]:
        """See the port. Raises Unavailable as `nearest` does."""
        [row] = self._search([query], count)
        ids = [shown(name) for name, _ in row]
        with self._lock:
            texts = self._guarded(lambda: self._store().texts(ids))
        return [_passage(*texts[name], similarity) for name, (_, similarity) in zip(ids, row, strict=True)]

    def close(self) -> None:
        """Release the store's files."""
        with self._lock:
            if self._open:
                self._open[1].close()
                self._open = None

    def _search(self, texts: Sequence[str], count: int) -> list[list[tuple[str, float]]]:
        if not texts or count < 1:
            return [[] for _ in texts]
        vectors = self._embedder.encode(texts)
        with self._lock:
            rows = self._guarded(lambda: self._store().nearest(vectors, count))
        return [_one_a_clause(row)[:count] for row in rows]

    def _store(self) -> "PolicyCollection":
        if not self._open:
            raise Unavailable("policies.index_not_ready")
        return self._open[1]

    def _switch(self, content: str, items: Sequence[Passage]) -> bool:
        store, built = self._stores.find(content), False
        if store is None:
            store, built = self._stores.make(content, items)
        self.close()
        self._open = (content, store)
        return built

    def _guarded(self, step: Callable[[], Result]) -> Result:
        """Run a step on the store; whatever the disk, the network or Chroma raises becomes Unavailable."""
        import httpx
        from chromadb.errors import ChromaError

        from knowledge.collection import Damaged

        try:
            return step()
        except (OSError, ValueError, httpx.HTTPError, ChromaError, Damaged) as error:  # ValueError: no JSON, no port
            self.close()  # the next sync opens it again, or builds it anew
            raise self._stores.failure(error) from error


def _one_a_clause(row: list[tuple[str, float]]) -> list[tuple[str, float]]:
    best: dict[str, tuple[str, float]] = {}
    for name, similarity in row:  # best first, so the first of a clause is its best
        best.setdefault(policy_of(name), (name, similarity))
    return list(best.values())


def _passage(metadata: Mapping[str, str], text: str, similarity: float) -> PolicyPassage:
    language = Language(metadata["language"])
    return PolicyPassage(metadata["policy_id"], metadata["field"], language, text, similarity)
