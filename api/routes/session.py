"""The demo sign-in: who asks, and in which language."""

from fastapi import APIRouter, Response

from agent.domain.identity import User
from api.auth import LANGUAGE_COOKIE, USER_COOKIE, AppDep, UserDep
from api.schemas import SessionIn, UserOut

router = APIRouter(prefix="/api", tags=["session"])


@router.get("/me")
def me(user: UserDep) -> UserOut:
    return _out(user)


@router.get("/users")
def users(app: AppDep) -> list[UserOut]:
    """The demo users to choose from; with a real sign-in there is nothing to list."""
    return [_out(user) for user in app.identity.users()]


@router.post("/session")
def choose(choice: SessionIn, response: Response, app: AppDep) -> UserOut:
    """Switch user or language; both end with the browser session. Raises NotFound for an unknown user."""
    user = app.identity.user(choice.user or app.settings.user)
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
