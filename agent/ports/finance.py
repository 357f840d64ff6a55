"""Credit and margins: the figures in the facts, and the guidelines that the company edits."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from agent.domain.finance.credit import CreditGuideline, CreditRow
from agent.domain.finance.margin import ArticleCost, CustomerCost, MarginRules, Sums


class CreditGuidelines(Protocol):
    def rules(self) -> CreditGuideline:
        """Raises BadInput ``policies.invalid``."""
        ...


class MarginGuidelines(Protocol):
    def rules(self) -> MarginRules:
        """Raises BadInput ``policies.invalid``."""
        ...


class FinanceFacts(Protocol):
    """Every method raises Unavailable ``facts.none`` when there are no facts. Periods include both days."""

    def credit(self, account_ids: Sequence[str]) -> Sequence[CreditRow]: ...

    def margins(self, account_ids: Sequence[str], starts: date, ends: date, *, by_article: bool) -> Sequence[Sums]:
        """One a customer with revenue rows in months that begin in the period, or one an article of theirs."""
        ...

    def customer_cost(self, account_ids: Sequence[str], starts: date, ends: date) -> Sequence[CustomerCost]: ...

    def article_cost(self, account_id: str, article_id: str, since: date) -> ArticleCost | None:
        """The article, if it is the customer's or nobody's own; surcharge from revenue rows ``since`` then."""
        ...
