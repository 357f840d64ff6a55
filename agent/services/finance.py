"""Credit against limit and guideline, margin against the corridor: internal, for KAMs and the Head of Sales only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.errors import BadInput, NotFound
from agent.domain.finance import credit, margin
from agent.domain.finance.credit import CreditCheck, CreditGuideline
from agent.domain.finance.margin import CustomerCost, MarginCheck, MarginRules, PriceCheck, Sums
from agent.domain.identity import Role, User
from agent.domain.kpi.age import Age
from agent.domain.kpi.period import Latest, Period, latest, parse, run, shifted
from agent.ports import Clock, Facts
from agent.ports.finance import CreditGuidelines, FinanceFacts, MarginGuidelines
from agent.services.accounts import Accounts

_ROLES = (Role.KAM, Role.HEAD_OF_SALES)
_HIGHEST_PRICE = 1e9  # EUR a piece; above it somebody's finger slipped


@dataclass(frozen=True, slots=True)
class Credits:
    checks: Sequence[CreditCheck]
    guideline: CreditGuideline
    age: Age


@dataclass(frozen=True, slots=True)
class Margins:
    checks: Sequence[MarginCheck]
    period: Period
    rules: MarginRules
    age: Age


@dataclass(frozen=True, slots=True)
class Price:
    check: PriceCheck
    rules: MarginRules
    age: Age


@dataclass(frozen=True, slots=True)
class Finance:
    accounts: Accounts
    facts: Facts
    finance_facts: FinanceFacts
    credit_rules: CreditGuidelines
    margin_rules: MarginGuidelines
    clock: Clock

    def credit(self, user: User, account: str | None = None) -> Credits:
        """Exposure of each account against its limit and the guideline, what needs alignment first.

        Raises Forbidden ``access.role`` or ``access.account``, BadInput ``policies.invalid``.
        """
        accounts = self._scope(user, account)
        rules, today = self.credit_rules.rules(), self.clock.now().date()
        rows = self.finance_facts.credit([each.id for each in accounts])
        checks = [
            credit.check(each, credit.newest([row for row in rows if row.account_id == each.id], today), rules, today)
            for each in accounts
        ]
        return Credits(sorted(checks, key=_urgent_credit), rules, self._age())

    def margin(self, user: User, account: str | None = None, period: str | None = None) -> Margins:
        """Margin of the revenue months, with levers; ``period`` as for KPIs, None: the last twelve closed months.

        The lowest against its target stands first. Raises Forbidden, BadInput ``kpi.period…``.
        """
        accounts = self._scope(user, account)
        today = self.clock.now().date()
        asked = latest(Latest.CLOSED_12_MONTHS, today) if period is None else parse(period, today)
        rules = self.margin_rules.rules()
        checks = self._checked(accounts, run(asked, today, 2)[0], asked, rules)
        return Margins(sorted(checks, key=_urgent_margin), asked, rules, self._age())

    def _checked(
        self, accounts: Sequence[Account], before: Period, asked: Period, rules: MarginRules
    ) -> list[MarginCheck]:
        ids = [each.id for each in accounts]
        sums, earlier = (
            {each.account_id: each for each in self.finance_facts.margins(ids, one.starts, one.ends, by_article=False)}
            for one in (asked, before)
        )
        articles: dict[str, list[Sums]] = {}
        for article in self.finance_facts.margins(ids, asked.starts, asked.ends, by_article=True):
            articles.setdefault(article.account_id, []).append(article)
        costs = {each.account_id: each for each in self.finance_facts.customer_cost(ids, asked.starts, asked.ends)}
        checked = []
        for each in accounts:
            mine = sums.get(each.id, Sums(each.id, None, 0.0, 0.0, 0))
            found = margin.check(each, asked.starts, asked.ends, mine, earlier.get(each.id), rules)
            cost = costs.get(each.id, CustomerCost(each.id, None, None, None))
            checked.append(margin.with_levers(found, articles.get(each.id, []), cost))
        return checked

    def price_check(self, user: User, account: str, article: str, price: float) -> Price:
        """Margin of a price (EUR a piece) against the corridor.

        Raises Forbidden, BadInput ``finance.price``, NotFound ``finance.article`` (also for an article of others).
        """
        one = self._scope(user, account)[0]
        if not (math.isfinite(price) and 0 < price <= _HIGHEST_PRICE):
            raise BadInput("finance.price")
        since = shifted(self.clock.now().date().replace(day=1), -12)
        cost = self.finance_facts.article_cost(one.id, article.strip(), since)
        if cost is None:
            raise NotFound("finance.article", article=_shown(article), account=one.name)
        rules = self.margin_rules.rules()
        return Price(margin.price_check(one, cost, price, rules), rules, self._age())

    def _scope(self, user: User, account: str | None) -> Sequence[Account]:
        user.require_role(*_ROLES)
        return self.accounts.scope(user, account)

    def _age(self) -> Age:
        return Age(self.facts.info().as_of, self.clock.now())


def _shown(text: str) -> str:
    return "".join(char for char in text[:40] if char.isprintable())


_CREDIT_RANK = {credit.CreditVerdict.ALIGNMENT: 0, credit.CreditVerdict.NO_DATA: 1, credit.CreditVerdict.INSIDE: 2}


def _urgent_credit(check: CreditCheck) -> tuple[int, float, str]:
    room = check.guideline_room
    return _CREDIT_RANK[check.verdict], 0.0 if room is None else room, check.account.name


def _urgent_margin(check: MarginCheck) -> tuple[float, str]:
    """By the distance to the target; without data first of all: nothing is known there."""
    return (-math.inf if check.margin is None else check.margin - check.rule.target), check.account.name
