"""One generation of the policy index: a collection of Chroma, written once, then only read."""

import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import chromadb
import httpx
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import InternalError, UniqueConstraintError

from knowledge.chroma_embedding import KamEmbedding
from knowledge.embeddings import DIMENSIONS, Embedder
from knowledge.passages import MOST_PER_CLAUSE, Passage

# exact enough to be exhaustive: a library has hundreds of texts, not millions
_PATIENCE_S = 30.0  # for an answer of a server
_HNSW = {"space": "cosine", "ef_construction": 400, "ef_search": 400}


class Damaged(Exception):
    """There is no complete index of the content asked for."""


class PolicyCollection:
    """Open with `build` or `open`; `close` releases the files."""

    def __init__(self, client: Any, collection: Any) -> None:
        self._client = client
        self._collection = collection
        self.size: int = collection.count()

    @classmethod
    def build(
        cls, client: Any, name: str, items: Sequence[Passage], content: str, embedder: Embedder
    ) -> "PolicyCollection":
        collection = client.create_collection(
            name,
            metadata={"content": content, "passages": len(items), "built": time.time()},
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
    def open(cls, connect: Callable[[], Any], name: str, content: str, embedder: Embedder) -> "PolicyCollection":
        """Raises Damaged when it cannot be read or holds something else."""
        with contextlib.ExitStack() as opened:
            try:
                client = opened.enter_context(connect())
                found = cls(client, client.get_collection(name, embedding_function=KamEmbedding(embedder)))
                found._verify(content)
            except Exception as error:  # Chroma raises its own, sqlite's, and AttributeError after a failed start
                raise Damaged(str(error)) from error
            opened.pop_all()  # it stays open
            return found

    def rename(self, name: str) -> bool:
        """False when another one has the name."""
        try:
            self._collection.modify(name=name)
        except (UniqueConstraintError, InternalError):
            return False
        return True

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


def folder_client(folder: Path) -> Any:
    return chromadb.PersistentClient(str(folder), settings=_settings())


class ServerClient(Client):
    """Of a Chroma server; `close` gives back its connections, which Chroma's own leaves open."""

    def __init__(self, host: str, port: int, ssl: bool) -> None:
        at = {"chroma_server_host": host, "chroma_server_http_port": port, "chroma_server_ssl_enabled": ssl}
        super().__init__(settings=_settings(chroma_api_impl="chromadb.api.fastapi.FastAPI", **at))
        self._sessions = [_session(self), _session(self._admin_client)]
        for session in self._sessions:
            session.timeout = httpx.Timeout(_PATIENCE_S)  # it waits for ever, and takes no setting for it

    def close(self) -> None:
        super().close()
        for session in self._sessions:
            session.close()


def _session(client: Any) -> httpx.Client:
    session: httpx.Client = client._server._session
    return session


def _settings(**values: Any) -> Settings:
    return Settings(  # arguments win over a .env file and the environment, which Chroma reads too
        _env_file=None,
        anonymized_telemetry=False,
        chroma_otel_collection_endpoint="",
        allow_reset=False,
        **values,
    )
