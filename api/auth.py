"""Who asks: by the company's sign-in, or in the demo one of its users, chosen in the page, loopback only.

The cookie of the demo carries a user id and no secret; it is worth nothing off this machine, because the server
refuses other host names and addresses (`api.security`, `api.server`). With a sign-in it is not looked at: then the
cookie carries the secret of a session that the state knows by its hash.
"""

from typing import Annotated

from fastapi import Depends, Request

from agent.bootstrap import App
from agent.domain.errors import KamError, NotFound
from agent.domain.identity import User
from agent.domain.language import Language

USER_COOKIE = "kam_user"
LANGUAGE_COOKIE = "kam_language"
_SESSION = "kam_session"


def get_app(request: Request) -> App:
    app: App = request.app.state.app
    return app


def session_cookie(app: App) -> str:
    """Its name; behind https no other host and no plain page can set it (RFC 6265bis, 4.1.3.2)."""
    return f"__Host-{_SESSION}" if is_https(app) else _SESSION


def is_https(app: App) -> bool:
    return app.settings.public_url.startswith("https://")


def present_user(request: Request) -> User:
    """Who the request's session is at this moment: for what lives longer than a request."""
    app = get_app(request)
    if app.sign_in is not None:
        return app.sign_in.user(request.cookies.get(session_cookie(app), ""))
    return app.identity.user(request.cookies.get(USER_COOKIE) or app.settings.user)


def current_user(request: Request) -> User:
    """The user of the session. Raises Unauthenticated, in the demo NotFound for an unknown id in the cookie."""
    found: User | None = getattr(request.state, "user", None)
    if found is None:
        found = request.state.user = present_user(request)
    return found


def language_of(request: Request) -> Language:
    """The language chosen in the page, else the setting, else the user's."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in set(Language):
        return Language(chosen)
    try:
        return get_app(request).language(current_user(request))
    except KamError:
        return Language(get_app(request).settings.language or Language.DE)


def page_user(request: Request) -> User:
    """As `current_user`, but in the demo a cookie of a user who is gone falls back to the default one."""
    try:
        return current_user(request)
    except NotFound:
        app = get_app(request)
        if app.settings.signs_in:  # nobody becomes somebody else, whatever does not work
            raise
        return app.identity.user(app.settings.user)


AppDep = Annotated[App, Depends(get_app)]
UserDep = Annotated[User, Depends(current_user)]
PageUserDep = Annotated[User, Depends(page_user)]
LanguageDep = Annotated[Language, Depends(language_of)]
