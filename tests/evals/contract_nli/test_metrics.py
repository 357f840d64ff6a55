"""The metrics against values computed by hand."""

import numpy as np
import pytest

from evals.contract_nli.metrics import (
    Judged,
    average_precision,
    f1,
    gain,
    interval,
    precision_at_recall,
    score,
)

E, C, N = "Entailment", "Contradiction", "NotMentioned"
GOLD = (E, E, E, C, C, N)


def pairs(*choices: str) -> list[Judged]:
    """Six pairs: two hypotheses in turn, three documents; the spans of a gold E or C: first of two is right."""
    return [
        Judged(n // 2, f"nda-{n % 2}", gold, choice, (1, 0) if gold != N else (0, 0), (0.9, 0.1))
        for n, (gold, choice) in enumerate(zip(GOLD, choices, strict=True))
    ]


def test_perfect_answers_score_one_everywhere() -> None:
    figures = score(pairs(*GOLD))
    assert figures.pop("pairs") == 6
    assert set(figures.values()) == {1.0}


def test_the_majority_answer() -> None:
    figures = score(pairs(*[E] * 6))
    assert figures["accuracy"] == 0.5
    assert figures["f1_entailment_micro"] == pytest.approx(2 * 3 / (3 + 6))
    assert figures["f1_contradiction_micro"] == 0
    # nda-0: E E C of three answers E; nda-1: E C N
    assert figures["f1_entailment_macro"] == pytest.approx((4 / 5 + 2 / 4) / 2)


def test_micro_f1_of_contradiction_by_hand() -> None:
    # right: one of two; called once wrongly
    assert f1(pairs(C, E, E, C, N, N), C) == pytest.approx(2 * 1 / (2 + 2))


def test_f1_is_not_defined_where_the_label_never_is_right() -> None:
    only_e = [Judged(1, "nda-1", E, C)]
    assert f1(only_e, C) is None
    assert score(only_e)["f1_contradiction_macro"] is None
    assert score(only_e)["evidence_map"] is None


def test_average_precision_by_hand() -> None:
    # order by score: 1 0 1 0 -> precision 1/1 at recall 1/2, 2/3 at recall 1
    assert average_precision(np.array([1.0, 0, 1, 0]), np.array([0.9, 0.8, 0.7, 0.1])) == pytest.approx((1 + 2 / 3) / 2)


def test_equal_scores_are_one_threshold_whatever_their_order() -> None:
    scores = np.array([0.5, 0.5])
    assert average_precision(np.array([1.0, 0]), scores) == average_precision(np.array([0.0, 1]), scores) == 0.5


def test_precision_at_recall_takes_the_first_threshold_that_reaches_it() -> None:
    relevant = np.array([1.0, 1, 0, 1, 1, 0, 1])
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    assert precision_at_recall(relevant, scores, 0.8) == pytest.approx(4 / 5)
    assert precision_at_recall(relevant, scores, 1.0) == pytest.approx(5 / 7)


def test_metrics_agree_with_scikit_learn() -> None:
    why = "scikit-learn comes with the extra “train”, which `make test` installs"
    sklearn = pytest.importorskip("sklearn.metrics", reason=why)
    rng = np.random.default_rng(0)
    relevant = (rng.random(200) < 0.2).astype(float)
    scores = rng.integers(0, 20, 200) / 20
    assert average_precision(relevant, scores) == pytest.approx(sklearn.average_precision_score(relevant, scores))


def test_an_interval_holds_the_figure_and_is_the_same_for_a_seed() -> None:
    found = pairs(C, E, E, C, N, N) * 5
    low, high = interval(found, "accuracy", seed=3)
    assert low <= 4 / 6 <= high
    assert (low, high) == interval(found, "accuracy", seed=3)


def numbered(*choices: str) -> list[Judged]:
    return [
        Judged(n, "nda-1", gold, choice, (1, 0), (0.9, 0.1))
        for n, (gold, choice) in enumerate(zip(GOLD * 5, choices * 5, strict=True))
    ]


def test_the_gain_is_the_difference_and_its_interval_is_paired() -> None:
    better, worse = numbered(E, E, E, C, C, E), numbered(E, E, E, C, E, E)
    difference, low, high = gain(better, worse, "accuracy", seed=1)
    assert difference == pytest.approx(1 / 6)
    assert 0 <= low < difference < high
    # the same answers on both sides differ in no draw
    assert gain(better, better, "accuracy", seed=1) == (0, 0, 0)


def test_a_gain_over_other_documents_is_refused() -> None:
    with pytest.raises(ValueError, match="different documents"):
        gain(numbered(*GOLD), numbered(*GOLD)[1:], "accuracy", seed=1)
