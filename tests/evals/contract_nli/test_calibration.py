import pytest

from evals.contract_nli.calibration import bins, expected_error, unclear_below
from evals.contract_nli.metrics import Judged

E, C, N = "Entailment", "Contradiction", "NotMentioned"


def pair(confidence: float | None, right: bool, choice: str = E) -> Judged:
    return Judged(1, "nda-1", choice if right else N if choice != N else E, choice, confidence=confidence)


def test_a_confidence_of_eight_tenths_that_is_right_eight_times_of_ten_has_no_error() -> None:
    pairs = [pair(0.8, number < 8) for number in range(10)]
    assert expected_error(pairs) == pytest.approx(0)
    (only,) = bins(pairs)
    assert (only.low, only.high, only.pairs) == (0.8, 0.9, 10)
    assert only.right == pytest.approx(0.8)


def test_the_error_is_the_gap_weighted_by_the_size_of_the_bins() -> None:
    pairs = [pair(0.85, True) for _ in range(3)] + [pair(0.55, False)]
    assert expected_error(pairs) == pytest.approx((3 * 0.15 + 0.55) / 4)


def test_every_confidence_lies_in_one_bin_and_none_is_counted_without_one() -> None:
    pairs = [pair(value / 100, True) for value in range(101)] + [pair(None, True)]
    assert sum(each.pairs for each in bins(pairs)) == 101
    assert expected_error([pair(None, True)]) is None


def test_what_is_wrong_as_often_as_right_is_under_the_threshold() -> None:
    good = [pair(0.75, True), pair(0.97, True)]
    bad = [pair(0.55, True), pair(0.55, False)]
    assert unclear_below([*good, *bad]) == 0.7
    assert unclear_below(bad) is None
    # silence becomes no verdict, so it does not count
    assert unclear_below([*good, *bad, *[pair(0.55, True, N)] * 9]) == 0.7
