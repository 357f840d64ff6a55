"""Margins against target, minimum and corridor (S0:85, 87, 89, 105, 238).

The margin is DB I: net revenue minus purchase, freight and duty, over net revenue. Inside the corridor the key
account manager sets prices alone; below it nobody does so alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from agent.domain.account import Account, AccountClass
from agent.domain.facts.info import FactClass


class MarginVerdict(StrEnum):
    ON_TARGET = "on_target"
    IN_CORRIDOR = "in_corridor"
    BELOW_CORRIDOR = "below_corridor"  # not for the KAM alone
    BELOW_MINIMUM = "below_minimum"  # not for the KAM alone, and below what the company lives on
    NO_DATA = "no_data"

    @property
    def needs_alignment(self) -> bool:
        return self in (MarginVerdict.BELOW_CORRIDOR, MarginVerdict.BELOW_MINIMUM)


@dataclass(frozen=True, slots=True)
class MarginRule:
    """Ratios of net revenue: minimum ≤ corridor_from ≤ target. Corridor and minimum are secret."""

    target: float
    corridor_from: float
    minimum: float


@dataclass(frozen=True, slots=True)
class MarginRules:
    """``policies/margins.yaml``. ``customers``: by full account name, over the class."""

    version: int
    sample: bool
    approver: str
    classes: Mapping[AccountClass, MarginRule]
    customers: Mapping[str, MarginRule]

    def of(self, account: Account) -> MarginRule:
        named = {name.casefold(): rule for name, rule in self.customers.items()}
        return named.get(account.name.casefold(), self.classes[account.account_class])


@dataclass(frozen=True, slots=True)
class Sums:
    """Revenue rows of one account (and article, or None for all): EUR, credit notes negative.

    Rows without purchase cost are left out (``left_out`` counts them, ``left_out_revenue`` is what they hold);
    missing freight or duty is skipped and counted in ``skipped``.
    """

    account_id: str
    article_id: str | None
    revenue: float
    cost: float
    rows: int
    left_out: int = 0
    left_out_revenue: float = 0.0
    skipped: int = 0

    @property
    def contribution(self) -> float:
        return self.revenue - self.cost

    @property
    def margin(self) -> float | None:
        """None without revenue, or where credit notes outweigh it."""
        return self.contribution / self.revenue if self.rows and self.revenue > 0 else None


@dataclass(frozen=True, slots=True)
class Lever:
    """Something that would improve the margin. ``amount`` EUR and ``count``: None where the data do not tell.

    ``subject`` is an article id or empty.
    """

    id: str
    amount: float | None = None
    count: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class CustomerCost:
    """What a customer cost beside the goods, EUR of a period; None: nothing is recorded that would tell.

    ``small_lots`` counts order lines below the MOQ that we buy the article with.
    """

    account_id: str
    air_freight: float | None
    other: float | None
    small_lots: int | None


@dataclass(frozen=True, slots=True)
class MarginCheck:
    """``previous`` is the margin of the period of the same length before; ``gap`` EUR missing to the target."""

    account: Account
    starts: date
    ends: date
    sums: Sums
    verdict: MarginVerdict
    rule: MarginRule
    previous: float | None
    gap: float | None
    levers: tuple[Lever, ...] = ()
    fact_class: FactClass = FactClass.SECRET  # it shows corridor and minimum

    @property
    def margin(self) -> float | None:
        return self.sums.margin

    @property
    def change(self) -> float | None:
        """Against the period before, in points as a ratio."""
        return None if self.margin is None or self.previous is None else self.margin - self.previous


@dataclass(frozen=True, slots=True)
class ArticleCost:
    """``unit_cost`` EUR a piece. ``surcharge``: freight and duty over purchase cost as booked, None: not booked."""

    article_id: str
    name: str
    unit_cost: float | None
    surcharge: float | None


@dataclass(frozen=True, slots=True)
class PriceCheck:
    """EUR a piece. ``lowest_alone``: the lowest price the KAM may set alone; ``target_price`` reaches the target."""

    account: Account
    article: ArticleCost
    price: float
    landed_cost: float | None
    margin: float | None
    verdict: MarginVerdict
    rule: MarginRule
    lowest_alone: float | None
    target_price: float | None
    fact_class: FactClass = FactClass.SECRET


def verdict(margin: float | None, rule: MarginRule) -> MarginVerdict:
    """The unrounded margin is compared; a margin that equals a bound reaches it."""
    if margin is None:
        return MarginVerdict.NO_DATA
    if _reaches(margin, rule.target):
        return MarginVerdict.ON_TARGET
    if _reaches(margin, rule.corridor_from):
        return MarginVerdict.IN_CORRIDOR
    return MarginVerdict.BELOW_CORRIDOR if _reaches(margin, rule.minimum) else MarginVerdict.BELOW_MINIMUM


def _reaches(margin: float, bound: float) -> bool:
    """1 - 0.72 is not 0.28 in binary: that much, and no more, is forgiven."""
    return margin >= bound - 1e-9


def check(
    account: Account, starts: date, ends: date, sums: Sums, before: Sums | None, rules: MarginRules
) -> MarginCheck:
    rule = rules.of(account)
    gap = None if sums.margin is None else max(rule.target * sums.revenue - sums.contribution, 0.0)
    previous = before.margin if before else None
    return MarginCheck(account, starts, ends, sums, verdict(sums.margin, rule), rule, previous, gap)


def with_levers(found: MarginCheck, articles: Sequence[Sums], cost: CustomerCost) -> MarginCheck:
    """``articles`` and ``cost`` of the same account and period. One per cent of price is one per cent of revenue."""
    levers = (
        Lever("price_step", found.sums.revenue * 0.01 if found.margin is not None else None),
        Lever("air_freight", cost.air_freight),
        Lever("customer_cost", cost.other),
        Lever("lot_size", count=cost.small_lots),
        Lever("incoterm"),  # no table holds Incoterms
        *_weak_articles(found, articles),
    )
    return replace(found, levers=levers)


_SHOWN = 5


def _weak_articles(found: MarginCheck, articles: Sequence[Sums]) -> list[Lever]:
    """The articles that lack most to the target: what reaching it would bring."""
    lacking = [
        Lever("article", found.rule.target * each.revenue - each.contribution, subject=each.article_id or "")
        for each in articles
        if each.margin is not None
        and each.article_id
        and verdict(each.margin, found.rule) is not MarginVerdict.ON_TARGET
    ]
    return sorted(lacking, key=lambda lever: (-(lever.amount or 0.0), lever.subject))[:_SHOWN]


def price_check(account: Account, article: ArticleCost, price: float, rules: MarginRules) -> PriceCheck:
    """``price`` above 0, EUR a piece. Without unit cost there is no verdict."""
    rule = rules.of(account)
    landed = None if article.unit_cost is None else article.unit_cost * (1 + (article.surcharge or 0.0))
    margin = None if landed is None else (price - landed) / price
    return PriceCheck(
        account=account,
        article=article,
        price=price,
        landed_cost=landed,
        margin=margin,
        verdict=verdict(margin, rule),
        rule=rule,
        lowest_alone=_price_for(landed, rule.corridor_from),
        target_price=_price_for(landed, rule.target),
    )


def _price_for(landed: float | None, margin: float) -> float | None:
    return None if landed is None else landed / (1 - margin)
