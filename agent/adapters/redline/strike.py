"""Strikes text: its runs go into ``w:del``, where they stand; what is no text stays."""

from lxml import etree

from agent.adapters.documents.docx.xml import ALTERNATE, w
from agent.adapters.redline.marks import Marker
from agent.adapters.redline.obstacles import path
from agent.adapters.redline.places import Field, Place
from agent.adapters.redline.runs import PROPERTIES, cut, own_runs, split_after, split_before
from agent.adapters.redline.simple_fields import unfold

# notes, comments of others and pictures in a struck sentence: the text goes, they do not
KEPT = frozenset(
    w(name)
    for name in (
        "footnoteReference endnoteReference commentReference annotationRef footnoteRef endnoteRef"
        " drawing pict object contentPart ruby"
    ).split()
) | {ALTERNATE}
_STRUCK = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def strike(place: Place, start: int, end: int, marker: Marker) -> list[etree._Element]:
    """Strike the raw range, with the fields in it; gives the new ``w:del`` in document order."""
    _unfold(place, start, end)
    cut(place, start)
    cut(place, end)
    first, last = _edges(place, start, end)
    runs = own_runs(place.node)
    return _mark(runs[runs.index(first) : runs.index(last) + 1], marker)


def strike_all(place: Place, marker: Marker) -> list[etree._Element]:
    """Strike everything in the paragraph that can be struck."""
    length = place.alignment.length
    runs = own_runs(place.node)
    kinds = [node.get(w("fldCharType")) for run in runs for node in run.iterfind(w("fldChar"))]
    if kinds.count("begin") != kinds.count("end"):  # a field without text here that runs on
        return strike(place, 0, length, marker)
    _unfold(place, 0, length)
    return _mark(own_runs(place.node), marker)


def _unfold(place: Place, start: int, end: int) -> None:
    """Make the simple fields of the range complex ones."""
    around = [node for leaf in place.between(start, end) for node in path(leaf.node, place.node)]
    for simple in dict.fromkeys(node for node in around if node.tag == w("fldSimple")):
        leaves = [leaf for leaf in place.leaves if simple in path(leaf.node, place.node)]
        begin, until = unfold(simple)
        field = Field(begin, place.node, until, place.node, leaves)
        for leaf in leaves:
            leaf.field = leaf.field or field


def _edges(place: Place, start: int, end: int) -> tuple[etree._Element, etree._Element]:
    """The first and last run of the range, from the beginning to the end of fields."""
    leaves = place.between(start, end)
    begin = leaves[0].node if leaves[0].field is None else leaves[0].field.begin
    field = leaves[-1].field
    until = leaves[-1].node if field is None or field.end is None else field.end
    return split_before(begin), split_after(until)


def _mark(runs: list[etree._Element], marker: Marker) -> list[etree._Element]:
    marks: list[etree._Element] = []
    for run in [piece for whole in runs for piece in _pieces(whole)]:
        if not marks or run.getprevious() is not marks[-1]:
            marks.append(marker.mark("del"))
            run.addprevious(marks[-1])
        marks[-1].append(run)
        for child in run:
            child.tag = _STRUCK.get(str(child.tag), child.tag)
    return marks


def _pieces(run: etree._Element) -> list[etree._Element]:
    """The parts of a run that are struck, as runs of their own."""
    children = [child for child in run if child.tag != PROPERTIES]
    found: list[etree._Element] = []
    for before, child in zip([None, *children], children, strict=False):
        kept = child.tag in KEPT
        if before is None or (before.tag in KEPT) != kept:
            piece = split_before(child)
            if not kept:
                found.append(piece)
    return found


def is_emptied(paragraph: etree._Element) -> bool:
    """True when nothing visible is left in a paragraph after its text was struck."""
    formula = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
    if next(paragraph.iter(formula), None) is not None:
        return False
    content = (child for run in own_runs(paragraph) for child in run if child.tag != PROPERTIES)
    return all(child.tag == w("commentReference") for child in content)
