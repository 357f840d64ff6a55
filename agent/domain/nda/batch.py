"""Many NDAs at once: what a batch is, what of each of its documents stands in the table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent.domain.nda.policy import Verdict

ENDED = frozenset({"done", "refused", "failed"})
MOVED = "nda_batches"  # the signal that a review has ended, of whichever batch
# what a document is, is told by these codes; anything else (a locked database, a stop) is no fault of its own
_OF_THE_DOCUMENT = ("document.", "reviews.")
# a machine with too much to do overruns the reader's time; what killed its process several times would do so again
_OF_THE_MACHINE, _GIVEN_UP = frozenset({"document.timeout"}), frozenset({"jobs.review_given_up"})


@dataclass(frozen=True, slots=True)
class Batch:
    """``key`` names what is asked for, so that the same once more goes on with the same batch; empty: never."""

    id: str
    created_at: datetime
    created_by: str
    key: str
    name: str
    account: str | None
    language: str
    anyway: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A result in figures. ``severities`` counts findings that do not conform; ``seconds``: None where nobody timed."""

    level: str
    verdicts: Mapping[str, int]
    severities: Mapping[str, int]
    pages: int | None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class BatchDocument:
    """``place`` is its own in the batch; documents of the same content share a review.

    ``status``, ``error`` and ``error_code`` are the review's.
    """

    place: str
    name: str
    sha256: str
    review_id: str
    status: str = "queued"
    error: str | None = None
    error_code: str | None = None
    summary: Summary | None = None

    @property
    def ended(self) -> bool:
        return self.status in ENDED

    @property
    def reviewed(self) -> bool:
        return self.status == "done"

    @property
    def worth_another_try(self) -> bool:
        """It ended for what the program, the machine or a person did, and not for what the document is."""
        if self.status != "refused":
            return self.status == "failed"
        code = self.error_code or ""
        return code in _OF_THE_MACHINE or not (code.startswith(_OF_THE_DOCUMENT) or code in _GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Count:
    """``refused`` cannot be reviewed as they are; ``failed`` met an error of the program or the machine."""

    total: int
    done: int
    refused: int
    failed: int

    @property
    def ended(self) -> int:
        return self.done + self.refused + self.failed

    @property
    def complete(self) -> bool:
        return self.ended == self.total


def counted(documents: Iterable[BatchDocument]) -> Count:
    states = Counter("failed" if each.worth_another_try else each.status for each in documents)
    return Count(states.total(), states["done"], states["refused"], states["failed"])


def summary(result: Mapping[str, Any], seconds: float | None = None) -> Summary:
    """Of the public JSON of a review."""
    findings = result["findings"]
    defects = [each["severity"] for each in findings if each["verdict"] != Verdict.CONFORMS]
    return Summary(
        level=result["recommendation"]["level"],
        verdicts=Counter(each["verdict"] for each in findings),
        severities=Counter(defects),
        pages=result["document"]["coverage"]["pages"],
        seconds=seconds,
    )
