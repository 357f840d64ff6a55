"""What a report is made of."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ReportInput:
    """One finished review and what people decided on it.

    ``result`` is the public JSON of the review (`DESIGN.md`, `kam nda review`); its additive keys ``proposals``
    and ``round`` may be absent. ``decisions`` are `Decision`s as plain JSON; of two on one proposal the later
    in the list counts. ``created_by`` is a person's name; ``created_at`` is shown as it is given, so in the
    reader's time zone. ``previous_verdicts``: verdict of the last round by policy id.
    """

    result: Mapping[str, Any]
    document_name: str
    created_at: dt.datetime
    created_by: str
    account: str | None = None
    decisions: Sequence[Mapping[str, Any]] = ()
    previous_verdicts: Mapping[str, str] = field(default_factory=dict)
