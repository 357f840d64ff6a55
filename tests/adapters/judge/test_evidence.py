import numpy as np
import pytest

from agent.adapters.judge.evidence import evidence_features, feature_count
from agent.adapters.judge.pooling import NO_SPAN, shifted

TEXTS = ("The Recipient shall not:", "(a) copy the samples;", "(b) sell them.", "The law of the harbour applies.")


def log_odds(*values: float) -> np.ndarray:
    """[spans, 1 hypothesis, 2]"""
    return np.array([[[value, -20.0]] for value in values], dtype=np.float32)


def test_there_are_as_many_features_as_promised_for_any_number_of_readers() -> None:
    for readers in (1, 2, 3):
        features = evidence_features([log_odds(1, 2, 3, 4)] * readers, TEXTS)
        assert features.shape == (4, 1, feature_count(readers))


@pytest.mark.parametrize("count", [0, 1, 2])
def test_short_documents_have_features_too(count: int) -> None:
    features = evidence_features([log_odds(*range(count)).reshape(count, 1, 2)], TEXTS[:count])
    assert features.shape == (count, 1, feature_count(1))
    assert np.isfinite(features).all()


def test_what_lies_outside_the_document_is_far_from_any_evidence() -> None:
    values = np.array([[1.0], [2.0], [3.0]], dtype=np.float32)
    assert shifted(values, 1)[:, 0].tolist() == [NO_SPAN, 1, 2]
    assert shifted(values, -2)[:, 0].tolist() == [3, NO_SPAN, NO_SPAN]


def test_the_shape_of_a_span_counts() -> None:
    """A lead-in, its items and a plain sentence with the same log-odds are told apart."""
    features = evidence_features([log_odds(1, 1, 1, 1)], TEXTS)[:, 0]
    shape = features[:, -9:-3]
    assert shape[:, 1].tolist() == [0, 1, 1, 0]  # item
    assert shape[:, 2].tolist() == [1, 0, 0, 0]  # lead-in
    assert shape[:, 3].tolist() == [0, 1, 0, 0]  # behind a lead-in
    assert shape[:, 4].tolist() == [1, 1, 0, 0]  # before an item
    assert shape[:, 5].tolist() == [0, 0, 1, 1]  # behind an item
