"""What ends the shortage of an article that ran empty: open orders that are on their way."""

from dataclasses import dataclass
from datetime import date

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import TOLERANCE, Projection, run_out
from agent.domain.reorder.rules import OverdueRule, ServiceRules


@dataclass(frozen=True, slots=True)
class Relief:
    """From ``day`` on ``quantity`` pieces of open orders cover what is missing, until the next ``run_out``.

    ``overdue``: the day of some of them has passed; when they come is then an assumption of the rules, not a promise.
    ``run_out`` is None when the stock lasts from then on.
    """

    day: date
    quantity: float
    overdue: bool
    run_out: date | None


def relief(article: ArticleSupply, path: Projection | None, rules: ServiceRules, horizon: Horizon) -> Relief | None:
    """None while there is stock, and when no open order lifts the balance back above 0."""
    if path is None or path.on_hand > TOLERANCE:
        return None
    day = next((due for due, _ in path.receipts if path.balance(due) > TOLERANCE), None)
    if day is None:
        return None
    quantity = sum(pieces for due, pieces in path.receipts if due <= day)
    later = [each for each in path.receipts if each[0] > day]
    # counted as if it were here already: the balance is above 0 on the day it comes, so no earlier day can be short
    short = run_out(path.on_hand + quantity, later, article.each_month(), horizon)
    overdue = path.overdue > 0 and rules.overdue is OverdueRule.SHIFT
    return Relief(horizon.day(day), quantity, overdue, None if short is None else horizon.day(short))
