"""The audit chain shows every change."""

import csv
import dataclasses
import datetime as dt
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.audit import (
    GENESIS,
    AuditFormat,
    ChainReport,
    ExportedEntry,
    Fault,
    Head,
    Seals,
    StoredEntry,
    check,
    digest_of,
    exported,
    read_export,
)

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
SEALS = Seals(b"k" * 32)
FOREIGN = Seals(b"f" * 32)
FIELDS = [field.name for field in dataclasses.fields(StoredEntry)]


def entry(sequence: int, previous: str, **changes: str) -> StoredEntry:
    row = {"actor": "k.brandt", "action": "nda_review.done", "subject": f"review-{sequence}", **changes}
    details = {"level": "rot – äß", "n": 1.5, "list": [1, None]}
    digest = digest_of(sequence, NOON, row["actor"], row["action"], row["subject"], details, previous)
    return StoredEntry(sequence, NOON.isoformat(), *row.values(), json.dumps(details), previous=previous, digest=digest)


def chain(length: int, **changes: str) -> list[StoredEntry]:
    entries: list[StoredEntry] = []
    for sequence in range(1, length + 1):
        entries.append(entry(sequence, entries[-1].digest if entries else GENESIS, **changes))
    return entries


def sealed(entries: list[StoredEntry]) -> Head:
    return SEALS.seal(len(entries), entries[-1].digest)


def report_of(change: Callable[[list[StoredEntry]], None], length: int = 5) -> ChainReport:
    """What is said of a sealed chain that somebody changed afterwards."""
    entries = chain(length)
    head = sealed(entries)
    change(entries)
    return check(entries, head, SEALS)


def test_an_untouched_chain_holds() -> None:
    assert check(chain(5), sealed(chain(5)), SEALS) == ChainReport(5)
    assert check([], None, SEALS) == ChainReport(0)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"actor": "m.yilmaz"}, Fault.CHANGED),
        ({"action": "nda_review.failed"}, Fault.CHANGED),
        ({"subject": "review-9"}, Fault.CHANGED),
        ({"details": '{"level": "green"}'}, Fault.CHANGED),
        ({"details": json.dumps({"level": "rot – äß", "n": 1.5, "list": [1, None]}, indent=0)}, Fault.CHANGED),
        ({"details": "{"}, Fault.CHANGED),
        ({"details": '{"a": "\\ud800"}'}, Fault.CHANGED),
        ({"details": "[" * 100_000}, Fault.CHANGED),
        ({"details": b"\xff"}, Fault.CHANGED),
        ({"at": NOON.isoformat().replace("T", " ")}, Fault.CHANGED),  # the same time, spelled differently
        ({"previous": "1" * 64}, Fault.CHANGED),
        ({"digest": "1" * 64}, Fault.CHANGED),
        ({"sequence": 7}, Fault.MISSING),
        ({"sequence": 1}, Fault.ORDER),
        ({"sequence": "x"}, Fault.UNREADABLE),
    ],
)
def test_a_changed_field_is_named_with_its_entry(change: dict[str, str], fault: Fault) -> None:
    def damage(entries: list[StoredEntry]) -> None:
        entries[2] = dataclasses.replace(entries[2], **change)  # type: ignore[arg-type]

    assert report_of(damage) == ChainReport(2, 3, fault)


def test_a_removed_a_swapped_and_an_inserted_entry_are_named() -> None:
    assert report_of(lambda entries: entries.__delitem__(1)) == ChainReport(1, 2, Fault.MISSING)
    assert report_of(lambda entries: entries.insert(1, entries.pop(2))) == ChainReport(1, 2, Fault.MISSING)
    assert report_of(lambda entries: entries.insert(2, entries[1])) == ChainReport(2, 3, Fault.ORDER)


def test_a_recomputed_digest_breaks_the_next_entry() -> None:
    def forge(entries: list[StoredEntry]) -> None:
        entries[1] = entry(2, entries[0].digest, actor="a.petersen")

    assert report_of(forge) == ChainReport(2, 3, Fault.UNLINKED)
    assert report_of(forge, length=2) == ChainReport(2, 2, Fault.UNLINKED), "the last one does not fit the seal"


def test_a_cut_tail_shows_by_the_seal() -> None:
    assert report_of(lambda entries: entries.__delitem__(slice(3, None))) == ChainReport(3, 4, Fault.CUT)
    assert report_of(lambda entries: entries.clear()) == ChainReport(0, 1, Fault.CUT)


def test_an_entry_behind_the_seal_shows() -> None:
    assert report_of(lambda entries: entries.append(entry(6, entries[-1].digest))) == ChainReport(6, 6, Fault.ADDED)


