"""The score of an account: the share of checks that passed, and none without anything to check."""

from agent.domain.contacts.quality import CHECKS, CheckCount, Gap, account_quality, worst_first
from agent.domain.facts.info import RowKey
from agent.domain.messages import codes


def test_the_score_is_the_share_of_checks_that_passed() -> None:
    counts = [
        CheckCount("C1", "stock_row", 8, 2),
        CheckCount("C1", "contact_email", 2, 0),
    ]
    found = account_quality("C1", counts, [Gap("C1", "stock_row", RowKey("articles", "X"))])
    assert (found.score, found.checked, found.failed, found.gaps) == (
        0.8,
        10,
        2,
        (Gap("C1", "stock_row", RowKey("articles", "X")),),
    )
    assert [each.check for each in found.counts] == ["contact_email", "stock_row"]


def test_without_anything_to_check_there_is_no_score_and_it_stands_first() -> None:
    empty = account_quality("C1", [], [])
    assert empty.score is None
    perfect = account_quality("C2", [CheckCount("C2", "stock_row", 3, 0)], [])
    assert worst_first([perfect, empty]) == [empty, perfect]


def test_every_check_has_its_text() -> None:
    assert {f"contacts.check.{check}" for check in CHECKS} <= codes()
