"""Signing in: the provider that knows the people, the sessions of browsers, who is who."""

import datetime as dt
from typing import Protocol

from agent.domain.identity import User
from agent.domain.sign_in import Claimed, Pending, WebSession


class IdentityProvider(Protocol):
    """The company's directory, over OpenID Connect."""

    def address(self, pending: Pending) -> str:
        """Where the browser signs in. Raises Unavailable ``sign_in.provider``."""
        ...

    def claimed(self, pending: Pending, code: str) -> Claimed:
        """Who signed in. Raises Unavailable ``sign_in.provider``, Unauthenticated ``sign_in.failed`` for a token that
        does not prove it, Forbidden ``sign_in.no_email``."""
        ...

    def leave_address(self, home: str) -> str | None:
        """Where the browser signs out of the provider, to come back to ``home``; None where it offers no such page."""
        ...


class WebSessions(Protocol):
    """Sessions by a key that is not the browser's secret, but a hash of it."""

    def begin(self, key: str, session: WebSession) -> None: ...

    def find(self, key: str) -> WebSession | None: ...

    def seen(self, key: str, at: dt.datetime) -> None: ...

    def end(self, key: str) -> None: ...

    def end_older(self, began_before: dt.datetime, seen_before: dt.datetime) -> None: ...


class SignInPeople(Protocol):
    """Who stands behind a subject of the provider."""

    def bound(self, issuer: str, subject: str) -> str | None:
        """The id of the user that this subject is."""
        ...

    def with_email(self, email: str) -> str | None:
        """The id of the user with this address, whatever its case."""
        ...

    def subject_of(self, issuer: str, user_id: str) -> str | None: ...

    def bind(self, issuer: str, subject: str, user_id: str, at: dt.datetime) -> None: ...

    def add(self, user: User) -> str:
        """Store a new user; the id that it got, which is another one where ``user.id`` is taken."""
        ...

    def update(self, user_id: str, claimed: Claimed) -> None:
        """Name, address and roles are the provider's; accounts and language stay."""
        ...
