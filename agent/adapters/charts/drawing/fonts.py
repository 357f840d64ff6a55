"""Measuring and wrapping of text in the font that comes with the library."""

import re
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

# other fonts on the reader's machine (Verdana has the same widths, others are narrower)
FAMILY = "DejaVu Sans, Verdana, Segoe UI, Arial, sans-serif"
_ROOM = 1.04
_BREAK = re.compile(r"(?<![≥≤]) (?![%€])")  # a figure stays with its sign and unit
_NO_GLYPH = "\N{WHITE SQUARE}"


@lru_cache
def font(size: float, bold: bool = False) -> FontProperties:
    """Named by file: a font of the same name that is installed here would give other bytes."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return FontProperties(fname=_folder() / name, size=size, weight="bold" if bold else "normal")


def width(text: str, size: float, bold: bool = False) -> float:
    """Px that a text takes, with room for other fonts."""
    return _ROOM * size * _ems(text, bold)


@lru_cache(maxsize=4096)
def _ems(text: str, bold: bool) -> float:
    """Width in units of the font's size; measuring is what costs most in a chart, and labels come again."""
    measured: float = text_to_path.get_text_width_height_descent(text, font(100.0, bold), ismath=False)[0]
    return measured / 100.0


def drawable(text: str) -> str:
    """The text with a square for every character that the font doesn't have."""
    glyphs = _glyphs()
    return "".join(char if ord(char) in glyphs else _NO_GLYPH for char in text)


def wrap(text: str, size: float, bold: bool, room: float, lines: int) -> list[str]:
    """At most ``lines`` lines of ``room`` px; a word too long is cut, what is left over is told by an ellipsis."""
    wrapped = [""]
    for word in _pieces(text, size, bold, room):
        joined = f"{wrapped[-1]} {word}".strip()
        if width(joined, size, bold) <= room:
            wrapped[-1] = joined
        else:
            wrapped.append(word)
    if len(wrapped) <= lines:
        return wrapped
    return [*wrapped[: lines - 1], fitting(" ".join(wrapped[lines - 1 :]), size, bold, room)]


def fitting(text: str, size: float, bold: bool, room: float) -> str:
    """The text, or its beginning and an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    end = _longest(text, size, bold, room - width("…", size, bold))
    return text[:end].rstrip() + "…"


def _pieces(text: str, size: float, bold: bool, room: float) -> list[str]:
    pieces = []
    for word in _BREAK.split(text[:2000]):
        rest = word
        while rest and width(rest, size, bold) > room:
            end = max(_longest(rest, size, bold, room), 1)
            pieces.append(rest[:end])
            rest = rest[end:]
        pieces.append(rest)
    return pieces


def _longest(text: str, size: float, bold: bool, room: float) -> int:
    """How many characters fit, by halving."""
    low, high = 0, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle], size, bold) <= room else (low, middle - 1)
    return low


@lru_cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(str(_folder() / "DejaVuSans.ttf")).get_charmap())


def _folder() -> Path:
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"