def test_a_chain_written_anew_shows_without_the_secret() -> None:
    forged = chain(5, actor="a.petersen")
    head = sealed(chain(5))
    assert check(forged, head, SEALS).fault is Fault.UNLINKED
    own = dataclasses.replace(head, digest=forged[-1].digest)  # the best one can do: the id of the key is no secret
    assert check(forged, own, SEALS).fault is Fault.SEAL
    assert check(forged, FOREIGN.seal(5, forged[-1].digest), SEALS).fault is Fault.SECRET
    assert check(forged, None, SEALS).fault is Fault.UNSEALED


def test_a_foreign_secret_is_not_called_a_change() -> None:
    assert check(chain(3), sealed(chain(3)), FOREIGN) == ChainReport(3, None, Fault.SECRET)


def test_where_the_storage_is_damaged_the_check_ends() -> None:
    assert check([*chain(2), None], sealed(chain(3)), SEALS) == ChainReport(2, 3, Fault.UNREADABLE)


def test_the_key_does_not_show() -> None:
    assert "kkkk" not in repr(SEALS)


CHAIN = chain(6)
HEAD = sealed(CHAIN)


@st.composite
def single_changes(draw: st.DrawFn) -> tuple[list[StoredEntry], Head | None]:
    """The chain with exactly one thing done to it, by somebody who has no secret but knows how digests are made."""
    entries, at = list(CHAIN), draw(st.integers(0, len(CHAIN) - 1))
    what = draw(st.sampled_from(["field", "drop", "double", "swap", "append", "rewrite", "cut", "head", "no head"]))
    if what == "field":
        entries[at] = _with_another_character(draw, entries[at])
    elif what == "drop":
        del entries[at]
    elif what == "double":
        entries.insert(draw(st.integers(0, len(CHAIN))), entries[at])
    elif what == "swap":
        other = draw(st.integers(0, len(CHAIN) - 1).filter(lambda each: each != at))
        entries[at], entries[other] = entries[other], entries[at]
    elif what == "append":
        entries.append(entry(7, entries[-1].digest))
    elif what == "rewrite":
        for each in range(at, len(CHAIN)):
            entries[each] = entry(each + 1, entries[each - 1].digest if each else GENESIS, actor="m.yilmaz")
    elif what == "cut":
        del entries[at:]
    return entries, _head(draw, what)


def _head(draw: st.DrawFn, what: str) -> Head | None:
    if what != "head":
        return None if what == "no head" else HEAD
    changes = st.sampled_from(
        [
            {"sequence": draw(st.integers().filter(lambda n: n != HEAD.sequence))},
            {"digest": CHAIN[0].digest},
            {"seal": _another(draw, HEAD.seal)},
        ]
    )
    return dataclasses.replace(HEAD, **draw(changes))


def _with_another_character(draw: st.DrawFn, one: StoredEntry) -> StoredEntry:
    field = draw(st.sampled_from(FIELDS))
    if field == "sequence":
        return dataclasses.replace(one, sequence=draw(st.integers().filter(lambda n: n != one.sequence)))
    return dataclasses.replace(one, **{field: _another(draw, getattr(one, field))})


def _another(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text) - 1))
    letter = draw(st.characters().filter(lambda each: each != text[at]))
    return text[:at] + letter + text[at + 1 :]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(single_changes())
def test_any_single_change_is_found(changed: tuple[list[StoredEntry], Head | None]) -> None:
    assert not check(*changed, SEALS).holds


def lines(form: AuditFormat = AuditFormat.JSONL, **changes: str) -> list[str]:
    entries = chain(4, **changes)
    return list(exported([ExportedEntry(each, "k.brandt") for each in entries], sealed(entries), SEALS, form))


def test_an_exported_chain_can_be_checked() -> None:
    assert read_export(lines(), SEALS) == ChainReport(4)
    assert read_export(lines(), FOREIGN) == ChainReport(4, None, Fault.SECRET)
    empty = list(exported([], SEALS.seal(0, ""), SEALS, AuditFormat.JSONL))
    assert read_export(empty, SEALS) == ChainReport(0)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_any_single_change_of_an_exported_file_is_found(data: st.DataObject) -> None:
    rows = lines()
    at = data.draw(st.integers(0, len(rows) - 1))
    what = data.draw(st.sampled_from(["character", "drop", "double", "more"]))
    if what == "character":
        rows[at] = _another(data.draw, rows[at])
    elif what == "drop":
        del rows[at]
    elif what == "double":
        rows.insert(at, rows[at])
    else:
        rows.append("\n")
    assert not read_export(rows, SEALS).holds


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_computes_nothing_of_an_export(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(lines(AuditFormat.CSV, subject=name)), newline="")))
    assert [row["subject"] for row in rows[:-1]] == [f"'{name}"] * 4
    assert (rows[-1]["action"], rows[-1]["sequence"], rows[-1]["digest"]) == ("audit.head", "4", rows[-2]["digest"])
    assert rows[-1]["seal"] == sealed(chain(4, subject=name)).seal
