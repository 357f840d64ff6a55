"""Articles that ran empty or will within some days, the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.causes import CauseFound
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import days_of_cover, order_by, projection
from agent.domain.reorder.relief import Relief, relief
from agent.domain.reorder.rules import ServiceRules


@dataclass(frozen=True, slots=True)
class RunOut:
    """``run_out`` is None for an empty article that nobody asks for now. ``cover_days`` None: no demand.

    ``relief`` is what covers an empty one, if anything does; ``cause`` is found in the history, after the list.
    """

    article: ArticleSupply
    is_empty: bool
    run_out: date | None
    order_by: date | None
    cover_days: float | None
    relief: Relief | None = None
    cause: CauseFound | None = None


def run_outs(articles: Iterable[ArticleSupply], rules: ServiceRules, horizon: Horizon, days: int) -> list[RunOut]:
    """Empty ones first, then by day. Articles without a stock row cannot be told and are left out."""
    found = [_run_out(article, rules, horizon) for article in articles if _may_run_out(article, horizon, days)]
    last = horizon.day(days)
    worst = [each for each in found if each.is_empty or (each.run_out is not None and each.run_out <= last)]
    return sorted(worst, key=_severity)


def _may_run_out(article: ArticleSupply, horizon: Horizon, days: int) -> bool:
    """False when the stock alone outlasts the days: no projection is needed."""
    if article.on_hand is None:
        return False
    return article.on_hand <= 0 or article.on_hand < horizon.within(article.monthly(), days)


def _run_out(article: ArticleSupply, rules: ServiceRules, horizon: Horizon) -> RunOut:
    path = projection(article, rules, horizon)
    day = None if path is None else path.run_out
    return RunOut(
        article=article,
        is_empty=_is_empty(article, day),
        run_out=day,
        order_by=None if day is None else order_by(day, article.lead_sea, rules.buffer_days),
        cover_days=days_of_cover(article, rules, horizon),
        relief=relief(article, path, rules, horizon),
    )


def _is_empty(article: ArticleSupply, run_out: date | None) -> bool:
    """Nothing on hand although somebody wants it or a frame contract still holds some; else it is a dead article."""
    if article.on_hand is None or article.on_hand > 0:
        return False
    return run_out is not None or article.on_hand < 0 or bool(article.frame)


def _severity(found: RunOut) -> tuple[bool, date, date, str]:
    return (not found.is_empty, found.run_out or date.max, found.order_by or date.max, found.article.id)
