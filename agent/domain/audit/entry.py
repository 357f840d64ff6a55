"""One entry of the audit chain, and what its digest covers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

GENESIS = "0" * 64
DELETED = "deleted-person"  # shown in place of a reference that names nobody any more


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


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries to show: ``action`` is a prefix, ``actor`` a user id, ``since`` a day; the latest ``limit``."""

    subject: str | None = None
    actor: str | None = None
    action: str | None = None
    since: date | None = None
    limit: int = 50


def digest_of(
    sequence: int, at: datetime, actor: str, action: str, subject: str, details: Mapping[str, object], previous: str
) -> str:
    """SHA-256 (hex) over the canonical JSON of the row and the digest of the row before."""
    return digest_of_texts(sequence, at.isoformat(), actor, action, subject, details, previous)


def digest_of_texts(
    sequence: int, at: str, actor: str, action: str, subject: str, details: object, previous: str
) -> str:
    """As `digest_of`, with the time as the text that is stored: a time has many spellings, a digest has one."""
    row = [sequence, at, actor, action, subject, details, previous]
    canonical = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
