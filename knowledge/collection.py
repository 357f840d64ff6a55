"""One generation of the policy index: a Chroma store in its own folder, written once, then only read."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings

from knowledge.chroma_embedding import KamEmbedding
from knowledge.embeddings import DIMENSIONS, Embedder
from knowledge.passages import MOST_PER_CLAUSE, Passage

_NAME = "policy_clauses"
# exact enough to be exhaustive: a library has hundreds of texts, not millions
_HNSW = {"space": "cosine", "ef_construction": 400, "ef_search": 400}


class Damaged(Exception):
    """The folder holds no complete index of the content asked for."""


class PolicyCollection:
    """Open with `build` or `open`; `close` releases the files."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection
        self.size: int = collection.count()

    @classmethod
    def build(cls, folder: Path, items: Sequence[Passage], content: str, embedder: Embedder) -> "PolicyCollection":
        client = _client(folder)
        collection = client.create_collection(
            _NAME,
            metadata={"content": content, "passages": len(items)},
            embedding_function=KamEmbedding(embedder),
            configuration={"hnsw": _HNSW},
        )
        if items:
            collection.add(
                ids=[item.id for item in items],
                documents=[item.text for item in items],
                metadatas=[item.metadata for item in items],
                embeddings=embedder.encode([item.text for item in items]),
            )
        return cls(client, collection)

    @classmethod
    def open(cls, folder: Path, content: str, embedder: Embedder) -> "PolicyCollection":
        """Raises Damaged when the folder cannot be read or holds something else."""
        if not (folder / "chroma.sqlite3").is_file():
            raise Damaged(folder.name)  # Chroma would create an empty store
        with contextlib.ExitStack() as opened:
            try:
                client = opened.enter_context(_client(folder))
                found = cls(client, client.get_collection(_NAME, embedding_function=KamEmbedding(embedder)))
                found._verify(content)
            except Exception as error:  # Chroma raises its own, sqlite's, and AttributeError after a failed start
                raise Damaged(str(error)) from error
            opened.pop_all()  # it stays open
            return found

    def _verify(self, content: str) -> None:
        metadata = self._collection.metadata or {}
        if (metadata.get("content"), metadata.get("passages")) != (content, self.size):
            raise Damaged("other content")
        self.nearest([[1.0] + [0.0] * (DIMENSIONS - 1)], 1)  # reads the vectors once

    def nearest(self, vectors: Any, clauses: int) -> list[list[tuple[str, float]]]:
        """For each vector passage ids and cosine similarities, best first, enough for ``clauses`` clauses."""
        # in the worst case every text of a clause comes before the first of the next
        wanted = min(self.size, max(clauses, 1) * MOST_PER_CLAUSE)
        if not wanted:
            return [[] for _ in vectors]
        found = self._collection.query(query_embeddings=vectors, n_results=wanted, include=["distances"])
        return [
            [(name, 1.0 - distance) for name, distance in zip(names, distances, strict=True)]
            for names, distances in zip(found["ids"], found["distances"], strict=True)
        ]

    def texts(self, ids: Sequence[str]) -> dict[str, tuple[dict[str, Any], str]]:
        """Metadata and text by passage id."""
        found = self._collection.get(ids=list(ids), include=["metadatas", "documents"])
        rows = zip(found["ids"], found["metadatas"], found["documents"], strict=True)
        return {name: (metadata, text) for name, metadata, text in rows}

    def close(self) -> None:
        self._client.close()


def _client(folder: Path) -> Any:
    settings = Settings(  # arguments win over a .env file and the environment, which Chroma reads too
        _env_file=None,
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        allow_reset=False,
    )
    return chromadb.PersistentClient(str(folder), settings=settings)
