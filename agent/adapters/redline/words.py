"""Plain text as the content of runs. Text is data: it never becomes markup."""

import re
from collections.abc import Iterator

from lxml import etree

from agent.adapters.documents.docx.xml import w

_PIECE = re.compile("[\t\n]|[^\t\n]+")
# what XML 1.0 cannot hold
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def printable(text: str) -> str:
    """Without the characters that no XML file can hold."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def content(text: str) -> Iterator[etree._Element]:
    """``w:t``, ``w:tab`` and ``w:br`` that show the text."""
    for piece in _PIECE.findall(printable(text)):
        if piece == "\t":
            yield etree.Element(w("tab"))
        elif piece == "\n":
            yield etree.Element(w("br"))
        else:
            node = etree.Element(w("t"))
            write(node, piece)
            yield node


def twin(node: etree._Element) -> etree._Element:
    """An empty element of the same name and attributes."""
    return node.makeelement(node.tag, {str(name): str(setting) for name, setting in node.attrib.items()})


def write(node: etree._Element, text: str) -> None:
    """Set the text of a ``w:t`` so that blanks at its edges stay."""
    node.text = text
    node.set(_SPACE, "preserve")
