"""The register of signed NDAs."""

from fastapi import APIRouter

from agent.bootstrap import App
from agent.domain.language import Language
from agent.domain.nda.register import RegisterEntry, iso_day
from api.auth import AppDep, LanguageDep, UserDep
from api.schemas import EndIn, RegisterEntryIn, RegisterEntryOut, RegisterOut, RegisterSuggestionOut

router = APIRouter(prefix="/api/nda", tags=["nda"])


@router.get("/register")
def register(app: AppDep, user: UserDep, language: LanguageDep, account: str | None = None) -> RegisterOut:
    """The NDAs of the user's accounts, the worst first. 404 for an account that is unknown or not the user's."""
    entries = app.register.entries(user, account or None)
    return RegisterOut(**app.register_view.entries(entries, app.register.today, language))


@router.post("/register", status_code=201)
def record(new: RegisterEntryIn, app: AppDep, user: UserDep, language: LanguageDep) -> RegisterEntryOut:
    """Record that a signed NDA exists; this accepts and signs nothing."""
    entry = app.register.record(
        user,
        new.account,
        iso_day(new.signed_on),
        iso_day(new.in_force_until) if new.in_force_until else None,
        new.review_id or None,
        new.document_name,
        new.note,
    )
    return _out(app, entry, language)


@router.post("/register/{entry_id}/end")
def end(entry_id: str, wanted: EndIn, app: AppDep, user: UserDep, language: LanguageDep) -> RegisterEntryOut:
    """Record that an NDA is no longer in force from a day on."""
    return _out(app, app.register.end(user, entry_id, iso_day(wanted.on), wanted.reason), language)


@router.get("/reviews/{review_id}/register-suggestion")
def suggestion(
    review_id: str, app: AppDep, user: UserDep, language: LanguageDep, signed_on: str | None = None
) -> RegisterSuggestionOut:
    """What a review offers for recording its NDA; with ``signed_on`` a term without a date counts from there."""
    found = app.register.suggestion(user, review_id, iso_day(signed_on) if signed_on else None)
    return RegisterSuggestionOut(**app.register_view.suggestion(found, language))


def _out(app: App, entry: RegisterEntry, language: Language) -> RegisterEntryOut:
    shown = app.register_view.entries([entry], app.register.today, language)
    return RegisterEntryOut(**shown["entries"][0])
