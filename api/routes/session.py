"""The demo sign-in: who asks, and in which language."""

from fastapi import APIRouter, Request, Response

from agent.domain.errors import Forbidden
from agent.domain.identity import User
from api.auth import LANGUAGE_COOKIE, USER_COOKIE, AppDep, UserDep, current_user
from api.schemas import SessionIn, UserOut

router = APIRouter(prefix="/api", tags=["session"])


@router.get("/me")
def me(user: UserDep) -> UserOut:
    return _out(user)


@router.get("/users")
def users(app: AppDep, user: UserDep) -> list[UserOut]:
    """The demo users to choose from; with the company's sign-in there is nothing to choose, and the list has one."""
    return [_out(each) for each in ([user] if app.settings.signs_in else app.identity.users())]


@router.post("/session")
def choose(choice: SessionIn, response: Response, request: Request, app: AppDep) -> UserOut:
    """Switch user or language; both end with the browser session. 404 for an unknown user, 403 for switching the user
    where people sign in with the company's account."""
    if app.settings.signs_in and choice.user:
        raise Forbidden("sign_in.demo_only")
    user = current_user(request) if app.settings.signs_in else app.identity.user(choice.user or app.settings.user)
    if choice.user:
        response.set_cookie(USER_COOKIE, user.id, httponly=True, samesite="strict")
    if choice.language:
        response.set_cookie(LANGUAGE_COOKIE, choice.language.value, httponly=True, samesite="strict")
    return _out(user)


def _out(user: User) -> UserOut:
    return UserOut(
        id=user.id,
        name=user.name,
        roles=sorted(user.roles),
        accounts=sorted(user.accounts),
        language=user.language.value,
    )
