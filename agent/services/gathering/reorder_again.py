"""The figures of a re-order, read again while its mail waits: the stock and the demand may have changed by then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agent.domain.account import Account
from agent.domain.drafting.fact_book import FactBook
from agent.domain.facts.fact import Fact, same_figure
from agent.domain.facts.info import RowKey
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.reorder.customer_reorder import CustomerReorder
from agent.ports import Clock
from agent.services.gathering.reorder_facts import noted
from agent.services.gathering.reorder_items import item, with_least_quantity
from agent.services.reorders import Reorders

_ANSWER_BY, _AS_OF = "answer_by", "as_of"


@dataclass(frozen=True, slots=True)
class ReorderAgain:
    """Implements `agent.services.draft_facts.ReorderFigures`."""

    reorders: Reorders
    clock: Clock

    def again(self, user: User, account: str, facts: Sequence[Fact], language: Language) -> Mapping[str, Fact]:
        """By id, for the day until which the mail asks for an answer; with the age of the data where one of them moved.

        Raises Forbidden ``access.account``.
        """
        one = self.reorders.accounts.one(user, account)
        asked = next((date.fromisoformat(str(each.value)) for each in facts if each.id == _ANSWER_BY), None)
        if asked is None:
            return {}
        before, book = {each.id: each for each in facts}, FactBook(self.reorders.facts.info().as_of)
        self._note(book, one, list(self._due(user, one, facts)), asked, language)
        moved = any(not same_figure(before[each.id], each) for each in book.facts if each.id in before)
        if moved or not book.facts:
            book.day(_AS_OF, ("Datenstand", "Data as of"), book.as_of.date())
        return {each.id: each for each in book.facts}

    def _due(self, user: User, account: Account, facts: Sequence[Fact]) -> Iterator[tuple[int, CustomerReorder]]:
        """With the number that each has in the mail."""
        found = with_least_quantity(self.reorders.customer_reorder(user, account.name))
        due = {(each.article.id, each.line.contract_id): each for each in found if each.quantity > 0}
        for fact in facts:
            name, _, at = fact.id.partition(".")
            key = fact.recipe.get("reorder", ""), fact.recipe.get("contract", "")
            if name == "article" and at.isdecimal() and key in due:
                yield int(at), due[key]

    def _note(
        self,
        book: FactBook,
        account: Account,
        due: Sequence[tuple[int, CustomerReorder]],
        answer_by: date,
        language: Language,
    ) -> None:
        today, buffer = self.clock.now().date(), self.reorders.rules.rules().buffer_days
        articles = sorted({each.article.id for _, each in due})
        rows: Mapping[str, Sequence[RowKey]] = self.reorders.rows({account.id}, articles) if articles else {}
        for at, each in due:
            proposed = item(each, today, answer_by, account.country, None)
            noted(book, at, proposed, rows.get(each.article.id, ()), buffer, language)
