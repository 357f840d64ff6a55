"""What an audit entry holds, as words: nothing that says nothing, no notation of a programming language."""

from typing import Any

import pytest

from api.web.audit_details import Detail, details, short

UUID, DIGEST = "39649ade-13c1-467d-83cd-ab80511f6d96", "a2f9dcfd7d0d" + "0" * 52


def test_what_is_empty_is_left_out() -> None:
    assert details({"stopped": None, "drafts": [], "code": "", "recipients": {}}) == []


def test_a_zero_is_said() -> None:
    assert details({"files": 0}) == [Detail("files", "0")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["draft_email", "query_kpi"], "draft_email, query_kpi"),
        ({"waiting": 0, "accepted": 2}, "accepted 2"),
        (2600.0, "2600"),
        (0.5, "0.5"),
        ("red", "red"),
    ],
)
def test_lists_tables_and_numbers_are_told_plainly(value: Any, text: str) -> None:
    (detail,) = details({"name": value})
    assert (detail.text, detail.whole) == (text, "")


def test_long_codes_are_told_in_short_and_kept_whole() -> None:
    assert details({"sha256": DIGEST, "message": UUID}) == [
        Detail("sha256", "a2f9dcfd7d0d…", DIGEST),
        Detail("message", "39649ade…", UUID),
    ]


def test_a_code_that_is_short_stays() -> None:
    assert short("MC-10432") == "MC-10432"
    assert short("a-name-of-thirty-six-signs-in-words-x") == "a-name-of-thirty-six-signs-in-words-x"
