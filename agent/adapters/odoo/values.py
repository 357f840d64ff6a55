"""Odoo's values as ours. False means empty; times are UTC without saying so."""

import datetime as dt
import html
import re
from typing import Any
from zoneinfo import ZoneInfo

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<br\s*/?>|</(?:p|div|li|tr|h\d)>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_LONGEST_NOTE = 2000


def text(value: Any) -> str | None:
    """A text with something in it, else None."""
    if value is None or isinstance(value, bool):
        return None
    told = str(value).strip()
    return (told if told.isascii() else told.encode("utf-8", "replace").decode()) or None  # half a character


def number(value: Any) -> float | None:
    """0 is a number, False is none."""
    return None if isinstance(value, bool) or not isinstance(value, int | float) else float(value)


def ref(value: Any) -> int | None:
    """The id of a many2one (``[id, name]``)."""
    return value[0] if isinstance(value, list | tuple) and value and type(value[0]) is int else None


def ref_name(value: Any) -> str | None:
    return text(value[1]) if ref(value) is not None and len(value) > 1 else None


def moment(value: Any, zone: ZoneInfo) -> dt.datetime | None:
    """A time in our zone. A delivery date set to midnight here is the evening before in UTC."""
    told = text(value)
    if told is None:
        return None
    try:
        return dt.datetime.fromisoformat(told).replace(tzinfo=dt.UTC).astimezone(zone)
    except ValueError:
        return None


def day(value: Any, zone: ZoneInfo) -> dt.date | None:
    """The day of a date, or of a time in our zone."""
    told = text(value)
    if told is not None and len(told) == len("2026-03-15"):
        try:
            return dt.date.fromisoformat(told)
        except ValueError:
            return None
    found = moment(value, zone)
    return found.date() if found else None


def plain(value: Any) -> str | None:
    """The words of a piece of HTML, bounded."""
    told = text(value)
    if told is None:
        return None
    bare = html.unescape(_TAG.sub(" ", told[: 5 * _LONGEST_NOTE]))
    return text(" ".join(bare.split())[:_LONGEST_NOTE])
