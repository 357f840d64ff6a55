"""An oracle of its own: what Word does when changes are accepted or rejected, and what a paragraph then says.

Works on the tree of ``word/document.xml`` and shares no code with the writer.
"""

import io
import zipfile
from copy import deepcopy

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


ADDED, REMOVED = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("sym"): "□"}


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, remove_blank_text=True)
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name), parser)


def accept_all(root: etree._Element, author: str | None = None) -> etree._Element:
    """A copy with the changes of one author (None: of all) accepted."""
    return _settle(root, author, keep=ADDED, drop=REMOVED)


def reject_all(root: etree._Element, author: str | None = None) -> etree._Element:
    return _settle(root, author, keep=REMOVED, drop=ADDED)


def _settle(root: etree._Element, author: str | None, keep: tuple[str, ...], drop: tuple[str, ...]) -> etree._Element:
    root = deepcopy(root)
    marks = [node for node in root.iter(*keep, *drop) if author is None or node.get(w("author")) == author]
    ended = []
    for node in marks:
        parent = node.getparent()
        if parent is None or node.getroottree().getroot() is not root:
            continue
        of_paragraph = parent.tag == w("rPr") and parent.getparent().tag == w("pPr")
        if of_paragraph and node.tag in drop:
            ended.append(parent.getparent().getparent())
        if of_paragraph or node.tag in drop:
            parent.remove(node)
        else:
            _unwrap(node)
    for paragraph in ended:
        _join(paragraph)
    return root


def _unwrap(node: etree._Element) -> None:
    if node.tag in REMOVED:
        for deleted, name in ((w("delText"), w("t")), (w("delInstrText"), w("instrText"))):
            for text in list(node.iter(deleted)):
                text.tag = name
    for child in list(node):
        node.addprevious(child)
    node.getparent().remove(node)


def _join(paragraph: etree._Element) -> None:
    """The mark between a paragraph and the next one goes: what is left of the first one opens the second."""
    rest = [node for node in paragraph if node.tag != w("pPr")]
    following = next(paragraph.itersiblings(w("p")), None)
    if following is not None and rest:
        at = 1 if len(following) and following[0].tag == w("pPr") else 0
        following[at:at] = rest
    paragraph.getparent().remove(paragraph)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text with deleted pieces left out; tabs and breaks as characters, text boxes left out."""
    return "".join(_texts(paragraph))


def _texts(node: etree._Element) -> list[str]:
    found: list[str] = []
    for child in node:
        if child.tag in (w("pPr"), w("rPr"), w("txbxContent"), *REMOVED):
            continue
        if child.tag in _SIGNS:
            found.append(_SIGNS[child.tag])
        elif child.tag == w("t"):
            found.append(child.text or "")
        else:
            found.extend(_texts(child))
    return found


def texts(root: etree._Element) -> list[str]:
    """Every paragraph of the body, tables and text boxes, in document order."""
    return [paragraph_text(paragraph) for paragraph in root.iter(w("p"))]


def formats(root: etree._Element) -> list[list[tuple[str, bytes]]]:
    """For each paragraph its characters with the properties of their run."""
    return [[pair for run in paragraph.iter(w("r")) for pair in _characters(run)] for paragraph in root.iter(w("p"))]


def _characters(run: etree._Element) -> list[tuple[str, bytes]]:
    properties = run.find(w("rPr"))
    key = b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True)
    return [(char, key) for node in run.iter(w("t")) for char in node.text or ""]


def normal_form(root: etree._Element) -> bytes:
    """The XML with runs, texts and marks that were only cut put together again, and comments left out."""
    root = deepcopy(root)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for node in list(root.iter(w(name))):
            node.getparent().remove(node)
    for node in list(root.iter(w("commentReference"))):
        run = node.getparent()
        run.getparent().remove(run)
    for node in list(root.iter(*ADDED, *REMOVED)):
        node.attrib.pop(w("id"), None)
    for properties in [*root.iter(w("rPr")), *root.iter(w("pPr"))]:  # emptied, or made for a mark
        if not len(properties):
            properties.getparent().remove(properties)
    for properties in [*root.iter(w("pPr"))]:
        if not len(properties):
            properties.getparent().remove(properties)
    for tag in (*ADDED, w("r"), w("t")):
        for node in list(root.iter(tag)):
            _merge(node)
    for node in root.iter(w("t")):
        node.attrib.pop(SPACE, None)
    for node in root.iter():
        if node.tag != w("t") and not (node.text or "").strip():
            node.text = None
        node.tail = None
    return etree.tostring(root, method="c14n", exclusive=True)


def _merge(node: etree._Element) -> None:
    before = node.getprevious()
    if before is None or before.tag != node.tag or _kind(before) != _kind(node):
        return
    if node.tag == w("t"):
        before.text = (before.text or "") + (node.text or "")
    before.extend([child for child in node if child.tag != w("rPr")])
    node.getparent().remove(node)


def _kind(node: etree._Element) -> tuple[bytes, list[tuple[str, str]]]:
    properties = node.find(w("rPr"))
    attributes = sorted((str(name), str(value)) for name, value in node.attrib.items() if name != SPACE)
    return b"" if properties is None else etree.tostring(properties, method="c14n", exclusive=True), attributes
