"""Who asks on the page: one of the demo users, chosen in the page, loopback only.

The cookie carries a user id and no secret; it is worth nothing off this machine, because the
server refuses other host names and addresses (`api.security`, `api.server`).
"""

from typing import Annotated

from fastapi import Depends, Request

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language

USER_COOKIE = "kam_user"
LANGUAGE_COOKIE = "kam_language"


def get_app(request: Request) -> App:
    app: App = request.app.state.app
    return app


def current_user(request: Request) -> User:
    """The user of the session. Raises NotFound for an unknown id in the cookie."""
    app = get_app(request)
    return app.identity.user(request.cookies.get(USER_COOKIE) or app.settings.user)


def language_of(request: Request) -> Language:
    """The language chosen in the page, else the setting, else the user's."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in set(Language):
        return Language(chosen)
    try:
        return get_app(request).language(current_user(request))
    except KamError:
        return Language.DE


def page_user(request: Request) -> User:
    """As `current_user`, but a cookie of a user who is gone falls back to the default one."""
    try:
        return current_user(request)
    except KamError:
        app = get_app(request)
        return app.identity.user(app.settings.user)


AppDep = Annotated[App, Depends(get_app)]
UserDep = Annotated[User, Depends(current_user)]
PageUserDep = Annotated[User, Depends(page_user)]
LanguageDep = Annotated[Language, Depends(language_of)]
