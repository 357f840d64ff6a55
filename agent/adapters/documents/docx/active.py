"""Active and foreign content of a Word file: reported as warnings, never followed."""

import posixpath
from dataclasses import dataclass

from agent.adapters.documents.docx.package import Package, Relationship
from agent.adapters.documents.names import display_name

_INTERNAL = {
    "vbaProject": "macro",
    "wordVbaData": "macro",
    "oleObject": "embedded_object",
    "package": "embedded_object",
    "aFChunk": "alt_chunk",
    "control": "active_control",
    "chart": "drawing",
    "diagramData": "drawing",
}


@dataclass(frozen=True, slots=True)
class Active:
    """Codes of warnings without repetition; the names of embedded files."""

    warnings: tuple[str, ...]
    embedded: tuple[str, ...]


def active_content(package: Package) -> Active:
    found = [row for part in _parts_with_relationships(package) for row in package.relationships(part)]
    codes = [code for row in found if (code := _code(row)) is not None]
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        codes.append("macro")
    embedded = (row for row in found if not row.external and _INTERNAL.get(row.type) == "embedded_object")
    names = tuple(display_name(posixpath.basename(row.target)) for row in embedded)
    return Active(tuple(f"document.warning.{code}" for code in dict.fromkeys(codes)), names)


def _code(row: Relationship) -> str | None:
    if not row.external:
        return _INTERNAL.get(row.type)
    if row.type == "hyperlink":  # a link that a reader may click is no content of the document
        return None
    return "remote_template" if row.type == "attachedTemplate" else "external_content"


def _parts_with_relationships(package: Package) -> list[str]:
    parts = []
    for name in package.names:
        folder, base = posixpath.split(name)
        if posixpath.basename(folder) == "_rels" and base.endswith(".rels"):
            parts.append(posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels")))
    return parts
