"""Equal items of two sequences, in order, in bounded time."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.nda.rounds.matching import Budget, Pairs, match_tokens, match_units, shortest_script

Match = Callable[[Sequence[str], Sequence[str], Budget], Pairs]
WORDS = st.lists(st.sampled_from("abcde"), max_size=25)


def longest_common(a: Sequence[str], b: Sequence[str]) -> int:
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, left in enumerate(a):
        for j, right in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + 1 if left == right else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


@given(WORDS, WORDS)
def test_the_shortest_script_keeps_as_much_as_possible(a: list[str], b: list[str]) -> None:
    pairs = shortest_script(a, b, Budget())
    assert pairs is not None
    assert len(pairs) == longest_common(a, b)


@pytest.mark.parametrize("match", [match_units, match_tokens])
@given(WORDS, WORDS)
def test_pairs_are_equal_and_in_order(match: Match, a: list[str], b: list[str]) -> None:
    pairs = match(a, b, Budget())
    assert all(a[i] == b[j] for i, j in pairs)
    assert all(i < next_i and j < next_j for (i, j), (next_i, next_j) in pairwise(pairs))


def test_items_that_occur_once_hold_the_order_together() -> None:
    assert match_units("axbxcxd", "axxbxcd", Budget()) == [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5), (6, 6)]


def test_two_long_texts_that_share_long_runs_are_matched_by_them() -> None:
    shared = [f"word{at}" for at in range(900)]
    a = [*shared[:450], *(f"old{at}" for at in range(500)), *shared[450:]]
    b = [*shared[:450], *(f"new{at}" for at in range(500)), *shared[450:]]
    assert len(match_tokens(a, b, Budget())) == 900


def test_a_spent_budget_matches_less_and_ends() -> None:
    budget = Budget(steps=10)
    pairs = match_tokens(list("abcabcabc"), list("cbacbacba"), budget)
    assert all("abcabcabc"[i] == "cbacbacba"[j] for i, j in pairs)
