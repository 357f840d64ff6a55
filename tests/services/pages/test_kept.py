"""Views that are kept: one making at a time, no wait longer than told, what stood before is marked as such."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from agent.domain.errors import BadInput, KamError
from agent.services.pages.kept import Kept, Made


@pytest.fixture
def kept() -> Iterator[Kept]:
    made = Kept(most=3, patience_s=30)
    yield made
    made.close()


def test_a_view_is_made_once_for_a_stamp(kept: Kept) -> None:
    made = iter(range(10))
    assert kept.get("day", 1, lambda: next(made)) == Made(0, current=True)
    assert kept.get("day", 1, lambda: next(made)) == Made(0, current=True)
    assert kept.get("day", 2, lambda: next(made)) == Made(1, current=True)


def test_two_keys_share_nothing(kept: Kept) -> None:
    assert kept.get(("a", "day"), 1, lambda: "a").view == "a"
    assert kept.get(("b", "day"), 1, lambda: "b").view == "b"


class Slow:
    """A making that takes as long as the test wants."""

    def __init__(self) -> None:
        self.started, self.go = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.started.set()
        self.go.wait(30)
        return "new"


def test_who_asks_does_not_wait_for_a_long_making() -> None:
    kept, slow = Kept(patience_s=0), Slow()
    assert kept.get("day", 1, slow) == Made(None, current=False)
    slow.started.wait(30)
    slow.go.set()
    kept.close()  # waits for it
    assert kept.get("day", 1, slow) == Made("new", current=True)


def test_what_stood_before_the_change_is_shown_as_such() -> None:
    kept, slow = Kept(patience_s=0), Slow()
    while kept.get("day", 1, lambda: "old").view is None:
        pass
    assert kept.get("day", 2, slow) == Made("old", current=False)
    slow.started.wait(30)
    slow.go.set()
    kept.close()
    assert kept.get("day", 2, slow) == Made("new", current=True)


def test_many_who_ask_at_once_make_it_once() -> None:
    kept, slow, counted = Kept(patience_s=30), Slow(), []

    def making() -> str:
        counted.append(1)
        return slow()

    found: list[Made[str]] = []
    asking = [threading.Thread(target=lambda: found.append(kept.get("day", 1, making))) for _ in range(8)]
    for each in asking:
        each.start()
    slow.go.set()
    for each in asking:
        each.join()
    kept.close()
    assert (len(counted), found) == (1, [Made("new", current=True)] * 8)


def test_a_refusal_is_told_and_does_not_outlive_its_stamp(kept: Kept) -> None:
    def refuse() -> str:
        raise BadInput("supply.days", days=0, longest=366)

    for _ in range(2):
        with pytest.raises(BadInput, match="0 days"):
            kept.get("supply", 1, refuse)
    assert kept.get("supply", 2, lambda: "fine").view == "fine"


def test_a_fault_is_told_as_one_and_the_next_stamp_is_tried(kept: Kept, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> str:
        raise RuntimeError("broken")

    with pytest.raises(KamError) as told:
        kept.get("supply", 1, fail)
    assert told.value.code == "system.failed"
    assert "a view cannot be made" in caplog.text
    assert kept.get("supply", 2, lambda: "fine").view == "fine"


def test_the_one_not_asked_for_longest_goes_first(kept: Kept) -> None:
    for name in "abc":
        kept.get(name, 1, lambda name=name: name)  # type: ignore[misc]
    kept.get("a", 1, lambda: "made again")
    kept.get("d", 1, lambda: "d")
    assert kept.get("a", 1, lambda: "made again").view == "a"
    assert kept.get("b", 1, lambda: "made again").view == "made again"


def test_who_asks_for_many_views_keeps_nobody_else_waiting() -> None:
    kept, slow, made = Kept(patience_s=0), Slow(), list[str]()

    def making(name: str) -> str:
        slow()
        made.append(name)
        return name

    for at in range(50):
        assert kept.get(("a", at), 1, partial(making, f"a{at}"), "a").view is None
    assert kept.get(("b", 0), 1, lambda: making("b"), "b").view is None
    slow.go.set()
    while "b" not in made:
        pass
    assert len(made) <= 5
    while kept.get(("a", 49), 1, lambda: making("a49"), "a").view is None:  # asked for again it is made, too
        pass
    kept.close()
