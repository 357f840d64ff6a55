import numpy as np
import pytest

from agent.adapters.judge.pooling import NO_SPAN, attention, highest, neighbourhood, relevance


def log_odds(*entails: float, contradicts: float = -20.0) -> np.ndarray:
    """[spans, 1 hypothesis, 2]"""
    return np.array([[[value, contradicts]] for value in entails], dtype=np.float32)


def test_the_three_highest_of_each_side_in_falling_order() -> None:
    assert highest(log_odds(1, 5, 3, 4))[0].tolist() == [5, 4, 3, -20, -20, -20]


def test_a_short_document_is_filled_with_spans_that_say_nothing() -> None:
    assert highest(log_odds(2, contradicts=-5))[0].tolist() == [2, NO_SPAN, NO_SPAN, -5, NO_SPAN, NO_SPAN]
    assert highest(np.zeros((0, 1, 2), dtype=np.float32)).shape == (1, 6)


def test_relevance_counts_both_sides() -> None:
    both = np.array([[[0.0, 0.0]]], dtype=np.float32)
    assert relevance(both)[0, 0] == pytest.approx(np.log(2))


def test_attention_is_shared_among_relevant_spans_and_fades_without_any() -> None:
    shared = attention(log_odds(10, 10, -10))[:, 0]
    assert shared.tolist() == pytest.approx([0.5, 0.5, 0], abs=1e-3)
    assert attention(log_odds(-10, -10)).sum() == pytest.approx(0, abs=1e-3)


def test_the_neighbourhood_names_both_sides_the_distance_to_the_best_and_the_rank() -> None:
    features = neighbourhood(log_odds(1, 3, 2))[:, 0]
    assert features[:, 0] == pytest.approx([1, 3, 2], abs=1e-4)
    assert features[:, 1] == pytest.approx([NO_SPAN, 1, 3], abs=1e-4)
    assert features[:, 2] == pytest.approx([3, 2, NO_SPAN], abs=1e-4)
    assert features[:, 3] == pytest.approx([2, 0, 1], abs=1e-4)
    assert features[:, 4] == pytest.approx(np.log1p([2, 0, 1]), abs=1e-4)


def test_a_document_without_spans_has_no_neighbours() -> None:
    assert neighbourhood(np.zeros((0, 2, 2), dtype=np.float32)).shape == (0, 2, 5)
