"""A reading in a thread of its own while the block does another."""

import threading

import pytest

from agent.services.alongside import alongside


def test_both_run_at_the_same_time() -> None:
    met = threading.Barrier(2, timeout=10)
    with alongside(lambda: met.wait() >= 0) as other:
        met.wait()
        assert other()


def test_what_it_raises_is_raised_where_its_result_is_taken() -> None:
    def fail() -> None:
        raise KeyError("kpi")

    with alongside(fail) as other, pytest.raises(KeyError, match="kpi"):
        other()


def test_a_block_that_fails_leaves_no_thread_behind() -> None:
    done = threading.Event()
    with pytest.raises(ValueError, match="block"), alongside(done.set):
        raise ValueError("block")
    assert done.is_set()
    assert not [each for each in threading.enumerate() if each.name.startswith("alongside")]
