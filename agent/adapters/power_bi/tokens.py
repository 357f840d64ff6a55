"""Access tokens for the service principal, by msal through our own bounded client."""

import ssl
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from agent.adapters.http_reading import Answer, Limits, PoliteClient, Waits
from agent.adapters.http_reading.answers import one_line
from agent.adapters.http_reading.client import read_address
from agent.adapters.models.endpoint import LOOPBACK
from agent.domain.errors import BadInput, Unavailable

SYSTEM = "Microsoft Entra ID"
AUTHORITY = "https://login.microsoftonline.com"
_AUTHORITIES = frozenset({"login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"})
_SCOPE = "https://analysis.windows.net/powerbi/api/.default"


@dataclass(frozen=True, slots=True)
class Principal:
    """Tenant (id or domain), application and its secret."""

    tenant: str
    client: str
    secret: str = field(default="", repr=False)


class Tokens(Protocol):
    def token(self) -> str:
        """A token that is valid now. Raises Unavailable ``connectors.power_bi.token``."""
        ...

    def close(self) -> None: ...


class MsalTokens:
    """Client credentials. The authority is Microsoft's, or this machine in tests."""

    def __init__(
        self,
        principal: Principal,
        *,
        authority: str = AUTHORITY,
        limits: Limits | None = None,
        waits: Waits | None = None,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self._address = read_address(authority, "authority")
        if self._address.scheme != "https" or self._address.host not in _AUTHORITIES | LOOPBACK:
            raise BadInput("connectors.address", name="authority")
        self._principal = principal
        self._application: Any = None
        secrets = (principal.secret,)
        self._client = PoliteClient(SYSTEM, self._address, secrets=secrets, limits=limits, waits=waits, trusted=trusted)

    def token(self) -> str:
        """From msal's memory until it runs out."""
        if self._application is None:
            self._application = self._build()
        try:
            found = self._application.acquire_token_for_client(scopes=[_SCOPE])
        except (ValueError, KeyError, RuntimeError):
            raise self._no_token("answer") from None
        if "access_token" not in found:
            told = f"{found.get('error', '')} {found.get('error_codes', '')}"
            raise self._no_token(told)
        return str(found["access_token"])

    def _build(self) -> Any:
        from msal import ConfidentialClientApplication

        try:
            return ConfidentialClientApplication(
                self._principal.client,
                client_credential=self._principal.secret,
                authority=f"{self._address.url}/{self._principal.tenant}",
                validate_authority=False,  # the host is on our own list
                instance_discovery=False,
                http_client=_Bridge(self._client),
            )
        except ValueError:
            raise self._no_token("authority") from None

    def _no_token(self, told: str) -> Unavailable:
        return Unavailable("connectors.power_bi.token", reason=one_line(told, (self._principal.secret,)) or "–")

    def close(self) -> None:
        self._client.close()


@dataclass(frozen=True, slots=True)
class _Reply:
    """An answer as msal wants it."""

    status_code: int
    text: str
    headers: dict[str, str]

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise ValueError(self.status_code)


class _Bridge:
    """msal's idea of an HTTP client over ours: same host, no redirects away, bounded."""

    def __init__(self, client: PoliteClient) -> None:
        self._client = client

    def get(self, url: str, params: Any = None, headers: Any = None, **_: Any) -> _Reply:
        self._require_host(url)
        return _reply(self._client.request("GET", _with(url, params), headers=dict(headers or {})))

    def post(self, url: str, params: Any = None, data: Any = None, headers: Any = None, **_: Any) -> _Reply:
        self._require_host(url)
        sent = {"content-type": "application/x-www-form-urlencoded", **(headers or {})}
        body = data if isinstance(data, str) else urlencode(data or {})
        return _reply(self._client.request("POST", _with(url, params), body.encode(), sent))

    def _require_host(self, url: str) -> None:
        """The discovery document names the address that the secret goes to."""
        self._client.require_same_host(url)

    def close(self) -> None:
        self._client.close()


def _with(url: str, params: Any) -> str:
    return f"{url}?{urlencode(params)}" if params else url


def _reply(answer: Answer) -> _Reply:
    return _Reply(answer.status, answer.body.decode("utf-8", "replace"), dict(answer.headers))
