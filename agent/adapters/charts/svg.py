"""Turns matplotlib's SVG into a document that stands under any content security policy.

Style attributes and the style sheet become presentation attributes, which no policy forbids. Ids are kept
only where something refers to them and get a prefix of the picture's own, so that several can stand in one
page. Text stays text, in a font that may differ on the reader's machine.
"""

import hashlib
import re

from lxml import etree

from agent.adapters.charts.drawing.fonts import FAMILY
from agent.domain.charts import Chart
from agent.domain.language import Language

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+")
_NUMBERS = ("d", "x", "y")
_ROOT = {"font-family": FAMILY, "stroke-linejoin": "round", "stroke-linecap": "butt", "role": "img"}


def clean_svg(drawn: bytes, chart: Chart, language: Language) -> str:
    """One root element with title and description; no declaration, doctype or metadata."""
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(drawn, parser)
    _drop(root, "style", "metadata")
    for element in root.iter():
        _to_attributes(element)
        _shorten_numbers(element)
    _unwrap(root)
    _drop_empty_defs(root)
    title, alt = chart.heading(language), chart.alt(language)
    prefix = "c" + hashlib.sha256(etree.tostring(root) + f"{title}\n{alt}".encode()).hexdigest()[:12]
    _keep_needed_ids(root, prefix)
    _describe(root, prefix, language, title, alt)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _drop(root: etree._Element, *names: str) -> None:
    for element in [each for name in names for each in root.iter(_SVG + name)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _to_attributes(element: etree._Element) -> None:
    """``style="fill: none"`` becomes ``fill="none"``; the font's family is said once, on the root."""
    for declaration in str(element.attrib.pop("style", "")).split(";"):
        name, _, value = declaration.partition(":")
        if value and name.strip() != "font-family":
            element.set(name.strip(), value.strip())
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _shorten_numbers(element: etree._Element) -> None:
    """A hundredth of a px is enough."""
    for name in _NUMBERS:
        if name in element.attrib:
            element.set(
                name, _NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), element.get(name, ""))
            )


def _unwrap(root: etree._Element) -> None:
    """Groups only name what matplotlib calls the thing."""
    for group in [each for each in root.iter(_SVG + "g") if not set(each.attrib) - {"id"}][::-1]:
        parent = group.getparent()
        if parent is None:
            continue
        at = parent.index(group)
        parent[at : at + 1] = list(group)


def _drop_empty_defs(root: etree._Element) -> None:
    for element in [each for each in root.iter(_SVG + "defs") if not len(each)]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _keep_needed_ids(root: etree._Element, prefix: str) -> None:
    needed = {each.get(_HREF, "").removeprefix("#") for each in root.iter(_SVG + "use")}
    needed |= {found for each in root.iter() for value in each.attrib.values() for found in _referred(str(value))}
    for element in root.iter():
        name = str(element.attrib.pop("id", ""))
        if name in needed:
            element.set("id", f"{prefix}-{name}")
        for key, value in element.attrib.items():
            element.set(key, re.sub(r"url\(#", f"url(#{prefix}-", str(value)))
        if _HREF in element.attrib:
            element.set(_HREF, f"#{prefix}-{element.get(_HREF, '').removeprefix('#')}")


def _referred(value: str) -> list[str]:
    return re.findall(r"url\(#([^)]+)\)", value)


def _describe(root: etree._Element, prefix: str, language: Language, title: str, alt: str) -> None:
    """What a screen reader says; inside, everything is presentation."""
    _, _, width, height = root.get("viewBox", "").split()
    named = {"aria-labelledby": f"{prefix}-title {prefix}-desc", "lang": language.value}
    for key, value in (_ROOT | named | {"width": width, "height": height}).items():
        root.set(key, value)
    for name, text in (("desc", alt), ("title", title)):
        element = etree.Element(_SVG + name, {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(0, element)
