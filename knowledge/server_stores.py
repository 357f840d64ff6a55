"""Policy indexes on a Chroma server, which any number of processes may read and write.

Every content gets a collection of its own, filled under another name and renamed when it is whole: of two processes
that build the same one at once the second finds the name taken and uses the first one's.
"""

import contextlib
import secrets
from collections.abc import Sequence
from typing import Any
from urllib.parse import SplitResult, urlsplit

from agent.domain.errors import BadInput, Unavailable
from knowledge.collection import Damaged, PolicyCollection, ServerClient
from knowledge.embeddings import Embedder
from knowledge.passages import Passage

_KEEP = 3  # collections; who still reads an older one is not disturbed
_STORE, _BUILDING = "kam-policies-", "kam-building-"
_PORT = {"http": 8000, "https": 443}  # Chroma's own, and that of a proxy before it


class ServerStores:
    """``url``: http(s)://HOST[:PORT]. Raises BadInput ``system.setting`` for anything else."""

    def __init__(self, url: str, embedder: Embedder) -> None:
        self._at, self._embedder = _address(url), embedder

    def find(self, content: str) -> PolicyCollection | None:
        self.reach()
        with contextlib.suppress(Damaged):
            return PolicyCollection.open(self._client, _named(content), content, self._embedder)
        return None

    def make(self, content: str, items: Sequence[Passage]) -> tuple[PolicyCollection, bool]:
        name = f"{_BUILDING}{secrets.token_hex(8)}"
        with self._client() as client:
            building = PolicyCollection.build(client, name, items, content, self._embedder)
            built = building.rename(_named(content)) or self._replaced(building, content)
            if not built:
                client.delete_collection(name)
            self._forget_old(client, content)
        return PolicyCollection.open(self._client, _named(content), content, self._embedder), built

    def failure(self, error: Exception) -> Unavailable:
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Unavailable("policies.index_server", detail=detail)

    def reach(self) -> None:
        """Raises Unavailable ``policies.index_server`` when nobody answers there within seconds."""
        import httpx

        try:  # first, and with a limit: the client of Chroma would wait for ever
            httpx.get(f"{self._at.geturl()}/api/v2/heartbeat", timeout=5).raise_for_status()
        except httpx.HTTPError as error:
            raise self.failure(error) from error

    def _client(self) -> ServerClient:
        port = self._at.port or _PORT[self._at.scheme]
        return ServerClient(self._at.hostname or "", port, self._at.scheme == "https")

    def _replaced(self, built: PolicyCollection, content: str) -> bool:
        """The name is taken: by one that is whole, which stays, or by a damaged one, which goes."""
        if found := self.find(content):
            found.close()
            return False
        with self._client() as client:
            client.delete_collection(_named(content))
        return built.rename(_named(content))

    @staticmethod
    def _forget_old(client: Any, content: str) -> None:
        """What is older than the last few; ids of collections do not tell their age, so the metadata does."""
        ours = [each for each in client.list_collections() if each.name.startswith(_STORE)]
        ours.sort(key=lambda each: (each.metadata or {}).get("built", 0), reverse=True)
        for old in ours[_KEEP:]:
            if old.name != _named(content):
                with contextlib.suppress(Exception):  # another process was faster
                    client.delete_collection(old.name)


def _named(content: str) -> str:
    return f"{_STORE}{content[:32]}"


def _address(url: str) -> SplitResult:
    try:
        at = urlsplit(url.rstrip("/"))
        usable = at.scheme in _PORT and at.hostname and not (at.path or at.query or at.username) and at.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise BadInput("system.setting", name="KAM_CHROMA_URL", problem="http(s)://HOST[:PORT]")
    return at
