"""Where Word would not let anybody change the text, or where marks would break the file."""

from lxml import etree

from agent.adapters.documents.docx.changes import INSERTED
from agent.adapters.documents.docx.xml import value, w
from agent.adapters.redline.places import Field, Leaf, Place

_LOCKS = frozenset({"sdtLocked", "contentLocked", "sdtContentLocked"})
# their content comes from elsewhere: Word would write it anew
_BOUND = frozenset(
    {
        w("dataBinding"),
        w("dropDownList"),
        w("picture"),
        "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
        "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
    }
)
# elements between a paragraph and its runs in which revision marks may stand (ECMA-376 part 1, EG_PContent)
_CONTAINERS = INSERTED | {w(name) for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")}
_RUN, _SIMPLE_FIELD = w("r"), w("fldSimple")


def is_reachable(paragraph: etree._Element) -> bool:
    """False in text boxes, where comments cannot stand, and in locked content controls."""
    return not any(node.tag == w("txbxContent") or is_locked(node) for node in paragraph.iterancestors())


def is_locked(node: etree._Element) -> bool:
    """A content control that may not be changed, or that is filled from elsewhere."""
    if node.tag != w("sdt"):
        return False
    properties = node.find(w("sdtPr"))
    if properties is None:
        return False
    return value(properties, "lock") in _LOCKS or any(child.tag in _BOUND for child in properties)


def can_strike(place: Place, start: int, end: int, replace: bool) -> bool:
    """True when marks can stand around the raw range; ``replace``: new text will follow the first struck run."""
    leaves = place.between(start, end)
    if not all(_is_plain(leaf, place) and _fields_inside(leaf, place, start, end) for leaf in leaves):
        return False
    return not replace or _can_split(path(leaves[0].node, place.node)[:-1])


def can_insert(place: Place, at: int) -> bool:
    """True when a run can stand at the raw position."""
    before, after = place.before(at), place.after(at)
    fields = [leaf.field for leaf in (before, after) if leaf is not None and leaf.field is not None]
    if not all(_is_whole(field, place) for field in fields):
        return False
    if len(fields) == 2 and fields[0] is fields[1]:
        return False
    around = common(before, after, place)
    return all(_admits(node) for node in around) and _can_split(around)


def can_continue(place: Place) -> bool:
    """True when a new paragraph can follow: not inside a field that runs on."""
    last = place.leaves[-1].field
    return last is None or last.ends_in is place.node


def path(node: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
    """The elements between the paragraph and ``node``, outermost first."""
    found: list[etree._Element] = []
    parent = node.getparent()
    while parent is not None and parent is not paragraph:
        found.insert(0, parent)
        parent = parent.getparent()
    return found


def common(before: Leaf | None, after: Leaf | None, place: Place) -> list[etree._Element]:
    """The elements around both leaves, outermost first, without their run; none at an end of the paragraph."""
    if before is None or after is None:
        return []
    pairs = zip(path(before.node, place.node), path(after.node, place.node), strict=False)
    return [one for one, other in pairs if one is other and one.tag != _RUN]


def _is_plain(leaf: Leaf, place: Place) -> bool:
    """In a run, and nothing around it that marks cannot stand in (formulas, ruby, alternatives)."""
    return _in_plain_run(leaf.node, place)


def _in_plain_run(node: etree._Element, place: Place) -> bool:
    around = path(node, place.node)
    if not around or around[-1].tag != _RUN:
        return False
    return all(_admits(outer) or outer.tag == _SIMPLE_FIELD for outer in around[:-1])


def _admits(node: etree._Element) -> bool:
    return node.tag in _CONTAINERS and not is_locked(node)


def _can_split(around: list[etree._Element]) -> bool:
    """Another author's insertion is split around our new text: it must be the innermost element there."""
    return not any(node.tag in INSERTED for node in around[:-1])


def _is_whole(field: Field, place: Place) -> bool:
    """The field begins and ends in the paragraph, and is not struck by somebody else."""
    if field.end is None or not field.in_one_paragraph:
        return False
    return _in_plain_run(field.begin, place) and _in_plain_run(field.end, place)


def _fields_inside(leaf: Leaf, place: Place, start: int, end: int) -> bool:
    """True when the fields around a leaf lie wholly in the range: none may be broken in two."""
    if leaf.field is not None and not _is_whole(leaf.field, place):
        return False
    results = leaf.field.results if leaf.field is not None else []
    for node in path(leaf.node, place.node):
        if node.tag == _SIMPLE_FIELD:
            results = results + [one for one in place.leaves if node in path(one.node, place.node)]
    return all(start <= one.start and one.end <= end for one in results)
