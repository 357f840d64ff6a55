"""Small drawings: the geometry says what the figures say."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.domain.kpi.result import KpiResult
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import Projection, projection
from agent.services.pages import course as drawn
from agent.services.pages.course import course
from agent.services.pages.curve import DAYS, HEIGHT, WIDTH, curve
from tests.domain.reorder.samples import TODAY, article, day, rules
from tests.kpi_world import KAM, NORDWERK, small_world, wired


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> KpiResult:
    """The call-off: at least 70 %."""
    store = small_world(tmp_path_factory.mktemp("facts"))
    found = wired(store)[0].query(KAM, "call_off", NORDWERK)[0]
    store.close()
    return found


def points(one: KpiResult, *values: float | None, target: float | None = None) -> Sequence[KpiResult]:
    return [replace(one, value=value, target=target) for value in values]


def places(run: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in run.split())]


def test_a_rising_figure_rises(one: KpiResult) -> None:
    found = course(points(one, 0.1, 0.2, 0.4), "alt")
    assert found
    ((first, second, third),) = [places(each) for each in found.runs]
    assert first[1] > second[1] > third[1]  # the drawing's y grows downwards
    assert first[0] < second[0] < third[0]


def test_a_gap_is_no_line_and_one_figure_is_no_course(one: KpiResult) -> None:
    found = course(points(one, 0.1, 0.2, None, 0.3, 0.4), "alt")
    assert found
    assert [len(places(each)) for each in found.runs] == [2, 2]
    assert course(points(one, None, 0.4), "alt") is None


def test_the_target_stands_where_its_value_would(one: KpiResult) -> None:
    found = course(points(one, 0.1, 0.3, target=0.3), "alt")
    assert found
    assert found.target == places(found.runs[0])[-1][1]


def test_misses_and_the_last_figure_are_marked(one: KpiResult) -> None:
    found = course(points(one, 0.6, 0.8, 0.9, target=0.7), "alt")
    assert found
    assert [each.state for each in found.dots] == ["breach", "ok"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), min_size=1, max_size=12))
def test_whatever_the_figures_nothing_leaves_the_drawing(one: KpiResult, values: list[float | None]) -> None:
    found = course(points(one, *values), "alt")
    for x, y in (place for run in (found.runs if found else ()) for place in places(run)):
        assert 0 <= x <= drawn.WIDTH
        assert 0 <= y <= drawn.HEIGHT


def stock(**values: Any) -> Projection | None:
    given_rules = rules()
    return projection(article(**values), given_rules, Horizon(TODAY, given_rules.horizon_months))


def test_the_stock_falls_to_its_empty_day() -> None:
    """400 pieces, 10 a day: empty on day 41, to be ordered 63 + 7 days before, which is past."""
    found = curve(stock(), "alt")
    assert found
    line = places(found.line)
    assert line[0][1] < found.zero < line[-1][1]
    assert found.run_out == pytest.approx(3 + 41 / DAYS * (WIDTH - 6), abs=0.1)
    assert found.order_by == 3.0


def test_a_receipt_is_a_step_upwards() -> None:
    line = places(curve(stock(receipts=[(day(20), 500.0)]), "alt").line)  # type: ignore[union-attr]
    assert any(after[1] < before[1] for before, after in pairwise(line))


def test_what_lasts_has_no_empty_day_and_nothing_known_no_drawing() -> None:
    lasting = curve(stock(on_hand=100_000.0), "alt")
    assert lasting
    assert (lasting.run_out, lasting.order_by) == (None, None)
    assert curve(stock(on_hand=None), "alt") is None


@given(st.floats(-1e6, 1e7), st.lists(st.tuples(st.integers(-50, 400), st.floats(0, 1e6)), max_size=5))
def test_whatever_the_stock_the_drawing_holds_it(on_hand: float, receipts: list[tuple[int, float]]) -> None:
    found = curve(stock(on_hand=on_hand, receipts=[(day(at), quantity) for at, quantity in receipts]), "alt")
    assert found
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places(found.line))
    assert 0 <= found.zero <= HEIGHT
