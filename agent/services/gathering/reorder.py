"""The re-order mail to the customer (template T5): what to call off, until when, and what happens without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from agent.domain.account import Account
from agent.domain.draft.draft import DraftKind, DraftStatus
from agent.domain.drafting.brief import Brief, DraftRequest
from agent.domain.drafting.fact_book import FactBook
from agent.domain.errors import BadInput, Conflict
from agent.domain.facts.info import RowKey
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.reorder.customer_reorder import CustomerReorder, ReorderReason
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import projection
from agent.domain.reorder.relief import relief
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.ports import Clock
from agent.ports.company import CompanyData
from agent.ports.drafts import Drafts
from agent.ports.reorder_articles import ArticleStates
from agent.services.accounts import Accounts
from agent.services.contacts import Contacts
from agent.services.gathering.email_contact import BUYER_FIRST, language_of, recipient
from agent.services.gathering.email_letter import frame, working_day
from agent.services.gathering.reorder_facts import month, noted
from agent.services.gathering.reorder_items import (
    Item,
    answer_day,
    is_within_lead_time,
    item,
    with_least_quantity,
)
from agent.services.gathering.reorder_refusal import not_due
from agent.services.reorders import Reorders

_OPEN_DRAFTS = 500


@dataclass(frozen=True, slots=True)
class ReorderGatherer:
    accounts: Accounts
    reorders: Reorders
    contacts: Contacts
    states: ArticleStates
    drafts: Drafts
    company: CompanyData
    clock: Clock

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """For one article or, without one, all of the account's that are due.

        Raises Forbidden (account, article), BadInput ``drafting.reorder…`` with the reason where nothing is due,
        Conflict ``drafting.reorder.duplicate`` where the same proposal waits already, and as `recipient`.
        """
        account, today = self.accounts.one(user, request.account), self.clock.now().date()
        due = self._due(user, account, request.article, request.articles)
        contact = recipient(self.contacts, user, account, request.contact, BUYER_FIRST)
        language = language_of(request.language, contact, account)
        answer_by = answer_day(due, today, account.country)
        items = [self._item(account, each, answer_by) for each in due]
        self._require_new(account, items, request.replaces)
        book = FactBook(self.reorders.facts.info().as_of)
        slots = {
            **frame(user, self.company, contact, language),
            **self._slots(account, book, items, language, answer_by),
        }
        touches = is_within_lead_time(items, answer_by)
        kind = CommitmentKind.REORDER_CAPACITY if touches else CommitmentKind.REORDER
        return Brief(
            request=request,
            account=account,
            language=language,
            today=today,
            sender=user,
            contact=contact,
            to=(contact.email,),
            facts=book.facts,
            slots=slots,
            commitments=tuple(Commitment(kind, article=each.found.article.id) for each in items),
        )

    def _due(
        self, user: User, account: Account, article: str | None, several: Sequence[str] = ()
    ) -> list[CustomerReorder]:
        wanted = None if article is None else article.strip()
        found = self.reorders.customer_reorder(user, account.name)
        asked = [each for each in found if wanted in (None, each.article.id)]
        if several:
            asked = [each for each in asked if each.article.id in several]
        if not asked:
            raise not_due(self.reorders, user, account, wanted)
        if all(each.reason is ReorderReason.FRAME_EMPTY for each in asked):
            names = ", ".join(dict.fromkeys(each.article.id for each in asked))
            raise BadInput("drafting.reorder.frame_empty", articles=names, account=account.name)
        states = self.states.orderable({each.article.id for each in asked})
        due = [each for each in with_least_quantity(asked) if each.quantity > 0 and states.get(each.article.id)]
        if not due:
            names = ", ".join(dict.fromkeys(each.article.id for each in asked))
            raise BadInput("drafting.reorder.not_released", articles=names, account=account.name)
        return due

    def _item(self, account: Account, found: CustomerReorder, answer_by: date) -> Item:
        rules, today = self.reorders.rules.rules(), self.clock.now().date()
        horizon = Horizon(today, rules.horizon_months)
        coming = relief(found.article, projection(found.article, rules, horizon), rules, horizon)
        return item(found, today, answer_by, account.country, coming)

    def _require_new(self, account: Account, items: Sequence[Item], replaces: str | None) -> None:
        """Not a second proposal of the same article for the same week while one waits."""
        weeks = {(each.found.article.id, each.deliver_on.isocalendar()[:2]) for each in items}
        for draft in self.drafts.find({DraftStatus.PENDING}, {account.name}, _OPEN_DRAFTS):
            if draft.kind is not DraftKind.REORDER or draft.id == replaces:
                continue
            facts = {fact.id: fact.value for fact in draft.content.facts}
            for name, value in facts.items():
                day = facts.get(f"deliver_on.{name.partition('.')[2]}")
                if not name.startswith("article.") or not isinstance(day, str):
                    continue
                if (value, date.fromisoformat(day).isocalendar()[:2]) in weeks:
                    raise Conflict("drafting.reorder.duplicate", article=value, draft=draft.id)

    def _slots(
        self, account: Account, book: FactBook, items: Sequence[Item], language: Language, answer_by: date
    ) -> dict[str, Any]:
        rows: Mapping[str, Sequence[RowKey]] = self.reorders.rows(
            {account.id}, sorted({each.found.article.id for each in items})
        )
        buffer = self.reorders.rules.rules().buffer_days
        told = [
            noted(book, at, each, rows.get(each.found.article.id, ()), buffer, language)
            for at, each in enumerate(items, 1)
        ]
        articles = list(dict.fromkeys(each.found.article.id for each in items))
        book.count("articles", ("Artikel", "Articles"), len(articles))
        book.text("month", ("Bedarf ab", "Requirement from"), month(items, language))
        return {
            "items": told,
            "articles": articles,  # in the subject words stand as they are: its markers are not rendered
            "month": month(items, language),
            "as_of": book.day("as_of", ("Datenstand", "Data as of"), book.as_of.date()),
            "answer_by": book.day("answer_by", ("Antwort bis", "Answer by"), answer_by),
            "follow_up": book.day("follow_up", ("Meldung bis", "News by"), working_day(answer_by, 2, account.country)),
            "same_lead": len({each.lead_days for each in items}) == 1,
        }
