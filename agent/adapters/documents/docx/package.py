"""The ZIP package of a Word file, opened only after its totals were checked."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from agent.adapters.documents.docx.xml import parse
from agent.adapters.documents.limits import MEGABYTE
from agent.domain.errors import BadInput

_MOST_ENTRIES = 4_000
_LARGEST_TOTAL = 300 * MEGABYTE
# a parsed tree takes about ten times the bytes of its XML
_LARGEST_XML = 40 * MEGABYTE
_HIGHEST_RATIO = 120
# below this, a high ratio is just repetitive XML
_RATIO_FROM = 10 * MEGABYTE
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORRUPT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, KeyError)


@dataclass(frozen=True, slots=True)
class Relationship:
    """``type`` is the last part of the type's address; ``target`` a part's name unless external."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """Parts of an OOXML file by name. Every read is bounded; every XML part is free of DOCTYPE."""

    def __init__(self, data: bytes) -> None:
        """Raises BadInput: corrupt, bomb, password, doctype."""
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _CORRUPT:
            raise BadInput("document.corrupt") from None
        self._entries = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        self._check_totals(len(data))
        self._check_doctypes()

    def _check_totals(self, packed: int) -> None:
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
        if len(entries) > _MOST_ENTRIES or total > _LARGEST_TOTAL or xml > _LARGEST_XML:
            raise BadInput("document.bomb")
        if total > _RATIO_FROM and total > _HIGHEST_RATIO * packed:
            raise BadInput("document.bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise BadInput("document.password")

    def _check_doctypes(self) -> None:
        for name in self._entries:
            if _is_xml(name) and _declares_doctype(self.read(name)):
                raise BadInput("document.doctype")

    @property
    def names(self) -> Iterator[str]:
        return iter(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises BadInput: corrupt, bomb (more than its entry declares)."""
        entry = self._entries[name]
        try:
            with self._zip.open(entry) as part:
                data = part.read(entry.file_size + 1)
        except _CORRUPT:
            raise BadInput("document.corrupt") from None
        if len(data) > entry.file_size:
            raise BadInput("document.bomb")
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of a part. Raises BadInput: corrupt (also when it is not there), doctype."""
        if name not in self:
            raise BadInput("document.corrupt")
        return parse(self.read(name))

    def relationships(self, part: str = "") -> list[Relationship]:
        """The relationships of a part, of the package itself without an argument."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self:
            return []
        return [_relationship(row, folder) for row in self.xml(rels).iter(_RELATIONSHIP)]


def _relationship(row: etree._Element, folder: str) -> Relationship:
    target = row.get("Target", "")
    external = row.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(row.get("Id", ""), row.get("Type", "").rpartition("/")[2], target, external)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _declares_doctype(data: bytes) -> bool:
    """Also in UTF-16, where the letters stand apart."""
    return b"<!DOCTYPE" in data or b"<!DOCTYPE" in data.replace(b"\0", b"")
