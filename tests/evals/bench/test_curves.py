"""What grows faster than linear is said to, and the picture holds every point."""

import math
import xml.etree.ElementTree as ET

import pytest

from evals.bench.curves import Curve, Point, exponent, exponents, svg, table


def curve(power: float, memory: float = 0.0) -> Curve:
    points = [
        Point(size, (size**power, size**power * 1.1, size**power * 0.5), 100 * size**memory) for size in (10, 100, 1000)
    ]
    return Curve("NDAs & more", "reviews", tuple(points))


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 1.5, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent([(size, 3 * size**power) for size in (10, 50, 400)]) == pytest.approx(power)


def test_one_size_has_no_exponent() -> None:
    assert math.isnan(exponent([(10, 1.0), (10, 2.0)]))


@pytest.mark.parametrize(
    ("time", "memory", "flagged"), [(1.0, 0.1, False), (1.1, 0.1, False), (1.2, 0.1, True), (0.5, 1.3, True)]
)
def test_what_grows_faster_than_linear_is_flagged(time: float, memory: float, flagged: bool) -> None:
    found = curve(time, memory)
    assert found.flagged is flagged
    assert ("**yes**" in exponents([found])) is flagged


def test_the_table_tells_medians_and_ratios() -> None:
    rows = table([curve(1.0)]).splitlines()[2:]
    assert [row.split(" | ")[4] for row in rows] == ["10.000", "100.000", "1000.000"]  # medians of the runs
    assert [row.split(" | ")[6].strip() for row in rows] == ["", "10.00", "10.00"]


def test_the_picture_holds_every_point_and_no_markup_of_names() -> None:
    tree = ET.fromstring(svg(curve(1.0, 0.2)))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert len(tree.findall(f"{space}circle")) == 6
    assert len(tree.findall(f"{space}polyline")) == 2
    title = tree.find(f"{space}title")
    assert title is not None
    assert title.text == "reviews against NDAs & more"
