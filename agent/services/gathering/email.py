"""The general e-mail to a customer (template T7): a purpose, the user's points, one ask, the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agent.domain.account import Account
from agent.domain.contacts.activity import Activity, Contact
from agent.domain.contacts.commitments import CommitmentState
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.draft.typed_figures import typed_facts
from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.drafting.fact_book import FactBook
from agent.domain.errors import BadInput
from agent.domain.facts.info import RowKey
from agent.domain.identity import User
from agent.domain.language import Language
from agent.ports import Clock, Facts
from agent.ports.company import CompanyData
from agent.ports.opportunities import ReleasedArticle
from agent.services.accounts import Accounts
from agent.services.contacts import MOST_ENTRIES, Contacts
from agent.services.gathering.email_contact import language_of, recipient
from agent.services.gathering.email_letter import frame, working_day
from agent.services.gathering.email_purpose import Purpose, points_of, purpose_of, require_ours
from agent.services.gathering.email_reference import called, reference
from agent.services.gathering.email_subject import subject_of
from agent.services.opportunities import Opportunities
from agent.services.rights import DecisionRights

_ANSWER_DAYS, _NEXT_DAYS = 5, 4  # working days: for their answer, and then for ours
_QUARTERS = {
    Language.DE: "{quarter}. Quartal {year}",
    Language.EN: "{ordinal} quarter of {year}",
}
_ORDINALS = ("first", "second", "third", "fourth")
_PROMPT = timedelta(days=14)  # whoever answers later says so
_FRESH = timedelta(days=60)  # an older talk about the forecast is no reference for the next one


@dataclass(frozen=True, slots=True)
class EmailGatherer:
    accounts: Accounts
    facts: Facts
    contacts: Contacts
    opportunities: Opportunities
    rights: DecisionRights
    company: CompanyData
    clock: Clock

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """The user's points are quoted as they are; their figures become facts of source ``user``.

        Raises Forbidden ``access.account``, as `recipient`, and BadInput ``drafting.email…``: an operative matter, a
        mail that would say nothing, a reply to nothing.
        """
        account, today = self.accounts.one(user, request.account), self.clock.now().date()
        contact = recipient(self.contacts, user, account, request.contact)
        language = language_of(request.language, contact, account)
        purpose, points = purpose_of(request.purpose), points_of(request.points)
        require_ours(self.rights, request.purpose, points, language)
        book = FactBook(self.facts.info().as_of)
        released = self._released(user, account, request.article, purpose, points)
        _require_content(purpose, points, released)
        slots = {
            **frame(user, self.company, contact, language),
            **self._slots(user, request, account, contact, language, purpose, points, book, released),
        }
        typed = typed_facts("\n".join((request.purpose, *points)), book.facts, language)
        return Brief(
            request=request,
            account=account,
            language=language,
            today=today,
            sender=user,
            contact=contact,
            to=(contact.email,),
            facts=(*book.facts, *typed),
            slots=slots,
        )

    def _slots(
        self,
        user: User,
        request: DraftRequest,
        account: Account,
        contact: Contact,
        language: Language,
        purpose: Purpose,
        points: tuple[str, ...],
        book: FactBook,
        released: ReleasedArticle | None,
    ) -> dict[str, Any]:
        today, said = self.clock.now().date(), " ".join((request.purpose, *points))
        found = self._referred(user, account, contact, purpose, said)
        promised = self._promised(user, account, found) if purpose is Purpose.FORECAST_REQUEST else None
        answer_by = promised or working_day(today, _ANSWER_DAYS, account.country)
        period, (named, is_whole) = quarter(today, language), subject_of(request.purpose, points, language)
        return {
            "purpose": purpose.value,
            "points": list(points),
            "title": named,
            "title_alone": is_whole,
            "period_words": period,
            "released_words": "" if released is None else released.article_id,
            "released": None if released is None else _released(book, released),
            "reference": None if found is None else _reference(book, found, language, today),
            "promised": promised is not None,
            "period": book.text("period", ("Zeitraum", "Period"), period),
            "answer_by": book.day("answer_by", ("Antwort bis", "Answer by"), answer_by),
            "next_step": book.day(
                "next_step", ("Nächster Schritt", "Next step"), working_day(answer_by, _NEXT_DAYS, account.country)
            ),
        }

    def _referred(self, user: User, account: Account, contact: Contact, purpose: Purpose, said: str) -> Activity | None:
        history = self.contacts.history(user, account.name, contact.name, limit=MOST_ENTRIES)
        found = reference(purpose, history, contact, said)
        if found is None and purpose is Purpose.REPLY:
            raise BadInput("drafting.email.no_inbound", name=contact.name)
        is_old = found is not None and found.day < self.clock.now().date() - _FRESH
        return None if is_old and purpose is Purpose.FORECAST_REQUEST else found

    def _promised(self, user: User, account: Account, found: Activity | None) -> date | None:
        """The day by which the customer promised there what we ask for: we don't ask for it sooner."""
        known = self.contacts.commitments(user, account.name).found if found is not None else ()
        ours = (each for each in known if found is not None and each.activity_id == found.id)
        return next(
            (each.due for each in ours if each.by is Promiser.CUSTOMER and each.state is CommitmentState.OPEN), None
        )

    def _released(
        self, user: User, account: Account, article: str | None, purpose: Purpose, points: Sequence[str]
    ) -> ReleasedArticle | None:
        """The released product without a contract that the follow-up is about: the one named, else the first."""
        if purpose is not Purpose.FOLLOW_UP or (article is None and points):
            return None
        found = self.opportunities.released_without_contract(user, account.name)
        wanted = [each for each in found if article is None or each.article_id == article.strip()]
        if article is not None and not wanted:
            raise BadInput("drafting.email.not_released", article=article.strip()[:40], account=account.name)
        return wanted[0] if wanted else None


def quarter(today: date, language: Language) -> str:
    """The quarter after this one: ``1. Quartal 2027``, ``first quarter of 2027``."""
    day = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) + timedelta(days=95)
    number = (day.month - 1) // 3 + 1
    return _QUARTERS[language].format(quarter=number, ordinal=_ORDINALS[number - 1], year=day.year)


def _reference(book: FactBook, found: Activity, language: Language, today: date) -> dict[str, Any]:
    rows = (RowKey("activities", found.id),)
    return {
        "what": called(found, language),
        "day": book.day("reference", ("Bezug", "Reference"), found.day, rows, recipe={"activity": found.id}),
        "is_late": found.day < today - _PROMPT,
    }


def _released(book: FactBook, article: ReleasedArticle) -> dict[str, str]:
    rows = (article.source,)
    return {
        "article": book.text("article", ("Artikel", "Article"), article.article_id, rows),
        "name": book.text("name", ("Bezeichnung", "Name"), article.name, rows),
    }


def _require_content(purpose: Purpose, points: Sequence[str], released: ReleasedArticle | None) -> None:
    """A forecast is asked for by itself, and a released product is followed up by itself; all else needs points."""
    if points or purpose is Purpose.FORECAST_REQUEST or released is not None:
        return
    raise BadInput("drafting.email.points")
