"""Paragraph styles of a PDF at a scale."""

from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from agent.adapters.office import look
from agent.adapters.office.pdf.fonts import BOLD, PLAIN


def color(code: str) -> HexColor:
    return HexColor(int(code, 16))


@lru_cache(maxsize=64)
def style(name: str, scale: float) -> ParagraphStyle:
    """``text``, ``item``, ``note``, ``cell``, ``right``, ``head``, ``headright``, ``h1`` to ``h3``."""
    size = _size(name) * scale
    before, after = _spaces(name)
    made = ParagraphStyle(
        f"{name}-{scale}",
        fontName=BOLD if name in ("head", "headright", "h1", "h2", "h3") else PLAIN,
        fontSize=size,
        leading=size * 1.32,
        textColor=color(_COLORS.get(name, look.INK)),
        spaceBefore=before * scale,
        spaceAfter=after * scale,
        keepWithNext=name in ("h1", "h2", "h3"),
        splitLongWords=True,
        allowWidows=0,
        allowOrphans=0,
    )
    if name in ("right", "headright"):
        made.alignment = TA_RIGHT
    if name == "item":
        made.leftIndent, made.bulletIndent = 14 * scale, 2 * scale
        made.bulletFontName, made.bulletFontSize = PLAIN, size
    return made


_COLORS = {"note": look.MUTED, "h1": look.ACCENT, "h2": look.ACCENT}


def _size(name: str) -> float:
    if name in ("cell", "right", "head", "headright"):
        return look.TABLE
    if name.startswith("h"):
        return look.HEADINGS[int(name[1])]
    return look.SMALL if name == "note" else look.TEXT


def _spaces(name: str) -> tuple[float, float]:
    return {
        "text": (0, 6),
        "item": (0, 2),
        "note": (2, 6),
        "h1": (0, 8),
        "h2": (10, 4),
        "h3": (6, 3),
    }.get(name, (0, 0))
