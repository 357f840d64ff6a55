"""The pages a person sees."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from agent.bootstrap import App
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS
from api.auth import AppDep, LanguageDep, PageUserDep
from api.waiting import waiting
from api.web.texts import page_texts

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(Path(__file__).parent.parent / "web" / "templates")
_READ = ["GET", "HEAD"]


@router.api_route("/", methods=_READ, response_class=HTMLResponse)
@router.api_route("/nda", methods=_READ, response_class=HTMLResponse)
def nda(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """Drop a file; the reviews so far; the register of signed NDAs."""
    context = frame(app, user, language) | {"shows_review": False, "at_list": True}
    return templates.TemplateResponse(request, "nda.html", context)


@router.api_route("/nda/{review_id}", methods=_READ, response_class=HTMLResponse)
def nda_review(review_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """One review; 404 for an unknown id and for somebody else's alike, as a page."""
    context = frame(app, user, language)
    try:
        app.reviews.get(user, review_id)
    except KamError as error:
        context |= {"problem": error.text(language), "at_list": False}
        return templates.TemplateResponse(request, "problem.html", context, status_code=error.status)
    return templates.TemplateResponse(request, "nda.html", context | {"shows_review": True, "at_list": False})


def frame(app: App, user: User, language: Language) -> dict[str, Any]:
    """What every page needs: who asks, the texts, the names of topics and people."""
    return {
        "language": language.value,
        "user": user,
        "users": app.identity.users(),
        "accounts": sorted(user.accounts),
        "texts": page_texts(language),
        "topics": {name: topic.label(language) for name, topic in TOPICS.items()},
        "upload_mb": app.settings.upload_mb,
        "today": app.clock.now().date().isoformat(),
        "waiting": waiting(app, user),
    }
