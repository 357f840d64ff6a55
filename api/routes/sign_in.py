"""Sign in with the company's account, and out again."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from agent.bootstrap import App
from agent.domain.errors import KamError, NotFound, Unauthenticated
from agent.domain.sign_in import Pending, own_page
from agent.services.sign_in import SignIn
from api.auth import AppDep, LanguageDep, current_user, is_https, session_cookie
from api.sealed import opened, sealed
from api.web.lean_page import lean_page

router = APIRouter(prefix="/auth", include_in_schema=False)
_PENDING = "kam_sign_in_"
_MOST_PENDING = 8  # sign-ins that were begun and not ended; all of them travel with each request
_PENDING_S = 600
_CALLBACK = "/auth/callback"


@router.get("/login")
def login(request: Request, app: AppDep, language: LanguageDep, after: str = "/") -> Response:
    """On to the provider's page. The browser keeps, sealed, what its answer is checked against."""
    desk = _desk(app)
    if _is_signed_in(request):
        return RedirectResponse(own_page(after), 303)
    try:
        address, pending = desk.begin(_home(request, app) + _CALLBACK, after)
    except KamError as error:
        return lean_page(request, language, "not_signed_in", error)
    answer = RedirectResponse(address, 303)
    kept = sealed(asdict(pending), app.secret("sign-in"), _PENDING_S)
    # lax: the provider sends the browser back from another site
    if len(begun := _begun(request)) >= _MOST_PENDING:
        _forget(answer, app, begun)
    name = _name_of(pending.state)
    answer.set_cookie(name, kept, _PENDING_S, path="/auth", secure=is_https(app), httponly=True, samesite="lax")
    return answer


@router.get("/callback")
def callback(
    request: Request, app: AppDep, language: LanguageDep, state: str = "", code: str = "", iss: str = ""
) -> Response:
    """The provider's answer: a session begins, or the page tells why not."""
    desk = _desk(app)
    try:
        pending = _pending(request, app, state)
        if iss and iss != app.settings.oidc_issuer:  # RFC 9207: an answer of another provider
            raise Unauthenticated("sign_in.failed", reason="issuer")
        secret = desk.finish(pending, state, code)
    except KamError as error:
        answer: Response = lean_page(request, language, "not_signed_in", error)
    else:
        answer = RedirectResponse(pending.after, 303)
        lasts = int(app.settings.session_hours * 3600)
        answer.set_cookie(
            session_cookie(app), secret, lasts, path="/", secure=is_https(app), httponly=True, samesite="lax"
        )
    _forget(answer, app, [_name_of(state)])
    return answer


@router.post("/logout")
def logout(request: Request, app: AppDep) -> Response:
    """The session ends here; the next page offers to sign out of the provider, too."""
    desk, name = _desk(app), session_cookie(app)
    desk.leave(request.cookies.get(name, ""))
    answer = RedirectResponse("/auth/signed-out", 303)
    answer.delete_cookie(name, path="/", secure=is_https(app), httponly=True, samesite="lax")
    return answer


@router.get("/signed-out")
def signed_out(request: Request, app: AppDep, language: LanguageDep) -> HTMLResponse:
    """No redirect to the provider: our forms may lead to no other site."""
    elsewhere = _desk(app).leave_elsewhere(f"{_home(request, app)}/auth/signed-out")
    return lean_page(request, language, "signed_out", elsewhere=elsewhere)


def _desk(app: App) -> SignIn:
    if app.sign_in is None:
        raise NotFound("system.no_such_page")
    return app.sign_in


def _name_of(state: str) -> str:
    """Of the cookie: pages in several tabs sign in at once, each by itself."""
    return _PENDING + hashlib.sha256(state.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _begun(request: Request) -> list[str]:
    return [name for name in request.cookies if name.startswith(_PENDING)]


def _forget(answer: Response, app: App, names: Iterable[str]) -> None:
    for name in names:
        answer.delete_cookie(name, path="/auth", secure=is_https(app), httponly=True, samesite="lax")


def _pending(request: Request, app: App, state: str) -> Pending:
    kept = opened(request.cookies.get(_name_of(state), ""), app.secret("sign-in"))
    if kept is None:  # begun too long ago, or in another browser
        raise Unauthenticated("sign_in.failed", reason="browser")
    return Pending(**kept)


def _home(request: Request, app: App) -> str:
    """Where people reach us; without a public address as they did this time, which is this machine."""
    return app.settings.public_url or str(request.base_url).rstrip("/")


def _is_signed_in(request: Request) -> bool:
    try:
        current_user(request)
    except KamError:
        return False
    return True
