"""`kam bench`: measures each load at several sizes, prints a table, writes RESULTS.md and the curves."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.bench.curves import SUPERLINEAR, Curve, Point, exponents, svg, table
from evals.bench.loads import LOADS
from evals.bench.timing import machine

OUT = Path(__file__).parent
_LONGEST_S = 3_600
OnTheWay = Callable[[str], None]


def run(names: Sequence[str], runs: int, quick: bool, tell: OnTheWay) -> list[Curve]:
    """Raises RuntimeError with the end of what a process wrote that failed."""
    return [_curve(name, runs, quick, tell) for name in names]


def report(curves: Sequence[Curve], runs: int) -> dict[str, Any]:
    return {
        "machine": machine(),
        "load": round(os.getloadavg()[0], 1),
        "runs": runs,
        "superlinear": SUPERLINEAR,
        "curves": [
            {
                **asdict(curve),
                "time_exponent": curve.time_exponent,
                "memory_exponent": curve.memory_exponent,
                "flagged": curve.flagged,
            }
            for curve in curves
        ],
    }


def markdown(told: Mapping[str, Any], curves: Sequence[Curve], command: str) -> str:
    pictures = [f"![{curve.what} against {curve.against}](curves/{_file(curve)})" for curve in curves]
    return "\n".join(
        [
            "# Costs and how they grow",
            "",
            f"Command: `{command}`. Machine: {told['machine']}; load when it was written: {told['load']}. Medians of"
            f" {told['runs']} runs; each size in a process of its own, whose most memory is told, making its world"
            " included. Worlds and documents are the same every time.",
            "",
            table(curves),
            "",
            "The exponent is that of a power fitted to all sizes: 1 is linear, below 1 a part of the cost is fixed.",
            "",
            exponents(curves),
            "",
            *pictures,
            "",
        ]
    )


def write(folder: Path, text: str, curves: Sequence[Curve]) -> None:
    (folder / "curves").mkdir(parents=True, exist_ok=True)
    for curve in curves:
        (folder / "curves" / _file(curve)).write_text(svg(curve), encoding="utf-8")
    (folder / "RESULTS.md").write_text(text, encoding="utf-8")


def _file(curve: Curve) -> str:
    return f"{curve.against.replace(' ', '-').lower()}.svg"


def _curve(name: str, runs: int, quick: bool, tell: OnTheWay) -> Curve:
    load = LOADS[name]
    points = []
    for size in load.quick if quick else load.sizes:
        points.append(_point(name, size, runs))
        tell(f"{load.against} {size:,}: {points[-1].median:.3f} s, {points[-1].megabytes:.0f} MB")
    return Curve(load.against, load.what, tuple(points))


def _point(name: str, size: int, runs: int) -> Point:
    command = [sys.executable, "-m", "evals.bench.loads", name, str(size), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST_S, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-500:])
    told = json.loads(done.stdout.splitlines()[-1])
    return Point(size, tuple(told["seconds"]), told["megabytes"])
