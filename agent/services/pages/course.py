"""The course of a figure as a small drawing: geometry only, colours are the page's."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status

WIDTH, HEIGHT, _PAD, _DOT = 132, 34, 4, 2.8


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    r: float
    state: str


@dataclass(frozen=True, slots=True)
class Course:
    """``runs``: points of one line each, broken where a period has no figure. ``target``: height of its line."""

    runs: Sequence[str]
    dots: Sequence[Dot]
    target: float | None
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def course(points: Sequence[KpiResult], alt: str) -> Course | None:
    """None with fewer than two figures: a point is no course."""
    values = [each.value for each in points]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    target = points[-1].target
    lines = known if target is None else [*known, target]
    low, high = min(lines), max(lines)

    def height(value: float) -> float:
        share = 0.5 if high == low else (value - low) / (high - low)
        return round(HEIGHT - _PAD - share * (HEIGHT - 2 * _PAD), 1)

    step = (WIDTH - 2 * _PAD) / (len(values) - 1)
    places = [None if value is None else (round(_PAD + at * step, 1), height(value)) for at, value in enumerate(values)]
    return Course(
        runs=[" ".join(f"{x},{y}" for x, y in run) for run in _runs(places) if len(run) > 1],
        dots=list(_dots(places, points)),
        target=None if target is None else height(target),
        alt=alt,
    )


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return runs


def _dots(places: Sequence[tuple[float, float] | None], points: Sequence[KpiResult]) -> "list[Dot]":
    """Where the target was missed, and the last figure."""
    last = max(at for at, place in enumerate(places) if place is not None)
    return [
        Dot(*place, _DOT, each.status.value)
        for at, (place, each) in enumerate(zip(places, points, strict=True))
        if place is not None and (at == last or each.status is Status.BREACH)
    ]
