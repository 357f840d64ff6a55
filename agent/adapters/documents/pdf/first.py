"""The first reader, pypdfium2: text with places, form values, annotations, pictures of pages.

It goes first, not pypdf: on the same files it was 5 to 15 times as fast (a page of an NDA 19 ms
against 94 ms), lost no page where pypdf lost 6 of 12, and it alone tells where text stands, which
paragraphs and columns are read from.
"""

import re
from collections.abc import Iterator
from ctypes import c_uint

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from agent.adapters.documents.lines import Line
from agent.adapters.documents.pdf.columns import Piece, split_columns

# pdfium puts U+FFFE for a hyphen at a line's end together with the break
_LINE = re.compile("[^\r\n\ufffe]+\ufffe?")
_INVISIBLE = 3  # text render mode
_WHITE = (255, 255, 255)
_BOLD = 600
# each piece costs a pass over the page's characters; columns of text have far fewer
_MOST_PIECES = 1_500


class PageReader:
    """Reads one loaded page."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._ground: bool | None = None
        self.width, self.height = page.get_size()

    def raw_text(self) -> str:
        return str(self._text.get_text_range())

    def lines(self) -> list[Line]:
        """The lines in reading order."""
        return split_columns(list(self._pieces()), self.width) or list(self._lines())

    def _lines(self) -> Iterator[Line]:
        text = self.raw_text()
        wide = not text.isascii() and max(text) > "\uffff"
        for match in _LINE.finditer(text):
            words = match[0].replace("\ufffe", "-")
            if words.strip():
                start = match.start() + len(words) - len(words.lstrip())
                end = match.start() + len(words.rstrip()) - 1
                if wide:  # pdfium counts UTF-16 units
                    start, end = _units(text, start), _units(text, end)
                yield self._line(" ".join(words.split()), self._char(start), self._char(end))

    def _char(self, position: int) -> int:
        """The index of a character by its place in the text."""
        return max(int(raw.FPDFText_GetCharIndexFromTextIndex(self._text, position)), 0)

    def _line(self, text: str, first: int, last: int) -> Line:
        left, bottom, right, top = self._text.get_charbox(first, loose=True)
        end = self._text.get_charbox(last, loose=True)
        weights = (raw.FPDFText_GetFontWeight(self._text, index) for index in (first, last))
        return Line(text, left, max(right, end[2]), bottom, abs(top - bottom) or 1.0, all(w >= _BOLD for w in weights))

    def _pieces(self) -> Iterator[Piece]:
        count = raw.FPDFText_CountRects(self._text, 0, -1)
        for index in range(count if count <= _MOST_PIECES else 0):
            left, bottom, right, top = self._text.get_rect(index)
            text = self._text.get_text_bounded(left, bottom, right, top).replace("\x02", "-")
            if text.strip():
                yield Piece(text, left, bottom, right, top)

    def unseen_text(self) -> bool:
        """True for white or invisible words, unless a picture lies under them (a scan's own text layer)."""
        starts = [match.start() for match in _LINE.finditer(self.raw_text())]
        if not any(self._is_unseen(self._char(start)) for start in starts):
            return False
        return not self.picture_share() > 0.3

    def _is_unseen(self, index: int) -> bool:
        found = raw.FPDFText_GetTextObject(self._text, index)
        if found and raw.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE:
            return True
        colour = [c_uint() for _ in range(4)]
        known = raw.FPDFText_GetFillColor(self._text, index, *colour)
        return bool(known) and tuple(part.value for part in colour[:3]) == _WHITE and not self._has_ground()

    def _has_ground(self) -> bool:
        """White words on a page with filled areas may stand on one of them."""
        if self._ground is None:
            areas = self._page.get_objects([raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING], max_depth=2)
            self._ground = next(areas, None) is not None
        return self._ground

    def picture_share(self) -> float:
        """The share of the page (0 to 1) that its largest picture covers."""
        area = max(self.width * self.height, 1.0)
        shares = [0.0]
        for picture in self._page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = picture.get_bounds()
            shares.append(abs((right - left) * (top - bottom)) / area)
        return min(max(shares), 1.0)

    @property
    def is_blank(self) -> bool:
        """Nothing at all is drawn on the page."""
        return next(iter(self._page.get_objects(max_depth=1)), None) is None

    def picture(self, dots_per_inch: int, most_pixels: int) -> bytes:
        """The page as a grey PGM image, at a lower resolution where it would be too large."""
        scale = min(dots_per_inch / 72, (most_pixels / max(self.width * self.height, 1.0)) ** 0.5)
        bitmap = self._page.render(scale=scale, grayscale=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        rows = bytes(bitmap.buffer)
        pixels = b"".join(rows[at * stride : at * stride + width] for at in range(height))
        return b"P5 %d %d 255\n" % (width, height) + pixels

    def close(self) -> None:
        self._text.close()


def _units(text: str, position: int) -> int:
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
