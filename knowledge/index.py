"""Policy clauses by meaning, in Chroma.

Every content of the library gets a store of its own, built beside the others and renamed into place:
a process that reads never waits and never sees half an index. (A store that another process changes
while it is open keeps answering from its old vectors: measured with Chroma 1.5.)
"""

import contextlib
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause
from agent.ports import PolicyHit, PolicyPassage
from knowledge.embeddings import Embedder, fingerprint
from knowledge.passages import Passage, content_hash, passages, policy_of, shown

if TYPE_CHECKING:
    from knowledge.collection import PolicyCollection

Result = TypeVar("Result")
_KEEP = 3  # stores; a process that still reads an older one is not disturbed
_STORE, _BUILDING, _LOCK = "policies-", "building-", "writer.lock"


class ChromaPolicySearch:
    """Implements the port `PolicySearch`; call `sync` before searching. Thread-safe, opens no socket.

    ``folder`` is ours to fill: it is created, and only stores that we named are ever deleted.
    One process builds at a time; another waits ``patience`` seconds for it.
    """

    def __init__(self, folder: Path, embedder: Embedder, patience: float = 30.0) -> None:
        self._folder = folder
        self._embedder = embedder
        self._patience = patience
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
        store = self._existing(content)
        built = store is None
        if store is None:
            with self._writing():
                store = self._existing(content)  # another process was faster
                built = store is None
                store = store or self._build(content, items)
        self.close()
        self._open = (content, store)
        return built

    def _existing(self, content: str) -> "PolicyCollection | None":
        from knowledge.collection import Damaged, PolicyCollection

        for folder in self._folder.glob(f"{_STORE}{content[:16]}-*"):
            with contextlib.suppress(Damaged):
                return PolicyCollection.open(folder, content, self._embedder)
        return None

    def _build(self, content: str, items: Sequence[Passage]) -> "PolicyCollection":
        from knowledge.collection import PolicyCollection

        # a damaged store of this content goes, and its name too: Chroma remembers a failed start by path
        self._remove([*self._folder.glob(f"{_STORE}{content[:16]}-*"), *self._folder.glob(f"{_BUILDING}*")])
        name = f"{content[:16]}-{secrets.token_hex(4)}"
        building, final = self._folder / f"{_BUILDING}{name}", self._folder / f"{_STORE}{name}"
        PolicyCollection.build(building, items, content, self._embedder).close()
        building.rename(final)
        stores = sorted(self._folder.glob(f"{_STORE}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        self._remove([path for path in stores[_KEEP:] if path != final])
        return PolicyCollection.open(final, content, self._embedder)

    @staticmethod
    def _remove(folders: Sequence[Path]) -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / _LOCK, timeout=self._patience):
                yield
        except Timeout as error:
            raise Unavailable("policies.index_locked", seconds=round(self._patience)) from error

    def _guarded(self, step: Callable[[], Result]) -> Result:
        """Run a step on the store; what the disk or Chroma raises becomes Unavailable."""
        from chromadb.errors import ChromaError

        from knowledge.collection import Damaged

        try:
            return step()
        except (OSError, ChromaError, Damaged) as error:
            self.close()  # the next sync opens it again, or builds it anew
            detail = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise Unavailable("policies.index_folder", folder=self._folder, detail=detail) from error


def _one_a_clause(row: list[tuple[str, float]]) -> list[tuple[str, float]]:
    best: dict[str, tuple[str, float]] = {}
    for name, similarity in row:  # best first, so the first of a clause is its best
        best.setdefault(policy_of(name), (name, similarity))
    return list(best.values())


def _passage(metadata: Mapping[str, str], text: str, similarity: float) -> PolicyPassage:
    language = Language(metadata["language"])
    return PolicyPassage(metadata["policy_id"], metadata["field"], language, text, similarity)
