"""The audit chain: each entry hashes the one before, so a changed or removed row shows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """``subject`` and ``details`` hold ids and references, never personal data or contents."""

    sequence: int
    at: datetime
    actor: str
    action: str
    subject: str
    details: Mapping[str, object]
    previous: str
    digest: str


def digest_of(
    sequence: int, at: datetime, actor: str, action: str, subject: str, details: Mapping[str, object], previous: str
) -> str:
    """SHA-256 (hex) over the canonical JSON of the row and the digest of the row before."""
    row = [sequence, at.isoformat(), actor, action, subject, details, previous]
    canonical = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_break(entries: Iterable[AuditEntry]) -> int | None:
    """The sequence number of the first entry that does not fit the chain; None when all hold."""
    previous, expected = GENESIS, 1
    for entry in entries:
        row = (entry.sequence, entry.at, entry.actor, entry.action, entry.subject, entry.details, entry.previous)
        if entry.sequence != expected or entry.previous != previous or digest_of(*row) != entry.digest:
            return expected
        previous, expected = entry.digest, expected + 1
    return None
