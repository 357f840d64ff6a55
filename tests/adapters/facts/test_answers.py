"""What was read of a version is kept with it, and only for who asks the very same."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from agent.adapters.facts.answers import Answers, Row
from agent.adapters.facts.store import FactsStore
from tests.facts_world import customer, publish, world

_IDS = "SELECT id FROM customers WHERE list_contains($ids, id) ORDER BY id"


def read_of(store: FactsStore, ids: list[str]) -> list[Row]:
    return store.rows(_IDS, {"ids": ids})


class Reader:
    """Gives its rows and counts how often it was asked."""

    def __init__(self, rows: int = 1) -> None:
        self.asked, self._rows = 0, rows

    def __call__(self) -> list[Row]:
        self.asked += 1
        return [(at, "x") for at in range(self._rows)]


def test_the_same_question_is_read_once() -> None:
    answers, reader = Answers(1_000), Reader()
    assert answers.of("q", {"a": 1}, reader) == answers.of("q", {"a": 1}, reader) == [(0, "x")]
    assert reader.asked == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("other", {"a": 1, "c": ["C1"]}),
        ("q", {"a": 2, "c": ["C1"]}),
        ("q", {"a": True, "c": ["C1"]}),
        ("q", {"a": 1.0, "c": ["C1"]}),
        ("q", {"a": "1", "c": ["C1"]}),
        ("q", {"a": 1, "c": ["C2"]}),
        ("q", {"a": 1, "c": ["C1", "C2"]}),
        ("q", {"a": 1, "c": "['C1']"}),
        ("q", {"a": 1, "c": ["C1"], "day": dt.date(2026, 11, 22)}),
    ],
)
def test_another_text_value_or_type_is_another_question(text: str, values: dict[str, object]) -> None:
    answers, reader = Answers(1_000), Reader()
    answers.of("q", {"a": 1, "c": ["C1"]}, reader)
    answers.of(text, values, reader)
    assert reader.asked == 2


def test_the_order_of_the_names_makes_no_difference() -> None:
    answers, reader = Answers(1_000), Reader()
    answers.of("q", {"a": 1, "b": 2}, reader)
    answers.of("q", {"b": 2, "a": 1}, reader)
    assert reader.asked == 1


def test_who_changes_the_list_changes_it_for_nobody_else() -> None:
    answers = Answers(1_000)
    answers.of("q", {}, Reader()).clear()
    answers.of("q", {}, Reader()).clear()
    assert answers.of("q", {}, Reader()) == [(0, "x")]


def test_what_was_asked_longest_ago_goes_first() -> None:
    answers, first, second = Answers(8 * 40), Reader(), Reader()
    answers.of("first", {}, first)
    answers.of("second", {}, second)
    for at in range(30):
        answers.of("first", {}, first)
        answers.of(f"other {at}", {}, Reader())
    answers.of("second", {}, second)
    assert (first.asked, second.asked) == (1, 2)


def test_a_list_of_everything_drives_nothing_out() -> None:
    answers, small, large = Answers(8 * 100), Reader(), Reader(1_000)
    answers.of("small", {}, small)
    assert [len(answers.of("large", {}, large)) for _ in range(2)] == [1_000, 1_000]
    answers.of("small", {}, small)
    assert (small.asked, large.asked) == (1, 2)


def test_what_failed_is_not_kept() -> None:
    answers, reader = Answers(1_000), Reader()

    def fail() -> list[Row]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        answers.of("q", {}, fail)
    assert answers.of("q", {}, reader) == [(0, "x")]


def test_a_new_version_is_read_anew(tmp_path: Path) -> None:
    store, other = world(tmp_path, customers=[customer("C1")]), FactsStore(tmp_path)
    assert read_of(store, ["C1", "C2"]) == read_of(other, ["C1", "C2"]) == [("C1",)]
    publish(store, customers=[customer("C2")])
    assert read_of(store, ["C1", "C2"]) == read_of(other, ["C1", "C2"]) == [("C2",)]


def test_the_rows_of_one_account_are_never_those_of_another(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer("C1"), customer("C2")])
    assert [read_of(store, [each]) for each in ("C1", "C2", "C1")] == [[("C1",)], [("C2",)], [("C1",)]]


def test_a_version_is_read_once_and_with_nothing_kept_each_time(tmp_path: Path) -> None:
    world(tmp_path, customers=[customer("C1")])

    def times(store: FactsStore) -> int:
        reader = Reader()
        for _ in range(3):
            store.once("q", {}, lambda _cursor: reader())
        return reader.asked

    assert (times(FactsStore(tmp_path)), times(FactsStore(tmp_path, kept=0))) == (1, 3)


def test_threads_that_ask_at_once_are_told_the_same(tmp_path: Path) -> None:
    store = world(tmp_path, customers=[customer(f"C{at}") for at in range(20)])
    found: list[list[Row]] = []

    def ask() -> None:
        for at in range(20):
            found.append(read_of(store, [f"C{at}"]))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted([(f"C{at}",)] for at in range(20) for _ in range(4))
