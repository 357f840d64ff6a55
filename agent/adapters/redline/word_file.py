"""A Word file opened by python-docx for writing, and put together again without loss.

python-docx reads and writes the parts that it can reach and knows. Only those that we changed are taken
from it; all others go into the new file byte for byte: macros, custom XML, media, parts that nobody
refers to.
"""

import io
import zipfile
from typing import Any

import docx.package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.parts.document import DocumentPart
from lxml import etree

from agent.adapters.documents.docx.package import Package
from agent.adapters.documents.docx.reader import main_part
from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.settings import track_changes
from agent.domain.errors import BadInput

_CONTENT_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same edits give the same bytes


class WordFile:
    """``document`` is python-docx's; ``root`` the tree of its main part, without comments of XML."""

    def __init__(self, data: bytes) -> None:
        """Raises BadInput: ``document.…`` for a package that must not be opened, ``redline.unsupported``."""
        self.package = Package(data)
        self._main = main_part(self.package)
        self.document = _open(data)
        self.root: etree._Element = self.document.element
        if self.root.tag != w("document") or self.root.find(w("body")) is None:
            raise BadInput("redline.unsupported")  # the strict variant has other names
        etree.strip_tags(self.root, etree.Comment, etree.ProcessingInstruction)

    def xml_parts(self) -> list[bytes]:
        return [self.package.read(name) for name in self.package.names if name.lower().endswith(".xml")]

    def save(self) -> bytes:
        """The new file, with change tracking on."""
        track_changes(self.document.settings.element)
        out = io.BytesIO()
        self.document.save(out)
        return _merge(self.package, zipfile.ZipFile(out), self._changed())

    def _changed(self) -> set[str]:
        """Parts that this file takes from python-docx: the text, its relations, comments and settings."""
        part = self.document.part
        wanted = (RELATIONSHIP_TYPE.COMMENTS, RELATIONSHIP_TYPE.SETTINGS)
        targets = [rel.target_part for rel in part.rels.values() if rel.reltype in wanted and not rel.is_external]
        return {part.partname.membername, part.partname.rels_uri.membername} | {
            str(target.partname.membername) for target in targets
        }


def _open(data: bytes) -> Any:  # python-docx has no types
    PartFactory.part_type_for.setdefault(_WITH_MACROS, DocumentPart)
    try:
        part = docx.package.Package.open(io.BytesIO(data)).main_document_part
    except MemoryError:
        raise
    except Exception:  # it lets its own slips through: KeyError, AttributeError, XMLSyntaxError …
        raise BadInput("redline.unsupported") from None
    if not isinstance(part, DocumentPart):
        raise BadInput("redline.unsupported")
    return part.document


def _merge(source: Package, saved: zipfile.ZipFile, changed: set[str]) -> bytes:
    names = list(source.names)
    known = {name.lower() for name in names}
    new = [name for name in saved.namelist() if name in changed and name.lower() not in known]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in (*names, *new):
            if name == _CONTENT_TYPES:
                content = _content_types(source.read(name), saved.read(name), new)
            else:
                content = saved.read(name) if name in changed else source.read(name)
            target.writestr(zipfile.ZipInfo(name, _SAME_MOMENT), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content_types(source: bytes, saved: bytes, new: list[str]) -> bytes:
    """The source's types with those of new parts."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    types, more = etree.fromstring(source, parser), etree.fromstring(saved, parser)
    wanted = {f"/{name}" for name in new}
    types.extend([node for node in more.iter(_OVERRIDE) if node.get("PartName") in wanted])
    return etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
