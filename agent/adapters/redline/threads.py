"""Which comments of a Word file go, and every element in any of its parts that belongs to one of them.

Threads are told by paragraphs: `w15:commentEx` names one of the comment (`w14:paraId`) and one of the comment it
answers; `w16cid:commentId` gives the paragraph a durable number, by which `w16cex:commentExtensible` and tasks know
the comment ([MS-DOCX] 2.5, 2.7).
"""

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from agent.adapters.documents.docx.changes import DELETED, INSERTED
from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.words import printable

_MICROSOFT = "http://schemas.microsoft.com/office"
_PARAGRAPH = f"{{{_MICROSOFT}/word/2010/wordml}}paraId"
_THREAD = f"{{{_MICROSOFT}/word/2012/wordml}}"
_NUMBER = f"{{{_MICROSOFT}/word/2016/wordml/cid}}"
_LATER = f"{{{_MICROSOFT}/word/2018/wordml/cex}}"
_TASKS = f"{{{_MICROSOFT}/tasks/2019/documenttasks}}"
_COMMENT, _ENTRY, _NUMBERED = w("comment"), f"{_THREAD}commentEx", f"{_NUMBER}commentId"
_EXTENSIBLE, _TASK = f"{_LATER}commentExtensible", f"{_TASKS}Task"
_ANCHORS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_WRAPPERS = frozenset({*INSERTED, *DELETED})


def doomed(roots: Sequence[etree._Element], authors: Iterable[str]) -> list[etree._Element]:
    """Everything that belongs to comments of the authors and to answers to them, in all the parts of one document."""
    gone = _with_answers(roots, _of(roots, authors))
    return [*gone, *_Belongings(roots, gone).found()] if gone else []


def take_out(node: etree._Element) -> None:
    """Remove the element, then the run and the tracked change that held nothing else."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    left = [child for child in parent if parent.tag != w("r") or child.tag != w("rPr")]
    if not left and (parent.tag == w("r") or parent.tag in _WRAPPERS):
        take_out(parent)


def _of(roots: Iterable[etree._Element], authors: Iterable[str]) -> list[etree._Element]:
    names = {_plain(author) for author in authors}
    return [node for node in _each(roots, _COMMENT) if _plain(node.get(w("author"), "")) in names]


def _plain(name: str) -> str:
    return " ".join(printable(name).split()).casefold()


def _with_answers(roots: Sequence[etree._Element], gone: list[etree._Element]) -> list[etree._Element]:
    """Answers to answers too, however long the chain."""
    entries = [(_hex(node, f"{_THREAD}paraId"), _hex(node, f"{_THREAD}paraIdParent")) for node in _each(roots, _ENTRY)]
    left = [node for node in _each(roots, _COMMENT) if node not in gone]
    more = gone
    while more:
        ended = _paragraphs(more)
        answers = {own for own, parent in entries if parent in ended}
        more = [node for node in left if _paragraphs([node]) & answers]
        left = [node for node in left if node not in more]
        gone = [*gone, *more]
    return gone


class _Belongings:
    """What refers to comments that go."""

    def __init__(self, roots: Sequence[etree._Element], gone: Sequence[etree._Element]) -> None:
        self._roots = roots
        kept = {node.get(w("id")) for node in _each(roots, _COMMENT) if node not in gone}
        self._ids = {node.get(w("id")) for node in gone} - kept  # two with one number: no reference is lost
        self._paragraphs = _paragraphs(gone)
        numbered = [node for node in _each(roots, _NUMBERED) if _hex(node, f"{_NUMBER}paraId") in self._paragraphs]
        self._durable = {_hex(node, f"{_NUMBER}durableId") for node in numbered}
        self._said = [" ".join("".join(text.text or "" for text in node.iter(w("t"))).split()) for node in gone]

    def found(self) -> Iterator[etree._Element]:
        yield from (node for node in _each(self._roots, *_ANCHORS) if node.get(w("id")) in self._ids)
        entry = (f"{_THREAD}paraId", f"{_THREAD}paraIdParent")
        yield from self._named(_ENTRY, self._paragraphs, *entry)
        yield from self._named(_NUMBERED, self._paragraphs, f"{_NUMBER}paraId")
        yield from self._named(_EXTENSIBLE, self._durable, f"{_LATER}durableId")
        yield from (node for node in _each(self._roots, _TASK) if self._is_made_of(node))

    def _named(self, tag: str, values: set[str], *attributes: str) -> Iterator[etree._Element]:
        for node in _each(self._roots, tag):
            if any(_hex(node, attribute) in values for attribute in attributes):
                yield node

    def _is_made_of(self, task: etree._Element) -> bool:
        """A task made of a comment repeats its words as the title."""
        numbers = {str(int(number, 16)) for number in self._durable if _is_hex(number)}
        if any(node.get("id") in numbers for node in task.iter(f"{_TASKS}Comment")):
            return True
        titles = (" ".join(node.get("title", "").split()) for node in task.iter(f"{_TASKS}Title"))
        return any(title and title in said for title in titles for said in self._said)


def _each(roots: Iterable[etree._Element], *tags: str) -> Iterator[etree._Element]:
    return (node for root in roots for node in root.iter(*tags))


def _paragraphs(comments: Iterable[etree._Element]) -> set[str]:
    return {_hex(node, _PARAGRAPH) for node in _each(comments, w("p"))} - {""}


def _hex(node: etree._Element, attribute: str) -> str:
    return node.get(attribute, "").upper()


def _is_hex(number: str) -> bool:
    return bool(number) and all(digit in "0123456789ABCDEF" for digit in number)
