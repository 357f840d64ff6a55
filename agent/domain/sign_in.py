"""Signing in: what a provider vouches for, a sign-in that is under way, how long a session lasts."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import quote

from agent.domain.identity import Role
from agent.domain.language import Language

_LONGEST_ADDRESS = 2_000
_LONGEST_ID = 64
_NOT_IN_ID = re.compile(r"[^a-z0-9._@-]+")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A person as the provider vouches for them. ``subject`` never changes there, name and address may."""

    issuer: str
    subject: str
    email: str
    name: str
    roles: frozenset[Role]
    language: Language = Language.DE


@dataclass(frozen=True, slots=True)
class Pending:
    """A sign-in that began in one browser. ``state`` ties the answer to it, ``nonce`` the token, ``verifier`` the
    code (PKCE, RFC 7636); ``after`` is the page to go on with."""

    state: str
    nonce: str
    verifier: str
    redirect: str
    after: str


@dataclass(frozen=True, slots=True)
class WebSession:
    user_id: str
    began_at: dt.datetime
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """``whole``: from the sign-in on, whatever happens; ``idle``: since the last request."""

    whole: dt.timedelta = dt.timedelta(hours=12)
    idle: dt.timedelta = dt.timedelta(hours=1)

    def is_over(self, session: WebSession, now: dt.datetime) -> bool:
        return now - session.began_at >= self.whole or now - session.seen_at >= self.idle


def own_page(address: str) -> str:
    """The path of a page of ours to go on with; ``/`` for anything that a browser could take for another site."""
    # as long as it is in an address, so that the browser can keep it in a cookie
    plain = address.isprintable() and "\\" not in address and len(quote(address)) <= _LONGEST_ADDRESS
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"


def known_roles(told: object) -> frozenset[Role]:
    """The roles of ours in a claim: a list of words, or one word."""
    words = [told] if isinstance(told, str) else told if isinstance(told, list) else []
    return frozenset(Role(word) for word in words if isinstance(word, str) and word in set(Role))


def user_id_of(email: str) -> str:
    """An id to start with: the address before the @."""
    return _NOT_IN_ID.sub("-", email.lower().partition("@")[0])[:_LONGEST_ID].strip("-") or "user"
