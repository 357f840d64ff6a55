"""The chain as a file: one line an entry, at the end the sealed head with a code over the whole file."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from agent.domain.audit.chain import ChainReport, Fault, StoredEntry, check
from agent.domain.audit.seal import Head, Seals
from agent.domain.spreadsheet import csv_line

_COLUMNS = ("sequence", "at", "actor", "person", "action", "subject", "details", "previous", "digest", "seal")


class AuditFormat(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """``person`` is the user behind the reference ``actor``: empty for none, `DELETED` for one who is forgotten."""

    entry: StoredEntry
    person: str


def exported(entries: Iterable[ExportedEntry], head: Head, seals: Seals, form: AuditFormat) -> Iterator[str]:
    """The lines of the file, each with its line end. Only `AuditFormat.JSONL` can be checked again."""
    return _jsonl(entries, head, seals) if form is AuditFormat.JSONL else _csv(entries, head)


def read_export(lines: Iterable[str], seals: Seals) -> ChainReport:
    """Check an exported JSONL file; the secret must be that of the home folder it came from."""
    reading = _Reading()
    report = check(reading.entries(lines), None, seals)
    if report.fault is not None and report.fault is not Fault.UNSEALED:
        return report
    return _whole(reading, report.entries, seals)


def _whole(reading: "_Reading", entries: int, seals: Seals) -> ChainReport:
    head = reading.head
    if head is None:
        return ChainReport(entries, entries + 1, Fault.CUT)
    if not seals.knows(head):
        return ChainReport(entries, None, Fault.SECRET)
    if not seals.fits(head):
        return ChainReport(entries, None, Fault.SEAL)
    if (head.sequence, head.digest) != (entries, reading.last):
        return ChainReport(entries, entries + 1, Fault.CUT)
    fits = reading.code == seals.file_code(reading.sha256.hexdigest())
    return ChainReport(entries) if fits and not reading.more else ChainReport(entries, None, Fault.FILE)


class _Reading:
    """Goes through the lines once; afterwards it holds what stood in the last one."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()
        self.head: Head | None = None
        self.last = ""
        self.code = ""
        self.more = False  # something stands there that we did not write

    def entries(self, lines: Iterable[str]) -> Iterator[StoredEntry | None]:
        for line in lines:
            if self.head is not None:
                self.more = True
                return
            row = _object(line)
            if "head" in row:
                self._end(row)
                self.more = line != _head_line(self.head, self.code)
                continue
            self.sha256.update(line.encode("utf-8", "surrogatepass"))
            entry = _entry(row)
            self.last = entry.digest if entry else ""
            yield entry

    def _end(self, row: dict[str, Any]) -> None:
        head = row["head"] if isinstance(row["head"], dict) else {}
        self.head = Head(head.get("sequence", 0), str(head.get("digest")), str(head.get("seal")))
        self.code = str(row.get("code"))


def _jsonl(entries: Iterable[ExportedEntry], head: Head, seals: Seals) -> Iterator[str]:
    sha256 = hashlib.sha256()
    for each in entries:
        line = json.dumps({**dataclasses.asdict(each.entry), "person": each.person}, ensure_ascii=False) + "\n"
        sha256.update(line.encode())
        yield line
    code = seals.file_code(sha256.hexdigest())
    yield _head_line(head, code)


def _head_line(head: Head | None, code: str) -> str:
    return json.dumps({"head": dataclasses.asdict(head) if head else {}, "code": code}) + "\n"


def _csv(entries: Iterable[ExportedEntry], head: Head) -> Iterator[str]:
    yield csv_line(_COLUMNS)
    for each in entries:
        row = {**dataclasses.asdict(each.entry), "person": each.person, "seal": ""}
        yield csv_line([row[name] for name in _COLUMNS])
    end = {"sequence": head.sequence, "action": "audit.head", "digest": head.digest, "seal": head.seal}
    yield csv_line([end.get(name, "") for name in _COLUMNS])


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _entry(row: dict[str, Any]) -> StoredEntry | None:
    """None for a line that is no entry."""
    try:
        return StoredEntry(**{field.name: row[field.name] for field in dataclasses.fields(StoredEntry)})
    except KeyError:
        return None
