"""Parsing the parts of a Word file; names of elements and attributes."""

from lxml import etree

from agent.domain.errors import BadInput

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_MEMORY = 2  # XML_ERR_NO_MEMORY of libxml2, which lxml tells as a syntax error
# the strict variant of the format uses other addresses for the same elements
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{_WORD}}}{name}"


ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def parse(data: bytes) -> etree._Element:
    """The root element. Raises BadInput: doctype, corrupt."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    # a parser of its own: lxml parsers keep the state of the last parse
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from None
        raise BadInput("document.corrupt") from None
    except ValueError:
        raise BadInput("document.corrupt") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput("document.doctype")
    return root


def value(parent: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child ``name``; None without the child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(w("val"), "")


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """A switch such as ``w:vanish``: on unless its value says off; None when it is not set."""
    setting = value(parent, name)
    return None if setting is None else setting not in ("0", "false", "off")
