"""Drafts made from the facts, the purchase card beside a re-order, and what people take along as a file."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Response

from agent.domain.document_model.document import FileFormat
from agent.domain.language import Language
from agent.domain.plain import plain
from agent.services.exports import OfficeFile
from agent.services.kpi_pack_periods import Rhythm
from api.auth import AppDep, LanguageDep, UserDep
from api.draft_making_schemas import AnyMake, Name, PurchaseCardOut
from api.draft_schemas import DraftCardOut
from api.ids import InPath

router = APIRouter(tags=["drafting"])
_OwnLanguage = Annotated[Language | None, Query()]
_Period = Annotated[str, Query(max_length=20)]


@router.post("/api/drafts/make", status_code=201)
def make(asked: AnyMake, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Write a draft of one kind from the facts. It goes nowhere by that.

    422 with the reason where the kind does not apply, 403 for an account that is unknown or somebody else's, 404 for
    unknown people and contracts, 409 for a request id that was used for something else.
    """
    draft = app.made_drafts.make(user, asked.request())
    return DraftCardOut(**app.draft_view.card(user, draft, language))


@router.get("/api/drafts/{draft_id}/document.{file_format}")
def document(draft_id: str, file_format: FileFormat, app: AppDep, user: UserDep) -> Response:
    """The present version as DOCX or PDF; 404 for somebody else's, 422 where it must not become a file."""
    return _download(app.exports.draft(user, draft_id, file_format))


@router.get("/api/purchase-cards/{article}")
def purchase_card(
    article: Annotated[InPath, Path(min_length=1, max_length=80)],
    account: Annotated[Name, Query()],
    app: AppDep,
    user: UserDep,
    page_language: LanguageDep,
    language: _OwnLanguage = None,
) -> PurchaseCardOut:
    """What we order from our supplier for an article of this customer, and why. 403 for what is not the user's."""
    card = app.purchase_cards.card(user, account, article, language or page_language)
    return PurchaseCardOut.model_validate(plain(card))


@router.get("/api/reports/{rhythm}.{file_format}")
def report(
    rhythm: Rhythm,
    file_format: FileFormat,
    app: AppDep,
    user: UserDep,
    page_language: LanguageDep,
    account: Annotated[Name | None, Query()] = None,
    period: _Period | None = None,
    language: _OwnLanguage = None,
) -> Response:
    """The KPI report of a month, quarter or half-year, of one customer or of all of the user's."""
    return _download(app.exports.report(user, rhythm, language or page_language, file_format, account, period))


def _download(made: OfficeFile) -> Response:
    """Always saved, never shown: names and notes in it come from outside."""
    disposition = f"attachment; filename*=UTF-8''{quote(made.name, safe='')}"
    return Response(made.data, media_type=made.media_type, headers={"Content-Disposition": disposition})
