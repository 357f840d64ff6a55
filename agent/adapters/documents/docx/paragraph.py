"""The text of one ``w:p`` as Word shows it with all insertions accepted."""

from dataclasses import dataclass, field

from lxml import etree

from agent.adapters.documents.docx.changes import DELETED, INSERTED, ChangeLog, Mark, inner_mark
from agent.adapters.documents.docx.fields import Fields, is_active
from agent.adapters.documents.docx.styles import Styles
from agent.adapters.documents.docx.symbols import symbol
from agent.adapters.documents.docx.xml import ALTERNATE, CHOICE, FALLBACK, MATH_TEXT, is_on, value, w
from agent.domain.document import Block

_SPACING = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_TEXT = frozenset({w("t"), w("delText"), MATH_TEXT})
# properties, and what repeats or only describes the text beside it
_SKIPPED = frozenset(
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "rt", "delInstrText")
)
_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_BOX = w("txbxContent")


@dataclass(slots=True)
class ParagraphText:
    """``leaves``: the elements that the text comes from, each with its piece, and ``w:fldChar`` with none.

    ``boxes``: the contents of text boxes anchored here, to be read as paragraphs of their own; ``size``: the
    length of the text.
    """

    leaves: list[tuple[etree._Element, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    size: int = 0

    @property
    def text(self) -> str:
        return "".join(piece for _, piece in self.leaves)


class ParagraphReader:
    """Reads the paragraphs of one part in document order; fields may run over several."""

    def __init__(self, styles: Styles, log: ChangeLog) -> None:
        self._styles = styles
        self._log = log
        self._fields = Fields()
        self._count = 0
        self._hidden_paragraph = False
        self._shaded = False
        self.hidden_runs = 0
        self.white_runs = 0

    @property
    def active_fields(self) -> bool:
        return self._fields.active

    def read(self, node: etree._Element, mark: Mark | None = None, shaded: bool = False) -> ParagraphText:
        """``mark``: the change around the paragraph; ``shaded``: it stands on a coloured ground."""
        self._count += 1
        properties = node.find(w("pPr"))
        self._hidden_paragraph = self._styles.is_hidden(value(properties, "pStyle"))
        self._shaded = shaded or (properties is not None and properties.find(w("shd")) is not None)
        out = ParagraphText()
        self._children(node, mark, out)
        return out

    def place(self, found: ParagraphText, block: Block | None, here: int) -> None:
        """Tell where the paragraph read last stands; ``here``: the length of the document's text so far."""
        self._log.place(found.text, block, here)

    def _children(self, node: etree._Element, mark: Mark | None, out: ParagraphText) -> None:
        for child in node:
            self._node(child, mark, out)

    def _node(self, node: etree._Element, mark: Mark | None, out: ParagraphText) -> None:
        tag = node.tag
        if tag in _SKIPPED:
            return
        if tag == w("r"):
            self._run(node, mark, out)
        elif tag in INSERTED or tag in DELETED:
            self._children(node, inner_mark(mark, node), out)
        elif tag == ALTERNATE:
            self._children(shown_alternative(node), mark, out)
        elif tag in _DRAWN:
            out.boxes.extend(text_boxes(node))
        else:
            self._leaf(node, mark, out)

    def _leaf(self, node: etree._Element, mark: Mark | None, out: ParagraphText) -> None:
        tag = node.tag
        if tag in _TEXT:
            self._emit(node, node.text or "", mark, out)
        elif tag in _SPACING:
            self._emit(node, _SPACING[tag], mark, out)
        elif tag == w("sym"):
            self._emit(node, symbol(node.get(w("font"), ""), _code(node)), mark, out)
        elif tag == w("fldChar"):
            self._fields.character(node)
            out.leaves.append((node, ""))
        elif tag == w("instrText"):
            self._fields.instruct(node.text or "")
        else:
            if tag == w("fldSimple") and is_active(node.get(w("instr"), "")):
                self._fields.active = True
            self._children(node, mark, out)  # hyperlinks, content controls, smart tags, formulas …

    def _run(self, node: etree._Element, mark: Mark | None, out: ParagraphText) -> None:
        before = len(out.leaves)
        self._children(node, mark, out)
        if "".join(piece for _, piece in out.leaves[before:]).strip():
            self._judge_visibility(node.find(w("rPr")))

    def _judge_visibility(self, properties: etree._Element | None) -> None:
        own = is_on(properties, "vanish")
        by_style = self._hidden_paragraph or self._styles.is_hidden(value(properties, "rStyle"))
        if own if own is not None else by_style:
            self.hidden_runs += 1
        elif (value(properties, "color") or "").upper() == "FFFFFF" and not self._on_ground(properties):
            self.white_runs += 1

    def _on_ground(self, properties: etree._Element | None) -> bool:
        grounds = [] if properties is None else [properties.find(w(name)) for name in ("shd", "highlight")]
        return self._shaded or any(ground is not None for ground in grounds)

    def _emit(self, node: etree._Element, text: str, mark: Mark | None, out: ParagraphText) -> None:
        if self._fields.in_instruction:
            return
        if mark is not None:
            self._log.add(mark, self._count, text, out.size)
        if mark is None or not mark.deletes:
            out.leaves.append((node, text))
            out.size += len(text)


def shown_alternative(node: etree._Element) -> etree._Element:
    """Of ``mc:AlternateContent`` the first choice that holds text, else the fallback: never both."""
    choices = [child for child in node if child.tag == CHOICE]
    fallback = [child for child in node if child.tag == FALLBACK]
    options = choices + fallback
    return next((option for option in options if next(option.iter(w("t")), None) is not None), (options or [node])[0])


def text_boxes(node: etree._Element) -> list[etree._Element]:
    """The outermost text boxes in a drawing; one inside another is found when that one is read."""
    found: list[etree._Element] = []
    for child in shown_alternative(node) if node.tag == ALTERNATE else node:
        if child.tag == _BOX:
            found.append(child)
        else:
            found.extend(text_boxes(child))
    return found


def _code(node: etree._Element) -> int:
    try:
        return int(node.get(w("char"), "0"), 16)
    except ValueError:
        return 0
