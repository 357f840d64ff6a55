"""The pages on NDAs."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from agent.domain.errors import KamError
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web.frame import READ, frame, templates

router = APIRouter(include_in_schema=False)
_ALL_TEXTS = ("",)  # the scripts of these pages write most of what they show


@router.api_route("/nda", methods=READ, response_class=HTMLResponse)
def nda(request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """Drop a file; the reviews so far; the register of signed NDAs."""
    context = frame(app, request, user, language, "nda", _ALL_TEXTS) | {"shows_review": False, "at_list": True}
    return templates.TemplateResponse(request, "nda.html", context)


@router.api_route("/nda/{review_id}", methods=READ, response_class=HTMLResponse)
def nda_review(review_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """One review; 404 for an unknown id and for somebody else's alike, as a page."""
    context = frame(app, request, user, language, "nda", _ALL_TEXTS)
    try:
        app.reviews.get(user, review_id)
    except KamError as error:
        context |= {"problem": error.text(language), "at_list": False}
        return templates.TemplateResponse(request, "problem.html", context, status_code=error.status)
    return templates.TemplateResponse(request, "nda.html", context | {"shows_review": True, "at_list": False})
