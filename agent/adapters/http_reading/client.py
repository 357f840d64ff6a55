"""One client for every system that is read: pinned to its host, patient, bounded.

Every request here reads, so asking again is safe. Imported with a connector, never at start-up.
"""

import ssl
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx2

from agent.adapters.http_reading.answers import Answer, refusal
from agent.adapters.http_reading.failures import failure, is_final
from agent.adapters.http_reading.waiting import RETRIED, Limiter, Waits, pause_after
from agent.adapters.models.endpoint import LOOPBACK, Address, address_of
from agent.domain.errors import BadInput, KamError, Unavailable

_REDIRECTS = frozenset({301, 302, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one client. ``timeout_s``: each wait on the wire; ``answer_s``: one answer in all;
    ``longest_wait_s``: the most that a Retry-After is obeyed."""

    timeout_s: float = 60.0
    answer_s: float = 300.0
    max_bytes: int = 64_000_000
    max_redirects: int = 5
    attempts: int = 5
    longest_wait_s: float = 120.0
    per_minute: int = 120


def read_address(url: str, setting: str) -> Address:
    """The address in ``setting``; https, or http on this machine. Raises BadInput ``connectors.address``."""
    try:
        address = address_of(url)
    except BadInput:
        raise BadInput("connectors.address", name=setting) from None
    if address.scheme != "https" and address.host not in LOOPBACK:
        raise BadInput("connectors.address", name=setting)
    return address


class PoliteClient:
    """Reads from ``address``. ``secrets`` never appear in an error."""

    def __init__(
        self,
        system: str,
        address: Address,
        *,
        secrets: tuple[str, ...] = (),
        limits: Limits | None = None,
        waits: Waits | None = None,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self.system, self.address = system, address
        self._secrets, self._limits, self._waits = secrets, limits or Limits(), waits or Waits()
        self._limiter = Limiter(self._limits.per_minute, self._waits)
        self._client = httpx2.Client(
            transport=httpx2.HTTPTransport(verify=trusted or _trusted(), trust_env=False),
            timeout=self._limits.timeout_s,
            trust_env=False,
            follow_redirects=False,
        )

    @property
    def host(self) -> str:
        return self.address.host

    @property
    def secrets(self) -> tuple[str, ...]:
        return self._secrets

    def post(self, path: str, content: bytes, headers: dict[str, str]) -> Answer:
        """The answer, whatever its status, after patient retries. Raises Unavailable ``connectors.…``."""
        return self.request("POST", f"{self.address.url}{path}", content, headers)

    def refusal(self, answer: Answer, what: str) -> KamError:
        return refusal(answer, self.system, self.host, what, self._secrets)

    def broken(self, what: str) -> KamError:
        return Unavailable("connectors.broken", system=self.system, what=what)

    def request(self, method: str, url: str, content: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """Ask until there is an answer that asking again would not better."""
        for attempt in range(1, self._limits.attempts + 1):
            last = attempt == self._limits.attempts
            answer = None
            try:
                answer = self._follow(method, url, content, headers or {})
            except httpx2.TransportError as error:
                if last or is_final(error):
                    raise failure(error, self.system, self.host) from None
            if answer is not None and (last or answer.status not in RETRIED):
                return answer
            self._pause(pause_after(answer, attempt, self._waits))
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, seconds: float) -> None:
        if seconds > self._limits.longest_wait_s:
            raise Unavailable("connectors.busy", system=self.system, host=self.host)
        self._waits.sleep(seconds)

    def _follow(self, method: str, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        """Redirects stay on the same scheme, host and port, keep the method, and are few."""
        for _ in range(self._limits.max_redirects + 1):
            self._limiter.wait()
            answer = self._once(method, url, content, headers)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            url = _joined(url, answer.headers["location"])
            self.require_same_host(url)
        raise Unavailable("connectors.redirects", system=self.system, host=self.host)

    def require_same_host(self, url: str) -> None:
        """Raises Unavailable ``connectors.redirect`` for an address that is not ours."""
        try:
            parts = urlsplit(url)
            target = (
                parts.scheme,
                (parts.hostname or "").rstrip("."),
                parts.port or {"https": 443}.get(parts.scheme, 80),
            )
        except ValueError:
            target = ("", "?", 0)
        if target != (self.address.scheme, self.address.host, self.address.port):
            raise Unavailable("connectors.redirect", system=self.system, host=self.host, target=target[1] or "?")

    def _once(self, method: str, url: str, content: bytes, headers: dict[str, str]) -> Answer:
        # a compressed answer could unpack to any size
        sent = {"user-agent": "kam-assistant", **headers, "accept-encoding": "identity"}
        ends = self._waits.monotonic() + self._limits.answer_s
        with self._client.stream(method, url, content=content or None, headers=sent) as response:
            if response.headers.get("content-encoding", "identity") != "identity":
                raise self._too_large()
            body = self._body(response, ends)
            return Answer(response.status_code, body, dict(response.headers))

    def _body(self, response: httpx2.Response, ends: float) -> bytes:
        parts, size = [], 0
        for chunk in response.iter_raw():
            size += len(chunk)
            if size > self._limits.max_bytes:
                raise self._too_large()
            if self._waits.monotonic() > ends:
                raise httpx2.ReadTimeout("the answer drips")
            parts.append(chunk)
        return b"".join(parts)

    def _too_large(self) -> Unavailable:
        limit = self._limits.max_bytes // 1_000_000
        return Unavailable("connectors.too_large", system=self.system, host=self.host, limit=limit)

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        return ""


@cache
def _trusted() -> ssl.SSLContext:
    """The system's certificates; reading them takes longer than everything else here."""
    return httpx2.create_ssl_context(trust_env=False)
