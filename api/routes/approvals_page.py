"""The pages where people decide on drafts; what they show can be read without scripts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.draft.status_filter import StatusFilter
from agent.domain.errors import KamError
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.drafts import may_own
from api.auth import AppDep, LanguageDep, PageUserDep
from api.web import approval_view as view
from api.web.frame import READ, frame, templates

router = APIRouter(include_in_schema=False)
_MOST = 200  # what the desk lists at most


@router.api_route("/approvals", methods=READ, response_class=HTMLResponse)
def approvals(
    request: Request,
    app: AppDep,
    user: PageUserDep,
    language: LanguageDep,
    status: str = "pending",
    account: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str, Query(max_length=40)] = "",
    mine: bool = False,
) -> HTMLResponse:
    """What waits, what expires first on top; with ``status`` the others, the latest first. ``mine``: only what this
    person can decide now."""
    context = _frame(app, request, user, language) | {"at_list": True}
    try:
        context |= _list(app, user, status, language, Narrowed(account, kind, mine))
    except KamError as error:
        return _problem(request, context, error, language)
    return templates.TemplateResponse(request, "approvals/list.html", context)


@router.api_route("/approvals/{draft_id}", methods=READ, response_class=HTMLResponse)
def approval(draft_id: str, request: Request, app: AppDep, user: PageUserDep, language: LanguageDep) -> HTMLResponse:
    """One draft, exactly as it would leave; 404 for an unknown one and for somebody else's alike, as a page."""
    context = _frame(app, request, user, language)
    try:
        draft = app.desk.get(user, draft_id)
        context |= _card(app, user, draft, language)
    except KamError as error:
        return _problem(request, context, error, language)
    return templates.TemplateResponse(request, "approvals/card.html", context)


def _problem(request: Request, context: dict[str, Any], error: KamError, language: Language) -> HTMLResponse:
    told = context | {"problem": error.text(language)}
    return templates.TemplateResponse(request, "approvals/problem.html", told, status_code=error.status)


@dataclass(frozen=True, slots=True)
class Narrowed:
    account: str = ""
    kind: str = ""
    mine: bool = False

    def takes(self, app: App, user: User, draft: Draft) -> bool:
        if self.account not in ("", draft.account) or self.kind not in ("", draft.kind.value):
            return False
        return not self.mine or _waits_for(app, user, draft)


def _waits_for(app: App, user: User, draft: Draft) -> bool:
    """True while this person's yes is missing."""
    given = app.drafts.consents(draft.id, draft.version)
    may = view.may(user, draft, app.desk.speaks_for(user, draft), given, app.clock.now())
    return "approve" in may and not view.has_consented(user, given)


def _list(app: App, user: User, status: str, language: Language, narrowed: Narrowed) -> dict[str, Any]:
    shown = StatusFilter(status) if status in set(StatusFilter) else StatusFilter.PENDING
    found, troubled = app.desk.find(user, shown.statuses), []
    if shown is StatusFilter.PENDING:
        found = sorted(found, key=lambda draft: draft.expires_at)
        troubled = [draft for draft in app.desk.find(user, view.TROUBLED) if may_own(user, draft)]
    everything = found
    found = [draft for draft in everything if narrowed.takes(app, user, draft)]
    return {
        "narrowed": narrowed,
        "by_account": sorted({draft.account for draft in everything} | ({narrowed.account} - {""})),
        "by_kind": [(kind, message(f"drafts.kind.{kind}", language)) for kind in _kinds(everything, narrowed.kind)],
        "all_of_them": len(everything),
        "shown": shown.value,
        "filters": [each.value for each in StatusFilter],
        "drafts": _rows(app, found, language),
        "troubled": _rows(app, troubled, language),
        "most": _MOST,
    }


def _kinds(drafts: Sequence[Draft], chosen: str) -> list[str]:
    found = {draft.kind.value for draft in drafts}
    return sorted(found | ({chosen} & set(DraftKind)))


def _frame(app: App, request: Request, user: User, language: Language) -> dict[str, Any]:
    return frame(app, request, user, language, "approvals", ("decide.",)) | {
        "word": lambda name, **values: message(f"drafts.{name}", language, **values),
        "folded": view.folded,
    }


def _rows(app: App, drafts: Sequence[Draft], language: Language) -> list[dict[str, Any]]:
    names, now = _departments(app, language), app.clock.now()
    return [app.draft_view.line(draft, language) | _marks(draft, names, now) for draft in drafts]


def _marks(draft: Draft, departments: dict[str, str], now: dt.datetime) -> dict[str, Any]:
    pending, left = draft.status is DraftStatus.PENDING, draft.expires_at - now
    return {
        "second": ", ".join(departments.get(each, each) for each in draft.right.approvers),
        "over": view.is_over(draft, now),
        "soon": pending and dt.timedelta() < left <= view.SOON,
        "troubled": draft.status in view.TROUBLED,
    }


def _card(app: App, user: User, draft: Draft, language: Language) -> dict[str, Any]:
    card, now = app.draft_view.card(user, draft, language), app.clock.now()
    given = app.drafts.consents(draft.id, draft.version)
    return {
        "card": card,
        "author": app.draft_view.name_of(draft.created_by),
        "channel": draft.channel.value,
        "may": view.may(user, draft, app.desk.speaks_for(user, draft), given, now),
        "over": view.is_over(draft, now),
        "consented": view.has_consented(user, given),
        "missing": view.missing(card),
    }


def _departments(app: App, language: Language) -> dict[str, str]:
    """Their names; none while the library is broken, which is told where it matters."""
    try:
        return {department.id: department.name.text(language) for department in app.policies.departments()}
    except KamError:
        return {}
