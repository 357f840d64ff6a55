"""What of a batch is tried again, and what is the document's own fault."""

import pytest

from agent.domain.nda.batch import BatchDocument, Count, counted


def document(status: str, code: str | None = None) -> BatchDocument:
    return BatchDocument("p", "a.txt", "0" * 64, "r", status, error_code=code)


@pytest.mark.parametrize(
    ("status", "code", "again"),
    [
        ("done", None, False),
        ("queued", None, False),
        ("running", None, False),
        ("failed", "reviews.failed", True),
        ("refused", "document.password", False),
        ("refused", "reviews.not_an_nda", False),
        ("refused", "document.timeout", True),  # a machine with too much to do
        ("refused", "system.state", True),  # a database that another process kept locked
        ("refused", "policies.index_server", True),
        ("refused", "jobs.review_cancelled", True),
        ("refused", "jobs.review_given_up", False),  # it would kill the next process, too
    ],
)
def test_only_what_is_no_fault_of_the_document_is_tried_again(status: str, code: str | None, again: bool) -> None:
    assert document(status, code).worth_another_try is again


def test_what_the_machine_did_is_counted_as_failed() -> None:
    found = [
        document("done"),
        document("refused", "system.state"),
        document("refused", "document.empty"),
        document("queued"),
    ]
    assert counted(found) == Count(total=4, done=1, refused=1, failed=1)
    assert not counted(found).complete
