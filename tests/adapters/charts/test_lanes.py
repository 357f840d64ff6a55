"""Labels of vertical lines: none covers another, no line crosses a label."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.adapters.charts.drawing.lanes import Placed, place
from tests.effort import within

LOW, HIGH, GAP = 12.0, 363.0, 5.0
MARK = st.tuples(st.floats(60, 363), st.floats(60, 110))


def test_labels_with_room_lie_in_one_lane() -> None:
    assert place([(50, 60), (150, 60), (250, 60)], LOW, HIGH, GAP) == [
        Placed(0, 55, 115),
        Placed(0, 155, 215),
        Placed(0, 255, 315),
    ]


def test_no_labels() -> None:
    assert place([], LOW, HIGH, GAP) == []


def test_a_line_does_not_cross_the_label_of_its_neighbour() -> None:
    left, right = place([(100, 120), (110, 120)], LOW, HIGH, GAP)
    assert left.lane > right.lane
    assert left.left == 105


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(MARK, max_size=4))
def test_labels_never_cover_each_other_and_stay_inside(marks: list[tuple[float, float]]) -> None:
    placed = place(marks, LOW, HIGH, GAP)
    assert len(placed) == len(marks)
    for at, one in enumerate(placed):
        assert LOW <= one.left < one.right <= HIGH + 1e-9
        for other in placed[at + 1 :]:
            assert one.lane != other.lane or one.right <= other.left or other.right <= one.left


def test_where_nothing_fits_it_gives_up_in_time() -> None:
    with within(1):
        assert len(place([(60, 300), (100, 340), (200, 350), (300, 345)], LOW, HIGH, GAP)) == 4
