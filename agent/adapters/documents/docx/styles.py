"""What a paragraph gets from its style: numbering, heading level, hidden text."""

from dataclasses import dataclass

from lxml import etree

from agent.adapters.documents.docx.xml import is_on, value, w

_DEEPEST = 20  # based-on chains may be circular


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str | None
    number: str | None
    level: str | None
    outline: str | None
    hidden: bool | None


class Styles:
    """Styles by id with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = [] if root is None else list(root.iterfind(w("style")))
        self._styles = {node.get(w("styleId"), ""): _style(node) for node in nodes}
        self.default = next((_id(node) for node in nodes if _is_default(node)), None)

    def numbering(self, style: str | None) -> tuple[str, str | None, str] | None:
        """(list, level, style that sets the list) of a paragraph style; None without numbering."""
        level = None
        for name, found in self._chain(style):
            level = level or found.level
            if found.number is not None:
                return found.number, level, name
        return None

    def is_heading(self, style: str | None) -> bool:
        """A title, or a style with an outline level above body text."""
        for _, found in self._chain(style):
            if found.outline is not None:
                return found.outline != "9"
            if found.name in ("title", "titel") or found.name.startswith(("heading", "überschrift")):
                return True
        return False

    def is_hidden(self, style: str | None) -> bool:
        return next((found.hidden for _, found in self._chain(style) if found.hidden is not None), False)

    def _chain(self, style: str | None) -> list[tuple[str, Style]]:
        chain: list[tuple[str, Style]] = []
        while style is not None and style in self._styles and len(chain) < _DEEPEST:
            found = self._styles[style]
            chain.append((style, found))
            style = found.based_on
        return chain


def _style(node: etree._Element) -> Style:
    paragraph = node.find(w("pPr"))
    numbers = None if paragraph is None else paragraph.find(w("numPr"))
    return Style(
        name=(value(node, "name") or "").lower(),
        based_on=value(node, "basedOn"),
        number=value(numbers, "numId"),
        level=value(numbers, "ilvl"),
        outline=value(paragraph, "outlineLvl"),
        hidden=is_on(node.find(w("rPr")), "vanish"),
    )


def _id(node: etree._Element) -> str:
    return node.get(w("styleId"), "")


def _is_default(node: etree._Element) -> bool:
    return node.get(w("type")) == "paragraph" and node.get(w("default")) in ("1", "true", "on")
