"""Comments: their text in the comments part, their range in the paragraphs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from agent.adapters.documents.docx.changes import INSERTED
from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.insertion import split_mark
from agent.adapters.redline.marks import Marker
from agent.adapters.redline.obstacles import path
from agent.adapters.redline.places import Leaf, Place
from agent.adapters.redline.runs import cut
from agent.adapters.redline.words import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_RANGES = (w("commentRangeStart"), w("commentRangeEnd"))


class Comments:
    """Writes comments of one author into a document of python-docx."""

    def __init__(self, document: "WordDocument", marker: Marker) -> None:
        self._document = document
        self._marker = marker

    def on_text(
        self, text: str, first: Place, last: Place, span: tuple[int, int], made: Sequence[etree._Element]
    ) -> None:
        """Comment on the offsets ``span``; ``made``: the marks of the edit, which the comment takes in."""
        start, end = max(span[0], first.start), min(span[1], last.end)
        if start < end:
            begin, until = self._begin(first, start), self._end(last, end)
        elif made:
            begin, until = _top(made[0], first.node), _top(made[-1], first.node)
        else:
            begin, until = self._begin(first, first.start), self._end(first, first.end)
        start_mark, end_mark, reference = self._marks(text)
        _furthest(begin, begin.itersiblings(preceding=True), made).addprevious(start_mark)
        _furthest(until, until.itersiblings(), made).addnext(end_mark)
        end_mark.addnext(reference)

    def on_insertion(self, text: str, first: etree._Element, last: etree._Element) -> None:
        """Comment on whole new paragraphs; ``first`` and ``last``: the ``w:ins`` around the text of the outer ones.

        All of it inside the marks, as Word has it: who rejects the paragraph takes the comment away with it. Left
        outside, the reference would slide into the paragraph that follows.
        """
        start_mark, end_mark, reference = self._marks(text)
        first.insert(0, start_mark)
        last.extend([end_mark, reference])

    def on_paragraph(self, text: str, paragraph: etree._Element) -> None:
        """Comment on a paragraph as a whole, also on an empty one."""
        start_mark, end_mark, reference = self._marks(text)
        paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, start_mark)
        paragraph.extend([end_mark, reference])

    def _begin(self, place: Place, offset: int) -> etree._Element:
        at, _ = place.raw(offset, offset + 1)
        _cut(place, at)
        leaf = place.after(at)
        return place.node[-1] if leaf is None else self._lifted(_start_of(leaf, place), place)

    def _end(self, place: Place, offset: int) -> etree._Element:
        _, at = place.raw(offset - 1, offset)
        _cut(place, at)
        leaf = place.before(at)
        if leaf is None:
            return place.node[-1]
        node = _end_of(leaf, place)
        top = _top(node, place.node)
        if top.tag in INSERTED:
            split_mark(top, _top(node, top).getnext(), self._marker)
        return top

    def _lifted(self, node: etree._Element, place: Place) -> etree._Element:
        """The child of the paragraph that begins with ``node``: another author's insertion is split there."""
        top = _top(node, place.node)
        return split_mark(top, _top(node, top), self._marker) if top.tag in INSERTED else top

    def _marks(self, text: str) -> tuple[etree._Element, etree._Element, etree._Element]:
        """Start, end and reference of a new comment."""
        number = str(self._add(text))
        start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
        start.set(w("id"), number)
        end.set(w("id"), number)
        return start, end, _reference(number)

    def _add(self, text: str) -> int:
        marker = self._marker
        comment = self._document.comments.add_comment(printable(text), marker.author, marker.initials)
        node: etree._Element = comment._comment_elm
        number = next(marker.ids)
        node.set(w("id"), str(number))
        node.set(w("date"), marker.date)
        return number


def _furthest(
    node: etree._Element, siblings: Iterator[etree._Element], made: Sequence[etree._Element]
) -> etree._Element:
    """The last of ``made`` that follows ``node`` directly, or with nothing but comments between."""
    for sibling in siblings:
        if sibling in made:
            node = sibling
        elif sibling.tag not in _RANGES and sibling.find(w("commentReference")) is None:
            break
    return node


def _cut(place: Place, at: int) -> None:
    """Cut where the comment can begin between the halves; struck text is taken in as it was cut before."""
    leaf = place.after(at)
    if leaf is not None and all(node.tag in INSERTED for node in path(leaf.node, place.node)[:-1]):
        cut(place, at)


def _start_of(leaf: Leaf, place: Place) -> etree._Element:
    return leaf.field.begin if leaf.field is not None and leaf.field.begins_in is place.node else leaf.node


def _end_of(leaf: Leaf, place: Place) -> etree._Element:
    field = leaf.field
    return field.end if field is not None and field.end is not None and field.ends_in is place.node else leaf.node


def _top(node: etree._Element, container: etree._Element) -> etree._Element:
    """The child of ``container`` that ``node`` stands in."""
    while (parent := node.getparent()) is not None and parent is not container:
        node = parent
    return node


def _reference(number: str) -> etree._Element:
    run = etree.Element(w("r"))
    style = etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle"))
    style.set(w("val"), "CommentReference")
    etree.SubElement(run, w("commentReference")).set(w("id"), number)
    return run
