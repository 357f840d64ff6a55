"""Checks a chain entry by entry, as it is stored: nothing is believed before its digest fits."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from agent.domain.audit.entry import GENESIS, digest_of_texts
from agent.domain.audit.seal import Head, Seals


class Fault(StrEnum):
    """What is wrong at the first place where the chain does not hold."""

    CHANGED = "changed"  # the entry is not what its digest says
    MISSING = "missing"  # its number is left out
    ORDER = "order"  # a number comes twice or too late
    UNLINKED = "unlinked"  # it does not continue the one before: one of the two was exchanged
    UNREADABLE = "unreadable"  # the storage is damaged here
    CUT = "cut"  # entries behind the last one are gone
    ADDED = "added"  # it was written past the seal
    UNSEALED = "unsealed"  # entries, and no head
    SEAL = "seal"  # the head was changed, or written without the secret
    SECRET = "secret"  # noqa: S105 - the secret is lost or another folder's: nothing is said about the entries
    FILE = "file"  # an exported file was changed, or is not whole


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry exactly as it is stored; ``details`` is the text of a JSON object."""

    sequence: int
    at: str
    actor: str
    action: str
    subject: str
    details: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """``broken_at`` is the number of the first bad entry and ``fault`` says what is wrong; None when all hold.

    A fault of the seal or of the secret concerns the chain as a whole: it has no ``broken_at``.
    """

    entries: int
    broken_at: int | None = None
    fault: Fault | None = None

    @property
    def holds(self) -> bool:
        return self.fault is None


def check(entries: Iterable[StoredEntry | None], head: Head | None, seals: Seals) -> ChainReport:
    """Walk the chain once, holding one entry at a time. None among the entries: the storage could not give it."""
    count, digest = 0, GENESIS
    for entry in entries:
        fault = _fault(entry, count + 1, digest)
        if fault is not None or entry is None:
            return ChainReport(count, count + 1, fault)
        count, digest = count + 1, entry.digest
    return _at_the_end(count, digest, head, seals)


def unsealed_end(entries: Iterable[StoredEntry | None]) -> tuple[int, str] | None:
    """Number and digest of the last entry of a chain from before there were seals; None when it does not hold."""
    count, digest = 0, GENESIS
    for entry in entries:
        if entry is None or _fault(entry, count + 1, digest) is not None:
            return None
        count, digest = count + 1, entry.digest
    return count, digest


def _fault(entry: StoredEntry | None, expected: int, previous: str) -> Fault | None:
    if entry is None:
        return Fault.UNREADABLE
    if entry.sequence != expected:
        return _misplaced(entry.sequence, expected)
    if not _is_what_it_says(entry):
        return Fault.CHANGED
    return Fault.UNLINKED if entry.previous != previous else None


def _misplaced(sequence: object, expected: int) -> Fault:
    if not isinstance(sequence, int):
        return Fault.UNREADABLE
    return Fault.MISSING if sequence > expected else Fault.ORDER


def _is_what_it_says(entry: StoredEntry) -> bool:
    row = (entry.at, entry.actor, entry.action, entry.subject)
    try:
        details = json.loads(entry.details)
        # the same object has many spellings as JSON; stored is exactly this one
        return json.dumps(details) == entry.details and entry.digest == digest_of_texts(
            entry.sequence, *row, details, entry.previous
        )
    except (TypeError, ValueError, RecursionError):  # no text, no JSON: not what was written
        return False


def _at_the_end(count: int, digest: str, head: Head | None, seals: Seals) -> ChainReport:
    """The chain holds in itself: is its end the one that was sealed?"""
    if head is None:
        return ChainReport(count, None, Fault.UNSEALED if count else None)
    if not seals.knows(head):
        return ChainReport(count, None, Fault.SECRET)
    if not seals.fits(head):
        return ChainReport(count, None, Fault.SEAL)
    if head.sequence != count:
        return ChainReport(count, min(count, head.sequence) + 1, Fault.CUT if head.sequence > count else Fault.ADDED)
    return ChainReport(count) if head.digest == digest else ChainReport(count, count, Fault.UNLINKED)
