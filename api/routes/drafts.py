"""Drafts: proposed by hand, shown as they would leave, decided by people with the right."""

from urllib.parse import quote

from fastapi import APIRouter, Response

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftStatus
from agent.domain.draft.status_filter import StatusFilter
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.approvals import Edited
from agent.services.drafts import Proposal
from api.auth import AppDep, LanguageDep, UserDep
from api.draft_bodies import Posted, PostedDep, media_type
from api.draft_schemas import (
    DecisionIn,
    DraftCardOut,
    DraftLineOut,
    DraftsOut,
    EditIn,
    OutcomeIn,
    QuestionIn,
)

router = APIRouter(prefix="/api/drafts", tags=["drafts"])


@router.post("", status_code=201)
def propose(body: PostedDep, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Put a text of one's own up for approval: JSON, or a form with ``files``. It goes nowhere by that.

    The same ``request_id`` makes one draft only. 403 for a foreign account, 413 for files over the limit.
    """
    return _card(app, user, app.desk.propose(user, _proposal(body, language)), language)


@router.get("")
def drafts(app: AppDep, user: UserDep, language: LanguageDep, status: StatusFilter = StatusFilter.PENDING) -> DraftsOut:
    """The drafts that the user may see, the latest first."""
    found = app.desk.find(user, status.statuses)
    return DraftsOut(drafts=[DraftLineOut(**app.draft_view.line(draft, language)) for draft in found])


@router.get("/{draft_id}")
def draft(draft_id: str, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """404 for an unknown draft and for somebody else's alike."""
    return _card(app, user, app.desk.get(user, draft_id), language)


@router.get("/{draft_id}/attachments/{sha256}")
def attachment(draft_id: str, sha256: str, app: AppDep, user: UserDep) -> Response:
    """Always saved, never shown: what stands in it comes from outside."""
    found, data = app.desk.file(user, draft_id, sha256)
    disposition = f"attachment; filename*=UTF-8''{quote(found.name, safe='')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(data, media_type=media_type(found.media_type), headers=headers)


@router.post("/{draft_id}/approve")
def approve(draft_id: str, seen: DecisionIn, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Say yes to exactly what was shown; 409 when it is not that any more, and nothing is decided."""
    made = app.approvals.approve(user, draft_id, seen.digest, seen.reason)
    return _sent_off(app, user, made, language)


@router.post("/{draft_id}/edit")
def edit(draft_id: str, wanted: EditIn, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Make a new version, checked again; consents to the one before no longer count."""
    edited = Edited(wanted.text, wanted.subject, wanted.to, wanted.cc, wanted.bcc)
    return _card(app, user, app.approvals.edit(user, draft_id, wanted.digest, edited, wanted.reason), language)


@router.post("/{draft_id}/reject")
def reject(draft_id: str, seen: DecisionIn, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """End it; needs a reason."""
    return _card(app, user, app.approvals.reject(user, draft_id, seen.digest, seen.reason), language)


@router.post("/{draft_id}/ask")
def ask(draft_id: str, seen: QuestionIn, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Ask back; the draft goes on waiting."""
    return _card(app, user, app.approvals.ask(user, draft_id, seen.digest, seen.question), language)


@router.post("/{draft_id}/resolve")
def resolve(draft_id: str, told: OutcomeIn, app: AppDep, user: UserDep, language: LanguageDep) -> DraftCardOut:
    """Say what became of a delivery that is uncertain or failed: it arrived, or it goes out once more."""
    made = app.approvals.resolve(user, draft_id, told.digest, arrived=told.arrived, reason=told.reason)
    return _sent_off(app, user, made, language)


def _proposal(body: Posted, language: Language) -> Proposal:
    new = body.draft
    return Proposal(
        kind=new.kind,
        account=new.account,
        text=new.text,
        language=new.language or language,
        subject=new.subject,
        to=new.to,
        cc=new.cc,
        bcc=new.bcc,
        files=body.files,
        typed=True,
        request_id=new.request_id,
        replaces=new.replaces,
    )


def _sent_off(app: App, user: User, decided: Draft, language: Language) -> DraftCardOut:
    """What is approved is sent in the background; the answer does not wait for a mail server."""
    if decided.status is DraftStatus.APPROVED:
        app.deliver()
    return _card(app, user, decided, language)


def _card(app: App, user: User, shown: Draft, language: Language) -> DraftCardOut:
    return DraftCardOut(**app.draft_view.card(user, shown, language))
