"""The styles, language and properties of a Word file."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from agent.adapters.office import look
from agent.adapters.office.docx.xml import element
from agent.domain.document_model import din5008
from agent.domain.document_model.document import Document

FONT = "Arial"
_LANGUAGES = {"de": "de-DE", "en": "en-GB"}
_THUMBNAIL = "/thumbnail"


def prepare(word: WordDocument, document: Document, scale: float) -> None:
    _styles(word, scale)
    _language(word, _LANGUAGES[document.language.value])
    _page(word, document)
    _properties(word, document)


def _styles(word: WordDocument, scale: float) -> None:
    _style(word, "Normal", look.TEXT * scale, look.INK, after=6 * scale)
    for level, size in look.HEADINGS.items():
        name = f"Heading {level}"
        _style(
            word, name, size * scale, look.ACCENT if level < 3 else look.INK, bold=True, before=10 if level > 1 else 0
        )
        word.styles[name].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        _style(word, name, look.TEXT * scale, look.INK, after=2 * scale)
    _style(word, "Caption", look.SMALL * scale, look.MUTED, after=6 * scale)
    for name in ("Header", "Footer"):
        _style(word, name, look.SMALL, look.MUTED)


def _style(
    word: WordDocument, name: str, size: float, color: str, *, bold: bool = False, before: float = 0, after: float = 3
) -> None:
    style: Any = word.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(color)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15


def _language(word: WordDocument, tongue: str) -> None:
    for each in word.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), tongue)
    word.settings.element.append(element("themeFontLang", val=tongue))


def _page(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(din5008.PAGE_WIDTH), Mm(din5008.PAGE_HEIGHT)
    section.left_margin = Mm(din5008.LEFT if document.letter else look.MARGIN)
    section.right_margin = Mm(din5008.RIGHT if document.letter else look.MARGIN)
    section.top_margin, section.bottom_margin = Mm(din5008.TOP), Mm(din5008.BOTTOM)
    stops = word.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    # a stop at the very edge of the text lies outside of it in LibreOffice
    stops.add_tab_stop(
        section.page_width - section.left_margin - section.right_margin - Mm(0.5), WD_TAB_ALIGNMENT.RIGHT
    )
    section.header_distance = section.footer_distance = Mm(9)


def _properties(word: WordDocument, document: Document) -> None:
    """Title, author and language; nobody else is named."""
    told: Any = word.core_properties
    told.title, told.author, told.language = (
        document.title[:255],
        document.author[:255],
        _LANGUAGES[document.language.value],
    )
    told.last_modified_by = told.comments = told.keywords = told.subject = told.category = ""
    told.created = told.modified = document.made_at.replace(tzinfo=None)
    told.revision = 1
    relations = word.part.package.rels  # the template's preview shows an empty page
    for key in [key for key, each in relations.items() if each.reltype.endswith(_THUMBNAIL)]:
        del relations[key]
