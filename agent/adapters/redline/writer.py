"""Writes edits into a Word file: plans each one, marks the text, adds paragraphs, then the comments."""

from collections.abc import Sequence

from lxml import etree

from agent.adapters.documents.docx.reader import trace_docx
from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.anchors import Comments
from agent.adapters.redline.changes import Change, Plan, Planner
from agent.adapters.redline.dropped import without_comments
from agent.adapters.redline.insertion import insert, replace
from agent.adapters.redline.marks import Marker, marker, used_ids
from agent.adapters.redline.obstacles import is_reachable
from agent.adapters.redline.order import Order
from agent.adapters.redline.paragraphs import NewParagraphs, strike_mark
from agent.adapters.redline.places import Place, Places
from agent.adapters.redline.strike import strike, strike_all
from agent.adapters.redline.unplaced import listing
from agent.adapters.redline.word_file import WordFile
from agent.domain.errors import BadInput
from agent.domain.nda.redline.edit import NewParagraph
from agent.ports import Redlined


def redline(data: bytes, order: Order) -> Redlined:
    """The file with the edits. Raises BadInput: redline.text_differs, redline.unsupported, document.…"""
    file = WordFile(without_comments(data, order.drop_comments_of))
    places = Places()
    if trace_docx(file.package, file.root, places).text != order.text:
        raise BadInput("redline.text_differs")
    planner = Planner(places, len(order.text))
    plans = [(edit, planner.plan(edit)) for edit in order.edits]
    marks = marker(order.author, order.at, used_ids([*file.xml_parts(), etree.tostring(file.root)]))
    _Writer(file, places, marks).write([plan for _, plan in plans if plan is not None])
    unplaced = [edit for edit, plan in plans if plan is None]
    if unplaced:
        note = listing(unplaced, order.text, order.language)
        Comments(file.document, marks).on_paragraph(note, _beginning(places, file.root))
    return Redlined(file.save(), tuple(edit.id for edit in unplaced))


class _Writer:
    def __init__(self, file: WordFile, places: Places, marks: Marker) -> None:
        self._places = places
        self._marker = marks
        self._comments = Comments(file.document, marks)
        self._new = NewParagraphs(marks)

    def write(self, plans: Sequence[Plan]) -> None:
        # each step over all edits before the next: a struck paragraph must know whether it was the last
        # one before anything follows it, a comment takes in the marks of others at its edges
        made = [[mark for change in plan.changes for mark in self._change(change)] for plan in plans]
        added = [self._add_paragraphs(plan) for plan in plans]
        for plan, marks, new in zip(plans, made, added, strict=True):
            self._comment(plan, marks, new)

    def _comment(self, plan: Plan, marks: list[etree._Element], new: list[etree._Element]) -> None:
        edit = plan.edit
        if new and edit.start == edit.end and not edit.hunks:
            # about nothing but the new text: on the paragraph before it, those of all that follow would pile up
            self._comments.on_insertion(edit.comment, new[0], new[-1])
        else:
            self._comments.on_text(edit.comment, *plan.anchor, (edit.start, edit.end), marks)

    def _change(self, change: Change) -> list[etree._Element]:
        place = change.place
        if change.whole:
            struck = strike_all(place, self._marker)
            strike_mark(place.node, self._marker)
            return struck
        if change.start == change.end:
            return [insert(place, change.start, change.text, self._marker)]
        in_field = any(leaf.field is not None for leaf in place.between(change.start, change.end))
        struck = strike(place, change.start, change.end, self._marker)
        if not change.text:
            return struck
        return [*struck, replace(struck, change.text, in_field, self._marker)]

    def _add_paragraphs(self, plan: Plan) -> list[etree._Element]:
        """The marks around their text."""
        if plan.behind is None:
            return []
        return [self._add_paragraph(paragraph, plan.behind) for paragraph in plan.edit.paragraphs]

    def _add_paragraph(self, paragraph: NewParagraph, behind: Place) -> etree._Element:
        like = self._places.at(paragraph.like)
        usable = like is not None and is_reachable(like.node)
        return self._new.insert(paragraph.text, behind, like if like is not None and usable else behind)


def _beginning(places: Places, root: etree._Element) -> etree._Element:
    """The first paragraph of the body with text that a comment can stand on; else the first one without."""
    with_text = (place.node for place in places)
    for paragraph in (*with_text, *root.iter(w("p"))):
        if is_reachable(paragraph):
            return paragraph
    raise BadInput("redline.unsupported")
