"""A real OpenID Connect provider on a loopback port: discovery, keys, codes with PKCE, signed tokens.

It checks what it is sent as a provider does (RFC 6749, RFC 7636), and `Person` says what its tokens claim.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from tests.fakes.loopback import Asked, Reply, serving

CLIENT, SECRET = "kam-assistant", "the client's secret"


@dataclass
class Person:
    """Who signs in at the provider's page, and what the provider says of them."""

    sub: str = "subject-1"
    email: str | None = "katharina.brandt@melchers-components.example"
    name: str = "Katharina Brandt"
    roles: list[str] | None = field(default_factory=lambda: ["kam"])
    more: dict[str, Any] = field(default_factory=dict)

    def claims(self) -> dict[str, Any]:
        told = {"sub": self.sub, "email": self.email, "name": self.name, "roles": self.roles, **self.more}
        return {name: value for name, value in told.items() if value is not None}


@dataclass
class Provider:
    """``issuer`` is its address. ``spoil`` changes the claims of the tokens, ``sign`` signs in place of the key."""

    person: Person = field(default_factory=Person)
    issuer: str = ""
    spoil: dict[str, Any] = field(default_factory=dict)
    sign: Any = None
    answers: bool = True
    codes: dict[str, Mapping[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: _key("first"))
    asked_for_keys: int = 0
    metadata: dict[str, Any] = field(default_factory=dict)

    def renew_key(self) -> None:
        self.key = _key(secrets.token_hex(4))

    def handle(self, asked: Asked) -> Reply:
        if not self.answers:
            return Reply(503, b"closed")
        parts = urlsplit(asked.path)
        if parts.path == "/.well-known/openid-configuration":
            return _json(self._told())
        if parts.path == "/keys":
            self.asked_for_keys += 1
            return _json(KeySet([self.key]).as_dict(private=False))
        if parts.path == "/authorize":
            return self._authorize(_one(parts.query))
        if parts.path == "/token":
            return self._token(asked)
        return Reply(200, b"<!doctype html><title>provider</title>", {"content-type": "text/html"})

    def _told(self) -> dict[str, Any]:
        pages = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        told = {name: f"{self.issuer}/{page}" for name, page in pages.items()}
        return {"issuer": self.issuer, "end_session_endpoint": f"{self.issuer}/end", **told, **self.metadata}

    def _authorize(self, query: Mapping[str, str]) -> Reply:
        """Somebody signs in at once and agrees."""
        sound = (query.get("client_id"), query.get("response_type"), query.get("code_challenge_method"))
        if sound != (CLIENT, "code", "S256") or "openid" not in query.get("scope", "").split():
            return Reply(400, b"not a request for a code with PKCE")
        code = secrets.token_urlsafe(12)
        self.codes[code] = query
        answer = urlencode({"code": code, "state": query["state"], "iss": self.issuer})
        return Reply(302, headers={"location": f"{query['redirect_uri']}?{answer}"})

    def _token(self, asked: Asked) -> Reply:
        given = _one(asked.body.decode())
        query = self.codes.pop(given.get("code", ""), None)  # a code is good once
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        held = query is not None and (
            asked.headers.get("authorization") == f"Basic {basic}"
            and given.get("redirect_uri") == query["redirect_uri"]
            and query["code_challenge"] == base64.urlsafe_b64encode(challenge).decode().rstrip("=")
        )
        if query is None or not held:
            return _json({"error": "invalid_grant"}, 400)
        token = self._signed(query.get("nonce", ""))
        return _json({"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        times = {"iat": now, "exp": now + 300}
        claims = {"iss": self.issuer, "aud": CLIENT, "nonce": nonce, **times, **self.person.claims(), **self.spoil}
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.sign is not None:
            made: str = self.sign(claims)
            return made
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)


def with_secret(claims: dict[str, Any]) -> str:
    """A token signed with what the client knows itself."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET * 2), algorithms=["HS256"])


def unsigned(claims: dict[str, Any]) -> str:
    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none'})}.{part(claims)}."


def by_a_stranger(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, _strangers())


@contextmanager
def provider() -> Iterator[Provider]:
    made = Provider()
    with serving(made.handle) as served:
        made.issuer = served.url
        yield made


@cache
def _strangers() -> RSAKey:
    """By the name of the first key of ours, and another one."""
    return _key("first")


def _key(kid: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


def _json(value: Any, status: int = 200) -> Reply:
    return Reply(status, json.dumps(value).encode(), {"content-type": "application/json"})


def _one(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
