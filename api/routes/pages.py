"""The pages a person sees."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

from agent.domain.nda.topics import TOPICS
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.texts import page_texts

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(Path(__file__).parent.parent / "web" / "templates")


@router.api_route("/", methods=["GET", "HEAD"], response_class=HTMLResponse)
def home(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """Drop a file, see the steps and the findings."""
    return templates.TemplateResponse(
        request,
        "home.html",
        {
            "language": language.value,
            "user": user,
            "users": app.identity.users(),
            "accounts": sorted(user.accounts),
            "texts": page_texts(language),
            "topics": {name: topic.label(language) for name, topic in TOPICS.items()},
            "upload_mb": app.settings.upload_mb,
        },
    )
