"""The file of service levels: ours is valid and labelled, a wrong one names its lines."""

from pathlib import Path

import pytest

from agent.domain.account import AccountClass
from agent.domain.errors import BadInput
from agent.domain.reorder.rules import OverdueRule
from knowledge.rules.service_levels import FILE, ServiceLevels

OURS = Path(__file__).parents[2] / "policies"


def changed(folder: Path, old: str, new: str) -> ServiceLevels:
    text = (OURS / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new), encoding="utf-8")
    return ServiceLevels(folder)


def test_our_file_is_valid_and_a_sample() -> None:
    levels = ServiceLevels(OURS)
    rules = levels.rules()
    assert list(levels.problems()) == []
    assert rules.sample
    assert (rules.levels[AccountClass.KEY], rules.overdue) == (0.98, OverdueRule.SHIFT)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Key: 0.98", "Key: 1.0", 7),
        ("Key: 0.98", "Key: 0.4", 7),
        ("Key: 0.98", "Key: sehr hoch", 7),
        ("  C: 0.90\n", "", 6),
        ("buffer_days: 7", "buffer_days: -1", 12),
        ("overdue_receipts: shift", "overdue_receipts: ignore", 13),
        ("minimum_months: 3", "minimum_months: 1", 18),
        ("window_days: 90", "windows_days: 90", 22),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    levels = changed(tmp_path, old, new)
    assert line in [problem.line for problem in levels.problems()]
    with pytest.raises(BadInput):
        levels.rules()


def test_a_change_counts_at_once(tmp_path: Path) -> None:
    assert changed(tmp_path, "review_period_days: 7", "review_period_days: 14").rules().review_days == 14
