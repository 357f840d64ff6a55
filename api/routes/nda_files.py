"""Downloads of a review: the redline for our own people and for the other side, the report."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response

from agent.domain.language import Language
from agent.domain.nda.redline.comments import Audience
from agent.services.nda_files import MadeFile
from api.auth import AppDep, LanguageDep, UserDep

router = APIRouter(prefix="/api/nda/reviews/{review_id}", tags=["nda"])
_OwnLanguage = Annotated[Language | None, Query()]


@router.get("/redline.docx")
def redline(review_id: str, app: AppDep, user: UserDep, audience: Audience) -> Response:
    """The draft with what we ask for; 404 for somebody else's review, 409 before it is done.

    ``audience`` has no default: who asks says whether the file may hold what is internal.
    """
    return _download(app.nda_files.redline(user, review_id, audience))


@router.get("/report.html")
def report_html(
    review_id: str, app: AppDep, user: UserDep, page_language: LanguageDep, language: _OwnLanguage = None
) -> Response:
    return _download(app.nda_files.report_html(user, review_id, language or page_language))


@router.get("/report.json")
def report_json(review_id: str, app: AppDep, user: UserDep) -> Response:
    return _download(app.nda_files.report_json(user, review_id))


def _download(made: MadeFile) -> Response:
    """Always saved, never shown: what stands in it comes from outside."""
    disposition = f"attachment; filename*=UTF-8''{quote(made.name, safe='')}"
    return Response(made.content, media_type=made.media_type, headers={"Content-Disposition": disposition})
