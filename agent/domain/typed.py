"""What people type into forms: cleaned, bounded, fit to be stored, shown and written into Word files."""

import re
import unicodedata

from agent.domain.errors import BadInput

_BREAK = re.compile(r"\r\n?|[\u2028\u2029\v\f\x85]")
# Cc control, Cs lone surrogates, Cn no characters: XML and databases refuse them
_REFUSED = frozenset({"Cc", "Cs", "Cn"})
# they make a text look other than it reads
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHOWN = 30


def cleaned(text: str, longest: int) -> str:
    """The text with plain line breaks, tabs as blanks, nothing at its ends.

    ``longest`` counts code points. Raises BadInput ``typed.too_long`` or ``typed.characters``.
    """
    if len(text) > longest:
        raise BadInput("typed.too_long", start=_start(text), length=len(text), longest=longest)
    plain = _BREAK.sub("\n", text).replace("\t", " ").strip()
    if any(_is_refused(char) for char in plain):
        raise BadInput("typed.characters", start=_start(plain))
    return plain


def says_nothing(text: str) -> bool:
    """True without a letter or digit: blanks, dashes and invisible characters are no reason."""
    return not any(char.isalnum() for char in text)


def one_line(text: str, longest: int) -> str:
    """As `cleaned`, with every run of white space as one blank."""
    return " ".join(cleaned(text, longest).split())


def _is_refused(char: str) -> bool:
    return char in _DIRECTION or (char != "\n" and unicodedata.category(char) in _REFUSED)


def _start(text: str) -> str:
    """How the text begins, to tell which one is meant."""
    shown = "".join(char if char.isprintable() else " " for char in text[:_SHOWN]).strip()
    return shown + ("…" if len(text) > _SHOWN or not shown else "")
