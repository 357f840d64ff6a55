"""Policy indexes in a folder of this machine, opened by Chroma in the process itself.

Every content gets a store of its own, built beside the others and renamed into place: a process that reads never
waits and never sees half an index. (A store that another process changes while it is open keeps answering from its
old vectors, and of four that write one store at once most vectors are lost: measured with Chroma 1.5.) So one
process writes at a time, held by a lock.
"""

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from agent.domain.errors import Unavailable
from knowledge.collection import Damaged, PolicyCollection, folder_client
from knowledge.embeddings import Embedder
from knowledge.passages import Passage

_KEEP = 3  # stores; a process that still reads an older one is not disturbed
_NAME = "policy_clauses"
_STORE, _BUILDING, _LOCK = "policies-", "building-", "writer.lock"


class FolderStores:
    """``folder`` is ours to fill: it is created, and only stores that we named are ever deleted.

    One process builds at a time; another waits ``patience`` seconds for it.
    """

    def __init__(self, folder: Path, embedder: Embedder, patience: float = 30.0) -> None:
        self._folder, self._embedder, self._patience = folder, embedder, patience

    def find(self, content: str) -> PolicyCollection | None:
        for folder in self._folder.glob(f"{_STORE}{content[:16]}-*"):
            with contextlib.suppress(Damaged):
                return self._opened(folder, content)
        return None

    def make(self, content: str, items: Sequence[Passage]) -> tuple[PolicyCollection, bool]:
        with self._writing():
            found = self.find(content)  # another process may have been faster
            return (found, False) if found else (self._built(content, items), True)

    def failure(self, error: Exception) -> Unavailable:
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Unavailable("policies.index_folder", folder=self._folder, detail=detail)

    def _opened(self, folder: Path, content: str) -> PolicyCollection:
        if not (folder / "chroma.sqlite3").is_file():
            raise Damaged(folder.name)  # Chroma would create an empty store
        return PolicyCollection.open(lambda: folder_client(folder), _NAME, content, self._embedder)

    def _built(self, content: str, items: Sequence[Passage]) -> PolicyCollection:
        # a damaged store of this content goes, and its name too: Chroma remembers a failed start by path
        _remove([*self._folder.glob(f"{_STORE}{content[:16]}-*"), *self._folder.glob(f"{_BUILDING}*")])
        name = f"{content[:16]}-{secrets.token_hex(4)}"
        building, final = self._folder / f"{_BUILDING}{name}", self._folder / f"{_STORE}{name}"
        PolicyCollection.build(folder_client(building), _NAME, items, content, self._embedder).close()
        building.rename(final)
        stores = sorted(self._folder.glob(f"{_STORE}*"), key=lambda path: path.stat().st_mtime, reverse=True)
        _remove([path for path in stores[_KEEP:] if path != final])
        return self._opened(final, content)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / _LOCK, timeout=self._patience):
                yield
        except Timeout as error:
            raise Unavailable("policies.index_locked", seconds=round(self._patience)) from error


def _remove(folders: Sequence[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
