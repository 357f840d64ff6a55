"""Runs: cut at a character or beside an element, made anew with the format of another one."""

from copy import deepcopy

from lxml import etree

from agent.adapters.documents.docx.changes import DELETED
from agent.adapters.documents.docx.xml import ALTERNATE, w
from agent.adapters.redline.places import Leaf, Place
from agent.adapters.redline.words import content, twin, write

RUN, PROPERTIES, PARAGRAPH = w("r"), w("rPr"), w("p")
# a record of how a run looked before another author formatted it: not ours to repeat
_HISTORY = frozenset(w(name) for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo"))


def cut(place: Place, at: int) -> None:
    """Afterwards no run holds characters on both sides of the raw position."""
    index = next((i for i, leaf in enumerate(place.leaves) if leaf.start < at < leaf.end), None)
    if index is not None:
        place.leaves[index : index + 1] = _halves(place.leaves[index], at)
    first = next((leaf for leaf in place.leaves if leaf.start == at), None)
    if first is not None:
        split_before(first.node)


def _halves(leaf: Leaf, at: int) -> list[Leaf]:
    node, text = leaf.node, leaf.node.text or ""
    second = twin(node)
    write(node, text[: at - leaf.start])
    write(second, text[at - leaf.start :])
    node.addnext(second)
    return [Leaf(node, leaf.start, at, leaf.field), Leaf(second, at, leaf.end, leaf.field)]


def split_before(child: etree._Element) -> etree._Element:
    """The run that begins with ``child``: its own one, or a new one with what follows it."""
    run = _parent(child)
    if run.tag != RUN:  # in a formula, which is cut nowhere
        return run
    if all(before.tag == PROPERTIES for before in child.itersiblings(preceding=True)):
        return run
    rest = [child, *child.itersiblings()]
    second = twin(run)
    properties = run.find(PROPERTIES)
    if properties is not None:
        second.append(deepcopy(properties))
    run.addnext(second)
    second.extend(rest)
    return second


def split_after(child: etree._Element) -> etree._Element:
    """The run that ends with ``child``."""
    following = child.getnext() if _parent(child).tag == RUN else None
    if following is not None:
        split_before(following)
    return _parent(child)


def new_run(text: str, like: etree._Element | None) -> etree._Element:
    """A run with the text in the format of the run ``like``."""
    run = etree.Element(RUN)
    properties = None if like is None else like.find(PROPERTIES)
    if properties is not None:
        run.append(current(properties))
    run.extend(content(text))
    return run


def current(properties: etree._Element) -> etree._Element:
    """A copy of ``w:rPr`` without what other authors changed about it."""
    copied = deepcopy(properties)
    for child in list(copied):
        if child.tag in _HISTORY:
            copied.remove(child)
    return copied


def own_runs(paragraph: etree._Element) -> list[etree._Element]:
    """The runs of the paragraph itself: not those of its text boxes, alternatives and deletions."""
    return [run for run in paragraph.iter(RUN) if _is_own(run, paragraph)]


def _is_own(run: etree._Element, paragraph: etree._Element) -> bool:
    for parent in run.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag in DELETED or parent.tag in (PARAGRAPH, ALTERNATE, RUN):
            return False
    return False


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    if parent is None:
        raise ValueError("an element of the document has no parent")
    return parent
