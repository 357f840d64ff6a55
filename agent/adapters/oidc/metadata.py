"""What a provider tells of itself (OpenID Connect Discovery 1.0): its pages and its keys, kept for an hour."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from agent.adapters.models.endpoint import LOOPBACK
from agent.domain.errors import BadInput, Unavailable

_KEPT_S, _ANEW_S = 3_600.0, 60.0
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_MOST_BYTES = 1_000_000


def checked_issuer(issuer: str) -> str:
    """https, or http on this machine. Raises BadInput ``sign_in.settings``."""
    if not is_safe(issuer):
        raise BadInput("sign_in.settings", name="KAM_OIDC_ISSUER")
    return issuer


def is_safe(url: object) -> bool:
    if not isinstance(url, str):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


@dataclass
class Metadata:
    """Of ``issuer``. Thread-safe: of many sign-ins at once one asks."""

    issuer: str
    client: httpx2.Client
    now: Callable[[], float] = time.monotonic
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _told: Mapping[str, Any] | None = None
    _told_at: float = 0.0
    _keys: KeySet | None = None
    _keys_at: float = 0.0

    @property
    def host(self) -> str:
        return urlsplit(self.issuer).hostname or ""

    def told(self) -> Mapping[str, Any]:
        """Raises Unavailable ``sign_in.provider``, also for metadata of another issuer."""
        with self._lock:
            if self._told is None or self.now() - self._told_at > _KEPT_S:
                found = self._get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
                if found.get("issuer") != self.issuer or not all(is_safe(found.get(name)) for name in _NEEDED):
                    raise self.broken()
                self._told, self._told_at = found, self.now()
            return self._told

    def keys(self, *, anew: bool = False) -> KeySet:
        """``anew``: a token names a key that is not known; asked at most once a minute."""
        told = self.told()
        with self._lock:
            age = self.now() - self._keys_at
            if self._keys is None or age > (_ANEW_S if anew else _KEPT_S):
                self._keys, self._keys_at = self._read(told["jwks_uri"]), self.now()
            return self._keys

    def broken(self) -> Unavailable:
        return Unavailable("sign_in.provider", host=self.host)

    def _read(self, address: str) -> KeySet:
        found = self._get(address)
        try:
            # a key that is not for signatures, or of a kind that we take none of, is left out
            keys = [key for key in found["keys"] if key.get("kty") in ("RSA", "EC") and key.get("use") in (None, "sig")]
            return KeySet.import_key_set({"keys": keys})
        except (KeyError, TypeError, ValueError, AttributeError, JoseError):
            raise self.broken() from None

    def _get(self, address: str) -> dict[str, Any]:
        try:
            answer = self.client.get(address, headers={"accept": "application/json"})
            found = answer.json() if answer.status_code == 200 and len(answer.content) <= _MOST_BYTES else None
        except (httpx2.HTTPError, ValueError):
            raise self.broken() from None
        if not isinstance(found, dict):
            raise self.broken()
        return found
