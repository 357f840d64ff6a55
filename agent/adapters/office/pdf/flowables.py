"""Blocks as flowables of reportlab."""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Image, LongTable, PageBreak, Paragraph, Spacer

from agent.adapters.office import look
from agent.adapters.office.pdf.fonts import PLAIN
from agent.adapters.office.pdf.styles import color, style
from agent.domain.document_model import block as model
from agent.domain.document_model.columns import in_lines, laid_out, widths

_PADDING = 3.5
_HIGHEST = 330.0  # points of a row: head and row fit a page together
_ROWS_AT_ONCE = 200  # a table is copied when it is broken over pages


class HeadingParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading with its entry in the outline: title, level from 0, key."""

    entry: tuple[str, int, str] | None = None

    def draw(self) -> None:
        if self.entry is not None:
            title, level, key = self.entry
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(title, key, level=level, closed=False)
        super().draw()


class Flow:
    """Makes the flowables of one document; ``width`` in points."""

    def __init__(self, width: float, scale: float) -> None:
        self._width, self._scale = width, scale
        self._marks = 0
        self._depth = -1

    def of(self, blocks: Sequence[model.Block]) -> list[Flowable]:
        """At least one, however little there is to show: a file without pages is broken."""
        return [flowable for block in blocks for flowable in self._of(block)] or [Spacer(0, 1)]

    def _of(self, block: model.Block) -> Iterator[Flowable]:
        match block:
            case model.Heading():
                yield self._heading(block)
            case model.Paragraph():
                yield self._lines(block)
            case model.ItemList():
                yield from self._items(block)
            case model.Table():
                yield from self._table(block)
            case model.Picture():
                yield from self._picture(block)
            case model.Note():
                yield self._paragraph(block.text, "note")
            case model.PageBreak():
                yield PageBreak()

    def _heading(self, heading: model.Heading) -> HeadingParagraph:
        """In the outline one level deeper than the one before at the most: it allows no gap."""
        self._marks += 1
        self._depth = min(heading.level - 1, self._depth + 1)
        made = HeadingParagraph(escape(heading.text), style(f"h{heading.level}", self._scale))
        made.entry = (heading.text, self._depth, f"h{self._marks}")
        return made

    def _paragraph(self, text: str, name: str) -> Paragraph:
        return Paragraph(escape(text), style(name, self._scale))

    def _lines(self, block: model.Paragraph) -> Paragraph:
        return Paragraph("<br/>".join(map(escape, block.lines)), style("text", self._scale))

    def _items(self, block: model.ItemList) -> Iterator[Flowable]:
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.numbered else "•"
            yield Paragraph(escape(item), style("item", self._scale), bulletText=mark)
        yield Spacer(0, 4 * self._scale)

    def _table(self, table: model.Table) -> Iterator[Flowable]:
        fitted = laid_out(table)
        if fitted != (table,):
            yield from self.of(fitted)
            return
        columns = [share * self._width for share in widths(table, self._width, self._measured)]
        starts = range(0, max(len(table.rows), 1), _ROWS_AT_ONCE)
        grids = [self._grid(table, table.rows[start : start + _ROWS_AT_ONCE], columns) for start in starts]
        if any(self._is_too_tall(grid) for grid in grids):
            yield from self.of(in_lines(table))
            return
        yield from grids
        yield Spacer(0, 8 * self._scale)

    def _is_too_tall(self, grid: LongTable) -> bool:
        """A row that no page can hold below the repeated head."""
        grid.wrap(self._width, _HIGHEST)
        return bool(max(grid._rowHeights) > _HIGHEST)

    def _measured(self, text: str) -> float:
        """As wide as it is in bold, with the padding beside it."""
        head = style("head", self._scale)
        return float(stringWidth(text, head.fontName, head.fontSize)) + 2 * _PADDING + 0.5

    def _grid(self, table: model.Table, rows: Sequence[tuple[str, ...]], columns: list[float]) -> LongTable:
        named = (("headright" if at in table.right else "head", cell) for at, cell in enumerate(table.head))
        head = [self._paragraph(cell, name) for name, cell in named]
        body = [[self._cell(cell, at, table, columns[at]) for at, cell in enumerate(row)] for row in rows]
        return LongTable([head, *body], colWidths=columns, repeatRows=1, style=self._grid_style(table))

    def _cell(self, text: str, at: int, table: model.Table, width: float) -> Any:
        """A short text stands as it is: a paragraph costs ten times as much."""
        look_of = style("right" if at in table.right else "cell", self._scale)
        room = width - 2 * _PADDING
        if stringWidth(text, look_of.fontName, look_of.fontSize) <= room:
            return text
        return Paragraph(escape(text), look_of)

    def _grid_style(self, table: model.Table) -> list[tuple[Any, ...]]:
        cell, whole = style("cell", self._scale), ((0, 0), (-1, -1))
        return [
            ("FONT", *whole, cell.fontName, cell.fontSize, cell.leading),
            ("TEXTCOLOR", *whole, cell.textColor),
            ("VALIGN", *whole, "TOP"),
            ("LEFTPADDING", *whole, _PADDING),
            ("RIGHTPADDING", *whole, _PADDING),
            ("TOPPADDING", *whole, 2 * self._scale),
            ("BOTTOMPADDING", *whole, 2.5 * self._scale),
            ("BACKGROUND", (0, 0), (-1, 0), color(look.HEAD)),
            ("LINEBELOW", *whole, 0.4, color(look.GRID)),
            *(("ALIGN", (at, 0), (at, -1), "RIGHT") for at in table.right),
        ]

    def _picture(self, picture: model.Picture) -> Iterator[Flowable]:
        if not picture.images:
            return
        gap = 4 * mm
        each = (self._width - gap * (len(picture.images) - 1)) / len(picture.images)
        drawn = [_image(image, each) for image in picture.images]
        columns = [each + (gap if at < len(drawn) - 1 else 0) for at in range(len(drawn))]
        plain = [
            ("FONT", (0, 0), (-1, -1), PLAIN, look.TABLE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        yield LongTable([drawn], colWidths=columns, style=[*plain, ("ALIGN", (0, 0), (-1, -1), "LEFT")])
        if picture.caption:
            yield self._paragraph(picture.caption, "note")
        yield Spacer(0, 6 * self._scale)


def _image(image: model.Image, width: float) -> Image:
    made = Image(io.BytesIO(image.png))
    made.drawHeight, made.drawWidth = width * made.imageHeight / made.imageWidth, width
    made.hAlign = "LEFT"
    return made
