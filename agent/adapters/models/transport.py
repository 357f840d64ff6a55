"""HTTP to one address only: no redirect, no proxy from the environment, no endless answer.

openai 3 speaks httpx2; this module is imported with it, never at start-up.
"""

import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import cast

import httpx2

from agent.adapters.models.endpoint import Address
from agent.domain.errors import Forbidden, Unavailable

MAX_ANSWER_BYTES = 1_000_000
# a connection an answer: nothing stays open behind a review, and nothing is shared between event loops
_LIMITS = httpx2.Limits(max_connections=4, max_keepalive_connections=0)
# the chat has one loop of its own, and a turn asks several times
_SHARED = httpx2.Limits(max_connections=128, max_keepalive_connections=32, keepalive_expiry=20)


def client(address: Address, timeout_s: float) -> httpx2.Client:
    """A client that can reach ``address`` and nothing else; ``timeout_s`` bounds each read and write."""
    return httpx2.Client(transport=PinnedTransport(address), timeout=timeout_s, follow_redirects=False, trust_env=False)


def async_client(address: Address, timeout_s: float, *, shared: bool = False) -> httpx2.AsyncClient:
    """The same for asyncio; ``shared`` keeps connections open and serves many requests at once."""
    transport = AsyncPinnedTransport(address, _SHARED if shared else _LIMITS)
    return httpx2.AsyncClient(transport=transport, timeout=timeout_s, follow_redirects=False, trust_env=False)


@cache
def _trusted() -> ssl.SSLContext:
    """The system's certificates; reading them takes longer than everything else here."""
    return httpx2.create_ssl_context(trust_env=False)


class PinnedTransport(httpx2.HTTPTransport):
    """Refuses a request to another address, an answer that is compressed, and one that is too long."""

    def __init__(self, address: Address) -> None:
        super().__init__(verify=_trusted(), trust_env=False, limits=_LIMITS)
        self._address = address

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        _check_request(request, self._address)
        response = super().handle_request(request)
        if _compressed(response):
            response.close()
            raise _bad_answer(self._address)
        response.stream = _Bounded(cast(httpx2.SyncByteStream, response.stream), self._address)
        return response


class AsyncPinnedTransport(httpx2.AsyncHTTPTransport):
    """`PinnedTransport` for asyncio."""

    def __init__(self, address: Address, limits: httpx2.Limits = _LIMITS) -> None:
        super().__init__(verify=_trusted(), trust_env=False, limits=limits)
        self._address = address

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        _check_request(request, self._address)
        response = await super().handle_async_request(request)
        if _compressed(response):
            await response.aclose()
            raise _bad_answer(self._address)
        response.stream = _AsyncBounded(cast(httpx2.AsyncByteStream, response.stream), self._address)
        return response


def _check_request(request: httpx2.Request, address: Address) -> None:
    url = request.url
    port = url.port or (443 if url.scheme == "https" else 80)
    if (url.scheme, url.host, port) != (address.scheme, address.host, address.port):
        raise Forbidden("models.stays_here", host=url.host)
    request.headers["accept-encoding"] = "identity"


def _compressed(response: httpx2.Response) -> bool:
    """A compressed answer could unpack to any size."""
    return bool(response.headers.get("content-encoding", "identity") != "identity")


def _bad_answer(address: Address) -> Unavailable:
    return Unavailable("models.bad_answer", host=address.host)


class _Bounded(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, address: Address) -> None:
        self._stream, self._address = stream, address

    def __iter__(self) -> Iterator[bytes]:
        left = MAX_ANSWER_BYTES
        for chunk in self._stream:
            left -= len(chunk)
            if left < 0:
                self.close()
                raise _bad_answer(self._address)
            yield chunk

    def close(self) -> None:
        self._stream.close()


class _AsyncBounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, address: Address) -> None:
        self._stream, self._address = stream, address

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MAX_ANSWER_BYTES
        async for chunk in self._stream:
            left -= len(chunk)
            if left < 0:
                await self.aclose()
                raise _bad_answer(self._address)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
