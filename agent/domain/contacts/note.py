"""Notes of activities: text of anybody, shown as a quote and never followed."""

import re
import unicodedata

LONGEST = 20_000  # code points of one note that are read
# what steers a terminal: CSI and OSC sequences, whole
_STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x9b[0-?]*[ -/]*[@-~]")
_BREAK = re.compile(r"\r\n?|[\u2028\u2029\v\f\x85]")
# Cc control, Cf direction marks and other invisible ones, Cs lone surrogates, Co and Cn no characters
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def cleaned(text: str) -> str:
    """The note with plain line breaks, tabs as blanks, and nothing that steers a screen or hides in a text.

    Offsets of quotes count code points of this form.
    """
    plain = _BREAK.sub("\n", _STEERING.sub("", text[:LONGEST])).replace("\t", " ")
    if plain.isascii() and plain.isprintable():
        return plain.strip()
    kept = (char for char in plain if char == "\n" or unicodedata.category(char) not in _DROPPED)
    return "".join(kept).strip()


def one_line(text: str, longest: int) -> str:
    """For a table: cleaned, white space as single blanks, at most ``longest`` code points."""
    line = " ".join(cleaned(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
