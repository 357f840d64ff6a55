"""How cost grows: the exponent of a fitted power, the table, and the curves drawn as SVG."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

# Time is allowed to grow a little faster than its cause: caches that no longer hold everything, noise of three points.
SUPERLINEAR = 1.15
_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 300, 190, 56, 34, 60
_LINE = {"time": "#1f5fa8", "memory": "#a8541f"}


@dataclass(frozen=True, slots=True)
class Point:
    """``seconds`` of each run at this size; ``megabytes``: the most that the process held."""

    size: int
    seconds: tuple[float, ...]
    megabytes: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


@dataclass(frozen=True, slots=True)
class Curve:
    """``against`` says what is counted, ``what`` is measured of it."""

    against: str
    what: str
    points: tuple[Point, ...]

    @property
    def time_exponent(self) -> float:
        return exponent([(each.size, each.median) for each in self.points])

    @property
    def memory_exponent(self) -> float:
        return exponent([(each.size, each.megabytes) for each in self.points])

    @property
    def flagged(self) -> bool:
        return max(self.time_exponent, self.memory_exponent) > SUPERLINEAR


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """b of y = a·x^b by least squares of the logarithms; nan for fewer than two sizes."""
    if len({x for x, _ in points}) < 2:
        return math.nan
    xs, ys = ([math.log(each) for each in column] for column in zip(*points, strict=True))
    return statistics.linear_regression(xs, ys).slope


def table(curves: Sequence[Curve]) -> str:
    """Markdown: a row a size, with the ratio to the size before."""
    lines = [
        "| against | measured | size | runs | median s | least–most s | s, times the last | MB | MB, times the last |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for curve in curves:
        last: Point | None = None
        for point in curve.points:
            lines.append(_row(curve, point, last))
            last = point
    return "\n".join(lines)


def exponents(curves: Sequence[Curve]) -> str:
    lines = [f"| against | time grows with | memory grows with | faster than linear (over {SUPERLINEAR}) |"]
    lines.append("|---|---:|---:|---|")
    for curve in curves:
        powers = f"n^{curve.time_exponent:.2f} | n^{curve.memory_exponent:.2f}"
        lines.append(f"| {curve.against} | {powers} | {'**yes**' if curve.flagged else 'no'} |")
    return "\n".join(lines)


def svg(curve: Curve) -> str:
    """Time and memory beside each other, both axes logarithmic: a straight line of slope one is linear."""
    sizes = [float(each.size) for each in curve.points]
    panels = (
        ("time", "s", [each.median for each in curve.points], curve.time_exponent),
        ("memory", "MB", [each.megabytes for each in curve.points], curve.memory_exponent),
    )
    whole = 2 * (_WIDTH + _LEFT) + _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {_HEIGHT + 2 * _TOP + 20}" '
        'font-family="sans-serif" font-size="11">',
        f"<title>{escape(curve.what)} against {escape(curve.against)}</title>",
    ]
    for at, (name, unit, values, power) in enumerate(panels):
        left = _LEFT + at * (_WIDTH + _GAP + _LEFT // 2)
        head = f"{name} ({unit}) against {curve.against}: n^{power:.2f}"
        parts.append(_panel(left, head, sizes, values, _LINE[name]))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _row(curve: Curve, point: Point, last: Point | None) -> str:
    times = "" if last is None else f"{point.median / last.median:.2f}"
    grown = "" if last is None else f"{point.megabytes / last.megabytes:.2f}"
    spread = f"{min(point.seconds):.3f}–{max(point.seconds):.3f}"
    cells = (f"{point.size:,}", len(point.seconds), f"{point.median:.3f}", spread, times, f"{point.megabytes:.0f}")
    return f"| {curve.against} | {curve.what} | {' | '.join(map(str, cells))} | {grown} |"


def _panel(left: float, head: str, sizes: Sequence[float], values: Sequence[float], colour: str) -> str:
    across, up = _Scale(sizes, left, left + _WIDTH), _Scale(values, _TOP + _HEIGHT, _TOP)
    dots = [(across(x), up(y)) for x, y in zip(sizes, values, strict=True)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in dots)
    bottom = _TOP + _HEIGHT
    parts = [
        f'<text x="{left}" y="{_TOP - 16}">{escape(head)}</text>',
        f'<path d="M{left},{_TOP} V{bottom} H{left + _WIDTH}" fill="none" stroke="#888"/>',
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
    ]
    for (x, y), size, value in zip(dots, sizes, values, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 14}" text-anchor="middle">{size:,.0f}</text>')
        parts.append(f'<text x="{x:.1f}" y="{y - 7:.1f}" text-anchor="middle">{value:.3g}</text>')
    return "\n".join(parts)


class _Scale:
    """Places on a logarithmic axis; one value alone lies in the middle."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        logs = [math.log(each) for each in values]
        self._least, self._most, self._start, self._end = min(logs), max(logs), start, end

    def __call__(self, value: float) -> float:
        span = self._most - self._least
        share = (math.log(value) - self._least) / span if span else 0.5
        return self._start + share * (self._end - self._start)
