"""Signing in with the company's account: who that is here, and the session of their browser.

The provider vouches for a subject; the state binds it to one user at the first sign-in, by the confirmed address, and
from then on the subject counts and never the address. Roles are the provider's word at each sign-in.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from agent.domain.errors import Forbidden, KamError, NotFound, Unauthenticated
from agent.domain.identity import User
from agent.domain.sign_in import Claimed, Pending, SessionLimits, WebSession, own_page, user_id_of
from agent.ports import Audit, Clock, Identity, Together
from agent.ports.sign_in import IdentityProvider, SignInPeople, WebSessions

_SEEN_EVERY = dt.timedelta(minutes=1)  # a write for every request would be one too many
_SYSTEM, _SUBJECT = "system", "sign-in"


@dataclass(frozen=True, slots=True)
class SignIn:
    """``clock`` tells the real time: a pinned date must not lengthen a session. ``welcome`` gives somebody new what
    waits for them."""

    provider: IdentityProvider
    sessions: WebSessions
    people: SignInPeople
    identity: Identity
    audit: Audit
    clock: Clock
    together: Together
    welcome: Callable[[], None]
    limits: SessionLimits = field(default_factory=SessionLimits)

    def begin(self, redirect: str, after: str) -> tuple[str, Pending]:
        """Where to send the browser, and what to remember for it meanwhile. Raises Unavailable."""
        pending = Pending(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            redirect=redirect,
            after=own_page(after),
        )
        return self.provider.address(pending), pending

    def finish(self, pending: Pending, state: str, code: str) -> str:
        """The secret of the new session. Raises Unauthenticated, Forbidden, Unavailable."""
        if not hmac.compare_digest(pending.state.encode(), state.encode()) or not code:
            raise Unauthenticated("sign_in.failed", reason="state")
        claimed = self.provider.claimed(pending, code)
        is_new = self.people.bound(claimed.issuer, claimed.subject) is None
        secret = self._let_in(claimed)
        if is_new:
            self.welcome()
        return secret

    def user(self, secret: str) -> User:
        """Who the session is, with the roles and accounts of now. Raises Unauthenticated."""
        key, now = _key(secret), self.clock.now()
        session = self.sessions.find(key) if secret else None
        if session is None:
            raise Unauthenticated("sign_in.needed")
        if self.limits.is_over(session, now):
            self.sessions.end(key)
            raise Unauthenticated("sign_in.needed")
        if now - session.seen_at >= _SEEN_EVERY:
            self.sessions.seen(key, now)
        return self._known(session.user_id)

    def leave(self, secret: str) -> None:
        session = self.sessions.find(_key(secret)) if secret else None
        if session is not None:
            with self.together.together():
                self.sessions.end(_key(secret))
                self.audit.append(session.user_id, "access.signed_out", _SUBJECT, {})

    def leave_elsewhere(self, home: str) -> str | None:
        """The provider's own page to sign out at, which sends back to ``home``; None where there is none to be had."""
        try:
            return self.provider.leave_address(home)
        except KamError:
            return None

    def _let_in(self, claimed: Claimed) -> str:
        try:
            with self.together.together():
                return self._begun(self._user_of(claimed))
        except Forbidden as error:
            self.audit.append(_SYSTEM, "access.sign_in_refused", _SUBJECT, {"code": error.code})
            raise

    def _user_of(self, claimed: Claimed) -> str:
        if not claimed.roles:
            raise Forbidden("sign_in.no_role")
        bound, owner = self.people.bound(claimed.issuer, claimed.subject), self.people.with_email(claimed.email)
        if bound is None:
            bound = self._bound_now(claimed, owner)
        elif owner not in (None, bound):
            raise Forbidden("sign_in.other_account")
        self.people.update(bound, claimed)
        return bound

    def _bound_now(self, claimed: Claimed, owner: str | None) -> str:
        if owner is not None and self.people.subject_of(claimed.issuer, owner) is not None:
            raise Forbidden("sign_in.other_account")  # an address that was given to somebody new
        user_id = owner or self.people.add(_new(claimed))
        self.people.bind(claimed.issuer, claimed.subject, user_id, self.clock.now())
        return user_id

    def _begun(self, user_id: str) -> str:
        secret, now = secrets.token_urlsafe(32), self.clock.now()
        self.sessions.end_older(now - self.limits.whole, now - self.limits.idle)
        self.sessions.begin(_key(secret), WebSession(user_id, now, now))
        self.audit.append(user_id, "access.signed_in", _SUBJECT, {})
        return secret

    def _known(self, user_id: str) -> User:
        try:
            return self.identity.user(user_id)
        except NotFound:  # forgotten while signed in
            raise Unauthenticated("sign_in.needed") from None


def _new(claimed: Claimed) -> User:
    user_id = user_id_of(claimed.email)
    return User(user_id, claimed.name, claimed.email, claimed.roles, frozenset(), claimed.language)


def _key(secret: str) -> str:
    """What is stored in place of the secret: who reads the database can be nobody by it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
