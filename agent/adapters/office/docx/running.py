"""What stands on every page of a Word file: marking above, footer and page number below."""

from typing import Any

from agent.adapters.office import look
from agent.adapters.office.docx.xml import element, field, run
from agent.domain.document_model.document import Document


def add(word: Any, document: Document) -> None:
    section = word.sections[0]
    if document.marking:
        above = section.header.paragraphs[0]
        above.paragraph_format.alignment = 2  # right
        above._p.append(run(document.marking, size=look.SMALL, bold=True, color=look.MUTED))
    first, *others = document.footer or ("",)
    below = section.footer.paragraphs[0]._p
    below.extend([_muted(first), element("r", element("tab")), *_numbers(document)])
    for line in others:
        section.footer.add_paragraph(style="Footer")._p.append(_muted(line))


def _numbers(document: Document) -> list[Any]:
    before, between = look.PAGE[document.language.value].split("{page}")
    return [
        _muted(before),
        *field("PAGE", look.SMALL, look.MUTED),
        _muted(between),
        *field("NUMPAGES", look.SMALL, look.MUTED),
    ]


def _muted(text: str) -> Any:
    return run(text, size=look.SMALL, color=look.MUTED)
