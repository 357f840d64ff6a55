"""A Word file without the comments of some authors: what is ours alone must not go back to the other side.

Done to the package before anything else: what stands in notes and margins is out of reach for python-docx.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import etree

from agent.adapters.documents.docx.package import Package, Relationship
from agent.adapters.documents.docx.reader import main_part
from agent.adapters.redline.threads import doomed, take_out

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS = re.compile(rb"<(?:\w+:)?comments[\s>]")
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# the parts that hold comments, or refer to them
_KNOWING = frozenset(
    "comments commentsExtended commentsIds commentsExtensible documenttasks header footer footnotes endnotes".split()
)
_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)


def without_comments(data: bytes, authors: Sequence[str]) -> bytes:
    """The file without their comments and the answers to them; ``data`` itself where there are none.

    An author counts as the same whatever the case and the blanks. Parts without such a comment stay byte for byte.
    Raises BadInput ``document.…``.
    """
    if not authors:
        return data
    package = Package(data)
    if _STRICT in package.read(main_part(package)):
        return data  # refused as a whole later
    cleaning = _Cleaning(package, authors)
    for names in _documents(package):
        cleaning.clean(names)
    return cleaning.packed() if cleaning.changed else data


def _documents(package: Package) -> Iterator[list[str]]:
    """The parts that share numbers of comments: of the text, of its building blocks, and comments left behind."""
    main = main_part(package)
    related = [row for row in package.relationships(main) if _is_inside(package, row)]
    blocks = [row.target for row in related if row.type == "glossaryDocument"]
    known = [_document(package, name) for name in (main, *blocks)]
    yield from known
    seen = {name for names in known for name in names}
    for name in package.names:
        if name not in seen and name.lower().endswith(".xml") and _COMMENTS.search(package.read(name)[:4000]):
            yield [name]


def _document(package: Package, name: str) -> list[str]:
    rows = package.relationships(name)
    knowing = [row.target for row in rows if row.type in _KNOWING and _is_inside(package, row)]
    return list(dict.fromkeys([name, *knowing]))


def _is_inside(package: Package, row: Relationship) -> bool:
    return not row.external and row.target in package


class _Cleaning:
    """Gathers the new bytes of parts; None for a part that goes."""

    def __init__(self, package: Package, authors: Sequence[str]) -> None:
        self._package = package
        self._authors = authors
        self.changed: dict[str, bytes | None] = {}

    def clean(self, names: Sequence[str]) -> None:
        """``names``: the parts of one document."""
        trees = {name: self._package.xml(name) for name in names}
        gone = doomed(list(trees.values()), self._authors)
        holders = {node.getroottree().getroot() for node in gone}
        before = {name: _references(root) for name, root in trees.items()}
        for node in gone:
            take_out(node)
        for name, root in trees.items():
            if root in holders:
                self.changed[name] = _bytes(root)
                self._unrelate(name, before[name] - _references(root))

    def _unrelate(self, name: str, ids: set[str]) -> None:
        """Links and pictures of comments that went: nothing else of the part refers to these ``ids``."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if not ids or rels not in self._package:
            return
        root = self._package.xml(rels)
        for row in [row for row in root if row.get("Id") in ids]:
            root.remove(row)
        self.changed[rels] = _bytes(root)
        targets = [row.target for row in self._package.relationships(name) if row.id in ids and not row.external]
        self._remove_unused(Counter(targets))

    def _remove_unused(self, targets: Counter[str]) -> None:
        rows = (row for name in self._package.names for row in self._package.relationships(name))
        uses = Counter(row.target for row in rows if not row.external)
        unused = {target for target, rows_gone in targets.items() if uses[target] <= rows_gone}
        self.changed |= dict.fromkeys(unused & set(self._package.names))
        types = self._package.xml(_CONTENT_TYPES)
        for node in [node for node in types if node.get("PartName", "").lstrip("/") in unused]:
            types.remove(node)
            self.changed[_CONTENT_TYPES] = _bytes(types)

    def packed(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:  # read again at once
            for name in self._package.names:
                content = self.changed.get(name, b"") if name in self.changed else self._package.read(name)
                if content is not None:
                    target.writestr(zipfile.ZipInfo(name, _SAME_MOMENT), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def _references(root: etree._Element) -> set[str]:
    """The relationships that the part uses."""
    return {
        str(value) for node in root.iter() for name, value in node.attrib.items() if str(name).startswith(_REFERENCE)
    }


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
