"""The lines of a text file, whatever its encoding.

UTF-8 and UTF-16 are known by their marks or by how they look; a line that is no UTF-8 is read as
Windows-1252, so that a file pieced together from two systems loses nothing.
"""

import codecs
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from agent.domain.errors import BadInput
from agent.domain.facts.importing import Note

_SAMPLE = 8_192
_LONGEST_LINE = 4_000_000  # bytes; no line of a table is longer, and a file without line ends must not fill the memory
_BINARY = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a")
_STRAY = 8  # control characters that a text may hold
_WINDOWS = "cp1252"


def text_lines(path: Path, notes: list[Note], encoding: str | None = None) -> Iterator[str]:
    """Lines with their ends. Raises BadInput ``facts.file.binary``, ``.encoding`` or ``.line``."""
    sample = _sample(path)
    known = encoding or _wide(sample, path)
    if known is None and b"\r" in sample and b"\n" not in sample:
        known = "utf-8-sig" if _is_utf8(sample) else _WINDOWS
    if known == "utf-8":
        known = "utf-8-sig"  # with or without its mark
    return _decoded(path, known) if known else _mixed(path, notes)


def _sample(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SAMPLE)


def _wide(sample: bytes, path: Path) -> str | None:
    """UTF-16 by its mark, or by every second byte being zero; None for one byte a character."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and not even:
        return "utf-16-le"
    if even > len(sample) // 4 and not odd:
        return "utf-16-be"
    first = sample.partition(b"\n")[0]
    if _BINARY & set(first) or sum(byte in _BINARY for byte in sample) > _STRAY + len(sample) // 50:
        raise BadInput("facts.file.binary", file=path.name)
    return None


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the sample may end inside a character
    except UnicodeDecodeError:
        return False
    return True


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    number = 1
    try:
        with path.open(encoding=encoding, newline="") as file:
            for number, line in enumerate(iter(partial(file.readline, _LONGEST_LINE), ""), 1):
                yield _bounded(line, path, number)
    except UnicodeError:
        raise BadInput("facts.file.encoding", file=path.name, line=number, encoding=encoding) from None


def _mixed(path: Path, notes: list[Note]) -> Iterator[str]:
    utf8, windows, first = 0, 0, 0
    with path.open("rb") as file:
        for number, raw in enumerate(iter(partial(file.readline, _LONGEST_LINE), b""), 1):
            try:
                line = raw.decode()
                utf8 += not raw.isascii()
            except UnicodeDecodeError:
                line = raw.decode(_WINDOWS, "replace")
                windows, first = windows + 1, first or number
            yield _bounded(line.removeprefix("\ufeff") if number == 1 else line, path, number)
    if utf8 and windows:
        notes.append(Note("facts.note.encodings", {"file": path.name, "count": windows, "line": first}))


def _bounded(line: str, path: Path, number: int) -> str:
    if len(line) >= _LONGEST_LINE:
        raise BadInput("facts.file.line", file=path.name, line=number)
    return line
