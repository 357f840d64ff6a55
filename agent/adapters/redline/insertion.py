"""Puts new text into a paragraph: always an insertion of its own, never inside one of another author."""

from lxml import etree

from agent.adapters.documents.docx.changes import INSERTED
from agent.adapters.redline.marks import Marker
from agent.adapters.redline.obstacles import common
from agent.adapters.redline.places import Leaf, Place
from agent.adapters.redline.runs import PARAGRAPH, RUN, cut, new_run, split_after, split_before


def insert(place: Place, at: int, text: str, marker: Marker) -> etree._Element:
    """A ``w:ins`` at the raw position, formatted like the character before it (at the start: behind it)."""
    cut(place, at)
    before, after = place.before(at), place.after(at)
    container = (common(before, after, place) or [place.node])[-1]
    if before is not None:
        mark = _marked(text, _run_of(before), marker)
        place_after(_top(_end_of(before), container), mark, marker)
    elif after is not None:
        mark = _marked(text, _run_of(after), marker)
        _top(_begin_of(after), container).addprevious(mark)
    else:
        raise ValueError("a paragraph with text has a character beside every position")
    return mark


def replace(struck: list[etree._Element], text: str, in_field: bool, marker: Marker) -> etree._Element:
    """A ``w:ins`` beside what was struck, formatted like its first run. ``in_field``: fields were struck too."""
    mark = _marked(text, struck[0].find(RUN), marker)
    if struck[0].getparent() is struck[-1].getparent():
        place_after(struck[-1], mark, marker)
    elif not in_field:
        place_after(struck[0], mark, marker)
    else:  # behind the first strike could be inside the struck field
        place_before(struck[0], mark, marker)
    return mark


def place_after(node: etree._Element, mark: etree._Element, marker: Marker) -> None:
    """Put ``mark`` behind ``node``; an insertion of another author around it is split there."""
    parent = node.getparent()
    if parent is not None and parent.tag in INSERTED:
        split_mark(parent, node.getnext(), marker)
        parent.addnext(mark)
    else:
        node.addnext(mark)


def place_before(node: etree._Element, mark: etree._Element, marker: Marker) -> None:
    """Put ``mark`` before ``node``, like `place_after`."""
    parent = node.getparent()
    if parent is not None and parent.tag in INSERTED:
        split_mark(parent, node, marker).addprevious(mark)
    else:
        node.addprevious(mark)


def split_mark(mark: etree._Element, child: etree._Element | None, marker: Marker) -> etree._Element:
    """The mark that begins with ``child``: ``mark`` itself, or a second half of it behind it."""
    if child is None or child.getprevious() is None:
        return mark
    half = marker.renumbered(mark)
    half.extend([child, *child.itersiblings()])
    mark.addnext(half)
    return half


def _marked(text: str, like: etree._Element | None, marker: Marker) -> etree._Element:
    mark = marker.mark("ins")
    mark.append(new_run(text, like))
    return mark


def _run_of(leaf: Leaf) -> etree._Element | None:
    return next((parent for parent in leaf.node.iterancestors(RUN, PARAGRAPH) if parent.tag == RUN), None)


def _end_of(leaf: Leaf) -> etree._Element:
    """The run that ends the leaf, or the field around it."""
    return split_after(leaf.node if leaf.field is None or leaf.field.end is None else leaf.field.end)


def _begin_of(leaf: Leaf) -> etree._Element:
    return split_before(leaf.node if leaf.field is None else leaf.field.begin)


def _top(node: etree._Element, container: etree._Element) -> etree._Element:
    """The child of ``container`` that ``node`` stands in."""
    while (parent := node.getparent()) is not None and parent is not container:
        node = parent
    return node
