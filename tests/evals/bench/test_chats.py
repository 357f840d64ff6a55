"""The bench of chats: its figures, and a small run."""

import sys
from collections import Counter

import pytest

from evals.bench import chats
from evals.bench.chats import Seen, growth, report


def test_growth_looks_at_the_second_half_only() -> None:
    filling = [(turns, 100.0 + turns) for turns in range(0, 100, 10)]
    steady = [(turns, 200.0 + 0.01 * turns) for turns in range(100, 200, 10)]
    assert growth([*filling, *steady]) == pytest.approx(10.0)
    assert growth(steady[:1]) == 0.0


@pytest.mark.parametrize(
    ("seen", "holds"),
    [
        (Seen([5.0], Counter(), [(0, 100.0), (500, 101.0), (1000, 102.0)]), True),
        (Seen([5.0], Counter({"status 500": 1}), [(0, 100.0), (1000, 100.0)]), False),
        (Seen([5.0], Counter(), [(0, 100.0), (500, 110.0), (1000, 120.0)]), False),
    ],
)
def test_an_error_or_growth_fails(seen: Seen, holds: bool) -> None:
    assert report(seen, minutes=1.0, limit=5.0) is holds


@pytest.mark.long
def test_three_people_chat(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["chats", "--chats", "3", "--minutes", "0.1", "--pause", "1"])
    assert chats.main() == 0
    assert "turns" in capsys.readouterr().out
