"""What a promised price or credit means: margin and credit are computed here and do not leave as figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agent.domain.account import Account
from agent.domain.finance import credit, margin
from agent.domain.finance.credit import CreditVerdict
from agent.domain.finance.margin import MarginVerdict, Sums
from agent.domain.kpi.period import Latest, latest, shifted
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.domain.rights.verdict import Measured
from agent.services.finance import Finance

_WORST = (MarginVerdict.BELOW_MINIMUM, MarginVerdict.BELOW_CORRIDOR, MarginVerdict.IN_CORRIDOR, MarginVerdict.ON_TARGET)


@dataclass(frozen=True, slots=True)
class Promises:
    finance: Finance

    def measured(self, account: Account, commitments: Sequence[Commitment]) -> Measured:
        """The verdict on each price and credit; one that cannot be measured is left out.

        The same whoever asks, so that a right computed again is the same right; who asks sees no figure of it.
        Discounts of one text add up, as a reader may claim them all. Raises BadInput ``policies.invalid``.
        """
        discounts = sum(each.discount or 0.0 for each in commitments)
        found: dict[Commitment, MarginVerdict | CreditVerdict] = {}
        for each in commitments:
            if each.kind is CommitmentKind.PRICE and (told := self._price(account, each, discounts)):
                found[each] = told
            elif each.kind is CommitmentKind.CREDIT and not each.over_limit and not _is_untold(each):
                found[each] = self._credit(account, each)
        return found

    def _price(self, account: Account, promise: Commitment, discounts: float) -> MarginVerdict | None:
        if promise.price is not None:
            return self._at_price(account, promise.article, promise.price * (1 - min(discounts, 0.99)))
        return None if promise.discount is None else self._at_discount(account, promise.article, discounts)

    def _at_price(self, account: Account, article: str | None, price: float) -> MarginVerdict | None:
        since = shifted(self.finance.clock.now().date().replace(day=1), -12)
        cost = self.finance.finance_facts.article_cost(account.id, article, since) if article else None
        if cost is None or price <= 0:
            return None
        found = margin.price_check(account, cost, price, self.finance.margin_rules.rules()).verdict
        return None if found is MarginVerdict.NO_DATA else found

    def _at_discount(self, account: Account, article: str | None, discount: float) -> MarginVerdict | None:
        """The margin of the last twelve closed months with so much less revenue; of all articles when none is named,
        and the worst of them counts."""
        rule = self.finance.margin_rules.rules().of(account)
        rows = [each for each in self._articles(account) if article is None or each.article_id == article]
        if not rows or any(each.margin is None or each.left_out for each in rows) or discount >= 1:
            return None
        return min((margin.verdict(_lowered(each, discount), rule) for each in rows), key=_WORST.index)

    def _articles(self, account: Account) -> Iterator[Sums]:
        period = latest(Latest.CLOSED_12_MONTHS, self.finance.clock.now().date())
        rows = self.finance.finance_facts.margins([account.id], period.starts, period.ends, by_article=True)
        yield from (each for each in rows if each.article_id)

    def _credit(self, account: Account, promise: Commitment) -> CreditVerdict:
        """As the credit stands; with the promised limit where one is named. A term above the class's is outside."""
        today, rules = self.finance.clock.now().date(), self.finance.credit_rules.rules()
        longest = rules.classes[account.account_class].payment_days_up_to
        if promise.term and (longest is None or (promise.days or 0) > longest):
            return CreditVerdict.ALIGNMENT
        row = credit.newest(self.finance.finance_facts.credit([account.id]), today)
        if row is not None and promise.amount is not None:
            # who is promised so much may owe us so much
            row = replace(row, limit=promise.amount, exposure=max(promise.amount, row.exposure or 0.0))
        return credit.check(account, row, rules, today).verdict


def _is_untold(promise: Commitment) -> bool:
    """A term of payment without a number that could be read."""
    return promise.term and promise.days is None


def _lowered(sums: Sums, discount: float) -> float | None:
    """Cost stays, revenue falls: 1 − (1 − m) ÷ (1 − d)."""
    return None if sums.margin is None else 1 - (1 - sums.margin) / (1 - discount)
