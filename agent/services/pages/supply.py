"""The supply of a person's accounts: what runs out, what to order and why."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from agent.domain import formats
from agent.domain.errors import NotFound
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age, Freshness
from agent.domain.language import Language
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.steps import steps
from agent.ports import Clock, Facts, Identity
from agent.services import contacts_view
from agent.services.accounts import Accounts
from agent.services.names import people
from agent.services.pages.supply_view import ArticleView, SetQuantity, SupplyView
from agent.services.pages.supply_words import SupplyWords
from agent.services.pictures import Pictures
from agent.services.reorder_view import step_text
from agent.services.reorders import Reorders

MOST_ROWS = 60
MANY_ACCOUNTS = 50
_EDITORS = frozenset({Role.KAM, Role.HEAD_OF_SALES})


@dataclass(frozen=True, slots=True)
class SupplyPages:
    """``zone``: where moments are told."""

    accounts: Accounts
    facts: Facts
    reorders: Reorders
    pictures: Pictures
    identity: Identity
    clock: Clock
    zone: dt.tzinfo

    def may_edit(self, user: User) -> bool:
        return bool(user.roles & _EDITORS)

    def must_choose(self, user: User, account: str | None) -> bool:
        """So many accounts that their supply is nobody's list: one has to be chosen first."""
        return account is None and len(self.accounts.of(user)) > MANY_ACCOUNTS

    def scope(self, user: User, account_id: str) -> str | None:
        """The name of the account; None for all of the user's. Raises NotFound ``pages.account``."""
        if not account_id:
            return None
        for each in self.accounts.of(user):
            if each.id == account_id:
                return each.name
        raise NotFound("pages.account")

    def of(self, user: User, account: str | None, days: int, language: Language) -> SupplyView:
        """What ran or runs out within ``days`` and what is to be ordered, the worst first.

        Raises Forbidden ``access.account``, BadInput ``supply.days``.
        """
        short = self.reorders.run_outs(user, account, days, most=MOST_ROWS)
        orders = self.reorders.proposals(user, account)
        proposed = {each.article.id: each for each in orders.proposals}
        words = SupplyWords(language, self._today, Horizon(self._today, orders.rules.horizon_months), orders)
        first = [words.short(each, proposed.get(each.article.id)) for each in short.run_outs]
        known = {each.article.id for each in short.run_outs}
        others = [each for each in orders.proposals if each.article.id not in known]
        rows = [*first, *(words.order(each) for each in others[: MOST_ROWS - len(first)])]
        age = Age(orders.as_of, orders.made_at)
        return SupplyView(
            rows=rows,
            found=short.found + len(others) if short.found <= MOST_ROWS else short.found,
            empty=sum(each.is_empty for each in short.run_outs),
            late=sum(words.is_late(each) for each in short.run_outs),
            orders=sum(bool(each.quantity) for each in orders.proposals),
            overridden=sum(each.override is not None for each in orders.proposals),
            checked=max(orders.checked, short.checked),
            left_out=sum(orders.uncomputed.values()),
            days=days,
            age=str(contacts_view.age(age, language, "contacts")["age_text"]),
            is_stale=age.freshness is not Freshness.FRESH,
        )

    def article(self, user: User, article: str, language: Language) -> ArticleView:
        """One with its arithmetic. Raises Forbidden ``supply.article``."""
        found = self.reorders.proposals(user, article=article)
        (one,) = found.proposals
        picture = self.pictures.run_out(user, one.article.id)
        rows = self.reorders.rows(found.customers, {one.article.id}).get(one.article.id, ())
        words = SupplyWords(language, self._today, one.horizon, found)
        age = Age(found.as_of, found.made_at)
        return ArticleView(
            article=one.article.id,
            name=one.article.name,
            account=one.article.account,
            account_id=one.article.account_id,
            quantity=words.pieces(one.quantity),
            proposed=words.pieces(one.proposed),
            run_out=words.day(one.run_out),
            order_by=words.day(one.order_by),
            cover=words.cover(one.cover_days),
            tone=words.tone(one.run_out, one.order_by),
            steps=[step_text(each, language) for each in steps(one, found.rules, found.as_of)],
            override=self._override(one, words),
            chart=picture.alt(language),
            table=picture.table(language),
            rows=[f"{row.table}: {row.key}" for row in rows],
            age=str(contacts_view.age(age, language)["age_text"]),
        )

    def _override(self, one: Proposal, words: SupplyWords) -> SetQuantity | None:
        if one.override is None:
            return None
        names: Mapping[str, str] = people(self.identity)
        at = one.override.set_at.astimezone(self.zone)
        return SetQuantity(
            quantity=words.pieces(one.override.quantity),
            reason=one.override.reason,
            who=names.get(one.override.set_by, one.override.set_by),
            when=formats.moment(at, words.language),
            proposed=words.pieces(one.override.proposed),
        )

    @property
    def _today(self) -> dt.date:
        return self.clock.now().date()
