"""Grouping of proposals into containers, by customer: a step of its own that changes no quantity."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agent.domain.reorder.proposal import Proposal

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Load:
    """One article in the containers of a customer. ``share``: of one container, may exceed 1."""

    article_id: str
    quantity: float
    share: float


@dataclass(frozen=True, slots=True)
class FillUp:
    """Pieces of an article that fit into what is free: a suggestion, the person decides."""

    article_id: str
    quantity: float
    run_out: date | None


@dataclass(frozen=True, slots=True)
class ContainerGroup:
    """``fill`` counts containers (2.4), ``containers`` the whole ones they need, ``free`` what stays empty (0.6).

    ``unplaced`` names articles with a quantity and without a container quantity.
    """

    account_id: str
    account: str
    fill: float
    containers: int
    free: float
    loads: tuple[Load, ...]
    unplaced: tuple[str, ...]
    suggestion: FillUp | None


def containers(proposals: Iterable[Proposal]) -> list[ContainerGroup]:
    """By customer name. Articles that fly are counted without what flies."""
    by_account: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        if _by_sea(proposal) > 0:
            by_account[proposal.article.account, proposal.article.account_id].append(proposal)
    return [_group(account_id, account, group) for (account, account_id), group in sorted(by_account.items())]


def _by_sea(proposal: Proposal) -> float:
    flies = proposal.air.quantity if proposal.air is not None else None
    return (proposal.quantity or 0.0) - (flies or 0.0)


def _group(account_id: str, account: str, proposals: Sequence[Proposal]) -> ContainerGroup:
    loads = tuple(load for load in map(_load, proposals) if load is not None)
    fill = sum(load.share for load in loads)
    count = math.ceil(fill - _ROUNDING)
    free = max(count - fill, 0.0)
    return ContainerGroup(
        account_id=account_id,
        account=account,
        fill=fill,
        containers=count,
        free=free,
        loads=loads,
        unplaced=tuple(each.article.id for each in proposals if _load(each) is None),
        suggestion=_suggestion(proposals, free),
    )


def _load(proposal: Proposal) -> Load | None:
    room, quantity = proposal.article.container_quantity, _by_sea(proposal)
    return Load(proposal.article.id, quantity, quantity / room) if room else None


def _suggestion(proposals: Sequence[Proposal], free: float) -> FillUp | None:
    """Fill up with the article that runs out first; in its multiples, within its frame contracts."""
    for proposal in sorted(proposals, key=lambda each: (each.run_out or date.max, each.article.id)):
        pieces = _fits(proposal, free)
        if pieces > 0:
            return FillUp(proposal.article.id, pieces, proposal.run_out)
    return None


def _fits(proposal: Proposal, free: float) -> float:
    article = proposal.article
    pieces = free * (article.container_quantity or 0.0)
    if article.frame is not None:
        pieces = min(pieces, article.frame - (proposal.quantity or 0.0))
    step = article.order_multiple or 1.0
    return max(math.floor(pieces / step + _ROUNDING) * step, 0.0)
