"""Elements of WordprocessingML that python-docx has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_A_MM = 1440 / 25.4
POINTS_A_MM = 72 / 25.4


def element(name: str, /, *children: Any, **attributes: object) -> Any:
    """``element("jc", val="end")`` is ``<w:jc w:val="end"/>``."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def run(text: str, *, size: float | None = None, bold: bool = False, color: str = "") -> Any:
    """A run of one line; ``size`` in points."""
    made = element("r")
    properties = element("rPr")
    if bold:
        properties.append(element("b"))
    if color:
        properties.append(element("color", val=color))
    if size is not None:
        properties.append(element("sz", val=round(size * 2)))
    if len(properties):
        made.append(properties)
    content = OxmlElement("w:t")
    content.text = text
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(content)
    return made


def field(code: str, size: float, color: str) -> list[Any]:
    """A field that Word fills in: ``PAGE``, ``NUMPAGES``."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    parts = [element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="separate")]
    shown = run("1", size=size, color=color)
    return [*(_in_run(part) for part in parts), shown, _in_run(element("fldChar", fldCharType="end"))]


def _in_run(child: Any) -> Any:
    return element("r", child)


def twips(mm: float) -> int:
    return round(mm * TWIPS_A_MM)
