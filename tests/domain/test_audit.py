"""The audit chain shows every change."""

import dataclasses
import datetime as dt

import pytest

from agent.domain.audit import GENESIS, AuditEntry, digest_of, first_break

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def chain(length: int) -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    previous = GENESIS
    for sequence in range(1, length + 1):
        row = (sequence, NOON, "k.brandt", "nda_review.done", f"review-{sequence}", {"level": "red"}, previous)
        entries.append(AuditEntry(*row, digest=digest_of(*row)))
        previous = entries[-1].digest
    return entries


def test_an_untouched_chain_holds() -> None:
    assert first_break(chain(5)) is None
    assert first_break([]) is None


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "m.yilmaz"},
        {"action": "nda_review.failed"},
        {"subject": "review-9"},
        {"details": {"level": "green"}},
        {"at": NOON + dt.timedelta(microseconds=1)},
        {"previous": "1" * 64},
        {"digest": "1" * 64},
        {"sequence": 7},
    ],
)
def test_a_changed_field_breaks_the_chain_at_its_entry(change: dict[str, object]) -> None:
    entries = chain(5)
    entries[2] = dataclasses.replace(entries[2], **change)  # type: ignore[arg-type]
    assert first_break(entries) == 3


def test_a_removed_or_swapped_entry_breaks_the_chain() -> None:
    entries = chain(5)
    assert first_break(entries[:1] + entries[2:]) == 2
    assert first_break([entries[0], entries[2], entries[1], *entries[3:]]) == 2


def test_a_recomputed_digest_breaks_the_next_entry() -> None:
    entries = chain(3)
    forged = (2, NOON, "a.petersen", "policy.changed", "x", {}, entries[0].digest)
    entries[1] = AuditEntry(*forged, digest=digest_of(*forged))
    assert first_break(entries) == 3
