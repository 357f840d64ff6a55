"""Where a customer stands in our portfolio (R166): two by two, from figures that are shown beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status

# what tells how well the customer is served and tied to us
_OURS = ("call_off", "otif", "forecast_deviation", "feedback_score", "qualified_contacts")


class Quadrant(StrEnum):
    INVEST = "invest"  # attractive, strong position
    WIN = "win"  # attractive, weak position
    KEEP = "keep"  # less attractive, strong position
    REVIEW = "review"  # less attractive, weak position
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class Position:
    """``met`` of ``counted`` targets that tell our position; ``rank`` by revenue among ``of`` customers, from 1."""

    quadrant: Quadrant
    met: int
    counted: int
    growth: float | None
    rank: int | None
    of: int


def position(results: Iterable[KpiResult], account_id: str, revenues: Mapping[str, float]) -> Position:
    """Attractive: revenue grows, or it is in the upper half by revenue.

    Strong: at least 60 % of the targets are met, and call-offs are not behind their plan.
    """
    by_id = {each.definition.id: each for each in results}
    told = [by_id[name] for name in _OURS if name in by_id and by_id[name].status in (Status.OK, Status.BREACH)]
    met = sum(each.status is Status.OK for each in told)
    growth = by_id["revenue_yoy"].value if "revenue_yoy" in by_id else None
    ranked = sorted(revenues, key=lambda each: (-revenues[each], each))
    rank = ranked.index(account_id) + 1 if account_id in revenues else None
    behind = "call_off" in by_id and by_id["call_off"].status is Status.BREACH
    return Position(
        _quadrant(0 if behind else met, len(told), growth, rank, len(ranked)), met, len(told), growth, rank, len(ranked)
    )


def _quadrant(met: int, counted: int, growth: float | None, rank: int | None, of: int) -> Quadrant:
    if not counted or (growth is None and rank is None):
        return Quadrant.NO_DATA
    is_attractive = (growth is not None and growth > 0) or (rank is not None and 2 * rank <= of)
    if met >= 0.6 * counted:
        return Quadrant.INVEST if is_attractive else Quadrant.KEEP
    return Quadrant.WIN if is_attractive else Quadrant.REVIEW
