"""Numbers that follow one another are numbering; others are part of the wording."""

import pytest

from agent.domain.nda.numbering import Label, label
from agent.domain.nda.rounds.order import in_order


def labels(*lines: str) -> list[Label]:
    found = [label(line, 0, len(line)) for line in lines]
    assert all(found)
    return [one for one in found if one]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. A", "2. B", "3. C"),
        ("§ 1 A", "(1) a", "(2) b", "§ 2 B", "(1) c"),
        ("1. A", "1.1 a", "1.2 b", "2. B", "2.1 c"),
        ("(a) x", "(b) x", "(c) x", "(d) x", "(e) x", "(f) x", "(g) x", "(h) x", "(i) x", "(j) x"),
        ("(i) x", "(ii) x", "(iii) x", "(iv) x", "(v) x"),
        ("Article I A", "Article II B", "Article III C", "Article IV D"),
        ("A. One", "B. Two"),
    ],
)
def test_running_numbers_are_in_order(lines: tuple[str, ...]) -> None:
    assert all(in_order(labels(*lines)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. A", "2. B", "4. D", "5. E"), [True, True, False, True]),
        (("1. A", "2.5 Million"), [True, False]),
        (("3. A",), [False]),
        (("1. A", "7.1 b"), [True, False]),
    ],
)
def test_numbers_that_follow_nothing_are_not(lines: tuple[str, ...], expected: list[bool]) -> None:
    assert in_order(labels(*lines)) == expected
