"""Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7): algorithm, key, issuer, audience, nonce and times."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError

from agent.adapters.oidc.metadata import Metadata
from agent.domain.errors import Unauthenticated

# asymmetric only: with HS256 whoever knows the client's secret could be anybody; "none" is never one of them
ALGORITHMS = ("RS256", "PS256", "ES256")
_LEEWAY_S = 60
_LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, section 2
_REQUIRED = ("iss", "sub", "aud", "exp", "iat", "nonce")


def verified(
    token: str,
    metadata: Metadata,
    client_id: str,
    nonce: str,
    access_token: str | None,
    now: Callable[[], float] = time.time,
) -> Mapping[str, Any]:
    """The claims of a token that holds. Raises Unauthenticated ``sign_in.failed``, Unavailable."""
    try:
        signed = _signed(token, metadata)
        _checks(metadata.issuer, client_id, nonce, now).validate(signed.claims)
        params = {"client_id": client_id, "nonce": nonce, "access_token": access_token}
        CodeIDToken(signed.claims, signed.header, params=params).validate(now=int(now()), leeway=_LEEWAY_S)
    except (JoseError, ValueError, TypeError, KeyError):
        raise Unauthenticated("sign_in.failed", reason="token") from None
    subject = signed.claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:  # cut off it could be another one's
        raise Unauthenticated("sign_in.failed", reason="token")
    return signed.claims


def _signed(token: str, metadata: Metadata) -> jwt.Token:
    try:
        return jwt.decode(token, metadata.keys(), algorithms=list(ALGORITHMS))
    except InvalidKeyIdError:  # the provider has changed its keys
        return jwt.decode(token, metadata.keys(anew=True), algorithms=list(ALGORITHMS))


def _checks(issuer: str, client_id: str, nonce: str, now: Callable[[], float]) -> jwt.JWTClaimsRegistry:
    exact = {"iss": issuer, "aud": client_id, "nonce": nonce}
    wanted: dict[str, Any] = {name: {"essential": True} for name in _REQUIRED}
    wanted |= {name: {"essential": True, "value": value} for name, value in exact.items()}
    return jwt.JWTClaimsRegistry(now=lambda: int(now()), leeway=_LEEWAY_S, **wanted)
