"""How the pages look on this machine: light, dark, or as the browser says."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from api.auth import UserDep
from api.web.scheme import THEME_COOKIE, Scheme

router = APIRouter(prefix="/api", tags=["session"])
_YEAR = 365 * 24 * 60 * 60


class LookIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    theme: Scheme


@router.post("/look", status_code=204)
def choose_look(choice: LookIn, response: Response, user: UserDep) -> None:  # noqa: ARG001 - signed in is enough
    """Belongs to the machine, not to the person: it outlasts the session."""
    response.set_cookie(THEME_COOKIE, choice.theme.value, max_age=_YEAR, httponly=True, samesite="strict")
