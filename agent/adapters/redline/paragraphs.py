"""Whole paragraphs: their marks struck, new ones behind them."""

from copy import deepcopy

from lxml import etree

from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.marks import Marker
from agent.adapters.redline.obstacles import is_locked
from agent.adapters.redline.places import Place
from agent.adapters.redline.runs import PARAGRAPH, PROPERTIES, current, new_run, own_runs
from agent.adapters.redline.strike import is_emptied

_BLOCKS = frozenset(w(name) for name in ("p", "tbl", "sdt", "customXml"))
_TABLE, _SECTION, _CHANGE, _INSERTED = w("tbl"), w("sectPr"), w("pPrChange"), w("ins")


def strike_mark(paragraph: etree._Element, marker: Marker) -> None:
    """Strike the paragraph's mark, unless the file needs it: Word keeps the text struck in an empty line then."""
    if not _needed(paragraph) and is_emptied(paragraph):
        properties = _mark_properties(paragraph)
        if properties.find(w("del")) is None:
            # the schema wants changes of the mark first, insertions before deletions
            properties.insert(sum(child.tag == _INSERTED for child in properties), marker.mark("del"))


def _needed(paragraph: etree._Element) -> bool:
    """The last paragraph of a cell or of the text, one that ends a section or parts two tables."""
    following = next((node for node in paragraph.itersiblings() if node.tag in _BLOCKS), None)
    before = next((node for node in paragraph.itersiblings(preceding=True) if node.tag in _BLOCKS), None)
    if following is None or paragraph.find(f"{w('pPr')}/{_SECTION}") is not None:
        return True
    return before is not None and before.tag == _TABLE and following.tag == _TABLE


def _mark_properties(paragraph: etree._Element) -> etree._Element:
    """``w:rPr`` of the paragraph's mark; made where the schema wants it."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    found = properties.find(PROPERTIES)
    if found is None:
        found = properties.makeelement(PROPERTIES)
        later = [child for child in properties if child.tag in (_SECTION, _CHANGE)]
        properties.insert(len(properties) - len(later), found)
    return found


class NewParagraphs:
    """Inserts paragraphs; those behind one and the same paragraph stay in the order in which they came."""

    def __init__(self, marker: Marker) -> None:
        self._marker = marker
        self._last: dict[etree._Element, etree._Element] = {}

    def insert(self, text: str, behind: Place, like: Place) -> etree._Element:
        """The mark around the paragraph's text."""
        paragraph = _paragraph(text, like, self._marker)
        before = self._last.get(behind.node)
        (_block(behind.node) if before is None else before).addnext(paragraph)
        self._last[behind.node] = paragraph
        return paragraph[-1]


def _paragraph(text: str, like: Place, marker: Marker) -> etree._Element:
    paragraph = etree.Element(PARAGRAPH)
    properties = like.node.find(w("pPr"))
    if properties is not None:
        paragraph.append(_format(properties))
    _mark_properties(paragraph).insert(0, marker.mark("ins"))
    inserted = marker.mark("ins")
    inserted.append(new_run(text, _usual_run(like)))
    paragraph.append(inserted)
    return paragraph


def _format(properties: etree._Element) -> etree._Element:
    """``w:pPr`` as it is now: without section, page break, and the history of changes."""
    copied = deepcopy(properties)
    for child in list(copied):
        if child.tag in (_SECTION, _CHANGE, w("pageBreakBefore")):
            copied.remove(child)
    own = copied.find(PROPERTIES)
    if own is not None:
        copied.replace(own, current(own))
    return copied


def _usual_run(like: Place) -> etree._Element | None:
    """A run in the format that most of the paragraph's text has: not the one of a bold word at its start."""
    sizes: dict[bytes, int] = {}
    samples: dict[bytes, etree._Element] = {}
    for run in own_runs(like.node) or list(like.node.iter(w("r"))):
        properties = run.find(PROPERTIES)
        key = b"" if properties is None else etree.tostring(current(properties), method="c14n")
        pieces = (node.text or "" for node in run if node.tag in (w("t"), w("delText")))
        sizes[key] = sizes.get(key, 0) + sum(map(len, pieces))
        samples.setdefault(key, run)
    return samples[max(sizes, key=lambda key: sizes[key])] if sizes else None


def _block(paragraph: etree._Element) -> etree._Element:
    """Behind what a new paragraph goes: the content control that the paragraph ends, else the paragraph."""
    content = paragraph.getparent()
    control = None if content is None else content.getparent()
    if content is None or control is None or content.tag != w("sdtContent") or control.tag != w("sdt"):
        return paragraph
    ends = not any(node.tag in _BLOCKS for node in paragraph.itersiblings())
    return control if ends and not is_locked(control) else paragraph
