"""The company's directory over OpenID Connect, with authlib's client: Entra ID, Keycloak and their like."""

import ssl
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client

from agent.adapters.oidc.metadata import Metadata, checked_issuer, is_safe
from agent.adapters.oidc.tokens import verified
from agent.domain.errors import Forbidden, Unauthenticated, Unavailable
from agent.domain.language import Language
from agent.domain.sign_in import Claimed, Pending, known_roles

_SCOPE = "openid profile email"
_TIMEOUT_S = 10.0
_LONGEST = 200


class OidcProvider:
    """Implements the port `IdentityProvider`. Raises BadInput for an issuer that is no safe address."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        client_secret: str = "",
        roles_claim: str = "roles",
        now: Callable[[], float] = time.time,
    ) -> None:
        self._client_id, self._secret, self._roles, self._now = client_id, client_secret, roles_claim, now
        self._http = httpx2.Client(timeout=_TIMEOUT_S, follow_redirects=False, trust_env=False, verify=_trusted())
        self.metadata = Metadata(checked_issuer(issuer), self._http)

    def address(self, pending: Pending) -> str:
        endpoint = self.metadata.told()["authorization_endpoint"]
        with self._client(pending) as client:
            made: str = client.create_authorization_url(
                endpoint, state=pending.state, code_verifier=pending.verifier, nonce=pending.nonce
            )[0]
        return made

    def claimed(self, pending: Pending, code: str) -> Claimed:
        token = self._token(pending, code)
        claims = verified(
            str(token.get("id_token", "")),
            self.metadata,
            self._client_id,
            pending.nonce,
            token.get("access_token"),
            self._now,
        )
        email = _email(claims)
        return Claimed(
            issuer=self.metadata.issuer,
            subject=claims["sub"],
            email=email,
            name=str(claims.get("name") or email)[:_LONGEST],
            roles=known_roles(claims.get(self._roles)),
            language=Language.EN if str(claims.get("locale", "")).lower().startswith("en") else Language.DE,
        )

    def leave_address(self, home: str) -> str | None:
        page = self.metadata.told().get("end_session_endpoint")
        if not is_safe(page):
            return None
        sign = "&" if urlsplit(page).query else "?"
        return f"{page}{sign}{urlencode({'client_id': self._client_id, 'post_logout_redirect_uri': home})}"

    def close(self) -> None:
        self._http.close()

    def _token(self, pending: Pending, code: str) -> Mapping[str, Any]:
        endpoint = self.metadata.told()["token_endpoint"]
        try:
            with self._client(pending) as client:
                token: Mapping[str, Any] = client.fetch_token(
                    endpoint, grant_type="authorization_code", code=code, code_verifier=pending.verifier
                )
        except AuthlibBaseError:  # the provider refuses the code: used before, too old, not ours
            raise Unauthenticated("sign_in.failed", reason="code") from None
        except (httpx2.HTTPError, ValueError):
            raise Unavailable("sign_in.provider", host=self.metadata.host) from None
        return token

    def _client(self, pending: Pending) -> OAuth2Client:
        return OAuth2Client(
            client_id=self._client_id,
            client_secret=self._secret or None,
            scope=_SCOPE,
            redirect_uri=pending.redirect,
            code_challenge_method="S256",
            timeout=_TIMEOUT_S,
            follow_redirects=False,
            trust_env=False,
            verify=_trusted(),
        )


def _email(claims: Mapping[str, Any]) -> str:
    """The confirmed address. Raises Forbidden ``sign_in.no_email``."""
    told = claims.get("email") or claims.get("preferred_username")
    sound = isinstance(told, str) and told.count("@") == 1 and told.isprintable() and len(told) <= _LONGEST
    if not sound or " " in str(told) or claims.get("email_verified") is False:
        raise Forbidden("sign_in.no_email")
    return str(told)


@cache
def _trusted() -> ssl.SSLContext:
    """The system's certificates; reading them for every sign-in takes longer than the sign-in."""
    return httpx2.create_ssl_context(trust_env=False)
