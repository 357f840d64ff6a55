"""The network of stage one: the same for a seed, and able to learn what one layer cannot."""

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="scikit-learn comes with the extra “train”, which `make test` installs")

from scipy.sparse import csr_matrix

from evals.contract_nli.span_net import Inputs, fit_net


def either_but_not_both(count: int) -> tuple[Inputs, np.ndarray]:
    rng = np.random.default_rng(3)
    words = rng.integers(0, 2, size=(count, 2)).astype(np.float32)
    noise = rng.normal(0, 0.1, size=(count, 3)).astype(np.float32)
    targets = np.stack([words[:, 0] != words[:, 1], words[:, 0] == 1], axis=1).astype(np.float32)
    return Inputs(csr_matrix(words), noise), targets


def test_it_learns_what_no_linear_model_can() -> None:
    inputs, targets = either_but_not_both(20_000)
    net = fit_net(inputs, targets, seed=1)
    assert ((inputs.log_odds(net) > 0) == (targets == 1)).mean() > 0.98


def test_a_seed_gives_the_same_network_and_another_seed_another() -> None:
    inputs, targets = either_but_not_both(300)
    first, again, other = (fit_net(inputs, targets, seed) for seed in (1, 1, 2))
    assert np.array_equal(first.words, again.words)
    assert not np.array_equal(first.words, other.words)


def test_fewer_spans_than_a_batch_are_learned_from_all_the_same() -> None:
    inputs, targets = either_but_not_both(10)
    assert np.isfinite(inputs.log_odds(fit_net(inputs, targets, seed=1))).all()
