"""File names come from outside: a path, markup, control characters, any length."""

import re
import unicodedata

_LONGEST = 120
# Cc, Cf (zero width, right-to-left override), Cs (lone surrogates), Co, Cn
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def display_name(name: str) -> str:
    """The last path part without control characters, at most 120 characters, never empty.

    Markup is kept (it tells what was uploaded): whoever shows the name escapes it.
    """
    base = re.split(r"[/\\]", name.replace("\0", ""))[-1]
    shown = "".join(char for char in base if unicodedata.category(char) not in _NOT_SHOWN)
    shown = " ".join(shown.split()).strip(". ")
    return _shorten(shown) or "document"


def _shorten(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 8:
        return name[:_LONGEST]
    return stem[: _LONGEST - len(suffix) - 2] + "…" + dot + suffix
