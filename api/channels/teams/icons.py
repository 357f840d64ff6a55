"""The app's icons, drawn here: a speech bubble with a tick, as PNG files."""

import struct
import zlib
from collections.abc import Callable

Pixel = tuple[int, int, int, int]
_BACK, _WHITE, _CLEAR = (11, 79, 108, 255), (255, 255, 255, 255), (255, 255, 255, 0)
_SAMPLES = 4  # a side; edges are smoothed by the mean of so many points squared


def colour() -> bytes:
    """192 by 192, the bubble in white on the accent colour."""
    return _png(192, lambda x, y: _WHITE if _bubble(x, y) and not _tick(x, y) else _BACK)


def outline() -> bytes:
    """32 by 32, white lines on nothing."""
    return _png(32, lambda x, y: _WHITE if _edge(x, y) or _tick(x, y) else _CLEAR)


def _bubble(x: float, y: float, grown: float = 0.0) -> bool:
    """In a square of side 1: a rounded box with a tail below."""
    left, right, top, bottom, radius = 0.18 - grown, 0.82 + grown, 0.2 - grown, 0.68 + grown, 0.12
    dx = max(left + radius - x, 0.0, x - (right - radius))
    dy = max(top + radius - y, 0.0, y - (bottom - radius))
    box = left <= x <= right and top <= y <= bottom and dx * dx + dy * dy <= radius * radius
    tail = bottom - 0.01 <= y <= 0.84 + grown and 0.3 - grown <= x <= 0.3 + (0.84 + grown - y) + grown
    return box or tail


def _edge(x: float, y: float) -> bool:
    return _bubble(x, y, 0.05) and not _bubble(x, y, -0.02)


def _tick(x: float, y: float) -> bool:
    return min(_away(x, y, (0.36, 0.45), (0.46, 0.55)), _away(x, y, (0.46, 0.55), (0.65, 0.33))) < 0.035


def _away(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """The distance to a line between two points."""
    (ax, ay), (bx, by) = start, end
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    at = min(max(along, 0.0), 1.0)
    return float(((x - ax - at * (bx - ax)) ** 2 + (y - ay - at * (by - ay)) ** 2) ** 0.5)


def _png(side: int, paint: Callable[[float, float], Pixel]) -> bytes:
    rows = b"".join(b"\0" + b"".join(_pixel(x, y, side, paint) for x in range(side)) for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)  # 8 bits a channel, with alpha
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _pixel(x: int, y: int, side: int, paint: Callable[[float, float], Pixel]) -> bytes:
    steps = [(step + 0.5) / _SAMPLES for step in range(_SAMPLES)]
    points = [paint((x + dx) / side, (y + dy) / side) for dx in steps for dy in steps]
    return bytes(round(sum(point[channel] for point in points) / len(points)) for channel in range(4))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
