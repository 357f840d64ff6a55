"""Our encoder as Chroma's embedding function; Chroma's own default would download a model."""

from typing import Any

from chromadb import Documents, EmbeddingFunction, Embeddings
from chromadb.utils.embedding_functions import register_embedding_function

from knowledge.embeddings import Embedder


@register_embedding_function
class KamEmbedding(EmbeddingFunction[Documents]):
    """Registered by name, so that a collection opened by any process finds the encoder it was built with."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder or Embedder()

    def __call__(self, input: Documents) -> Embeddings:
        return list(self._embedder.encode(list(input)))

    @staticmethod
    def name() -> str:
        return "kam-usem3"

    def get_config(self) -> dict[str, Any]:
        return {}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> "KamEmbedding":  # noqa: ARG004 - the interface names it
        return KamEmbedding()

    def default_space(self) -> Any:
        return "cosine"

    def supported_spaces(self) -> list[Any]:
        return ["cosine"]
