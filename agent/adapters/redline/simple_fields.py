"""``w:fldSimple`` as the complex field that says the same: only that one can be struck as a whole."""

from copy import deepcopy

from lxml import etree

from agent.adapters.documents.docx.xml import w
from agent.adapters.redline.runs import PROPERTIES, RUN, current

_FLAGS = ("fldLock", "dirty")


def unfold(field: etree._Element) -> tuple[etree._Element, etree._Element]:
    """Put begin, instruction, separator and end as runs around the field's content; gives both ``w:fldChar``."""
    first = field.find(f".//{RUN}/{PROPERTIES}")
    begin = _character("begin", first)
    for flag in _FLAGS:
        if field.get(w(flag)) is not None:
            begin[-1].set(w(flag), field.get(w(flag), ""))
    data = field.find(w("fldData"))
    if data is not None:
        begin[-1].append(deepcopy(data))
        field.remove(data)
    instruction = _run(first)
    text = etree.SubElement(instruction, w("instrText"))
    text.text = field.get(w("instr"), "")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    end = _character("end", first)
    for node in (begin, instruction, _character("separate", first), *field, end):
        field.addprevious(node)
    parent = field.getparent()
    if parent is not None:
        parent.remove(field)
    return begin[-1], end[-1]


def _character(kind: str, properties: etree._Element | None) -> etree._Element:
    run = _run(properties)
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run


def _run(properties: etree._Element | None) -> etree._Element:
    run = etree.Element(RUN)
    if properties is not None:
        run.append(current(properties))
    return run
