"""A document as PDF."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate

from agent.adapters.office import look
from agent.adapters.office.fitted import Fitted
from agent.adapters.office.pdf import fonts
from agent.adapters.office.pdf.flowables import Flow
from agent.adapters.office.pdf.pages import CountingCanvas, letter_page, running
from agent.domain.document_model import din5008
from agent.domain.document_model.block import Heading
from agent.domain.document_model.document import Document, LetterHead
from agent.domain.errors import BadInput

# sizes of the text of a page that must hold everything; with pictures only the first ones
_READABLE, _SMALL = (1.0, 0.95, 0.9, 0.85), (0.8, 0.76, 0.72, 0.68)
_TOP, _BOTTOM = 18.0, 17.0  # mm


def pdf(document: Document) -> tuple[bytes, Fitted]:
    """The file, and what of the document is in it.

    Raises BadInput ``documents.one_page``.
    """
    fonts.load()
    if not document.one_page:
        return _built(document, 1.0)[0], Fitted(document)
    plain, pages = document.without_pictures(), 0
    for each, scales in ((document, _READABLE), (plain, (*_READABLE, *_SMALL))):
        for scale in scales:
            data, pages = _built(each, scale)
            if pages == 1:
                return data, Fitted(each, scale)
    raise BadInput("documents.one_page", title=document.title, pages=pages)


def _built(document: Document, scale: float) -> tuple[bytes, int]:
    out = io.BytesIO()
    made = BaseDocTemplate(
        out,
        pagesize=A4,
        invariant=1,  # no time of writing, no random id
        initialFontName=fonts.PLAIN,
        title=document.title,
        author=document.author,
        subject="",
        creator="",
        lang={"de": "de-DE", "en": "en-GB"}[document.language.value],
    )
    story, templates = _columns(document, scale) if document.one_page else _pages(document, scale)
    made.addPageTemplates(templates)
    made.build(story, canvasmaker=partial(CountingCanvas, made_at=document.made_at))
    return out.getvalue(), made.page


def _pages(document: Document, scale: float) -> tuple[list[Any], list[PageTemplate]]:
    left, right = (din5008.LEFT, din5008.RIGHT) if document.letter else (look.MARGIN, look.MARGIN)
    width = din5008.PAGE_WIDTH - left - right
    flow = Flow(width * mm, scale)
    later = PageTemplate("later", [_frame(left, width, _TOP)], onPage=_beside(document, left))
    if document.letter is None:
        return flow.of(document.blocks), [later]
    letter, blocks = document.letter, (Heading(3, document.letter.subject), *document.blocks)
    first = PageTemplate("first", [_frame(left, width, din5008.SUBJECT_TOP)], onPage=_beside(document, left, letter))
    return [NextPageTemplate("later"), *flow.of(blocks)], [first, later]


def _columns(document: Document, scale: float) -> tuple[list[Any], list[PageTemplate]]:
    """The head over the whole width, as high as it is; below it two columns."""
    width, head = din5008.PAGE_WIDTH - 2 * look.MARGIN, document.head
    column = (width - look.GUTTER) / 2
    above = Flow(width * mm, scale).of(head)
    height = sum(each.wrap(width * mm, A4[1])[1] + each.getSpaceAfter() for each in above) / mm + 1
    frames = [_frame(look.MARGIN, width, _TOP, height)] if head else []
    top = _TOP + (height if head else 0)
    frames += [_frame(left, column, top) for left in (look.MARGIN, look.MARGIN + column + look.GUTTER)]
    below = Flow(column * mm, scale).of(document.blocks[len(head) :])
    story = [*above, *([FrameBreak()] if head else []), *below]
    return story, [PageTemplate("columns", frames, onPage=_beside(document, look.MARGIN))]


def _beside(document: Document, left: float, letter: LetterHead | None = None) -> Callable[[Any, Any], None]:
    def each_page(canvas: Any, _template: Any) -> None:
        running(canvas, document, left * mm)
        if letter is not None:
            letter_page(canvas, letter)

    return each_page


def _frame(left: float, width: float, top: float, height: float | None = None) -> Frame:
    """All in mm from the top left; to the bottom margin without a height."""
    tall = din5008.PAGE_HEIGHT - top - _BOTTOM if height is None else height
    low = din5008.PAGE_HEIGHT - top - tall
    none = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    return Frame(left * mm, low * mm, width * mm, tall * mm, **none)
