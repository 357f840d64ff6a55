"""What a change would leave behind: terms without their definition, references to a struck clause."""

import re
from collections.abc import Sequence

from agent.domain.nda.reading import Span

# a capitalised term in quotation marks, as contracts define it
_DEFINED = re.compile(r"[\"“”„»]\s?([A-ZÄÖÜ][\w-]*(?:\s[\w-]+){0,3}?)\s?[\"“”«]")
_REFERENCE_WORDS = r"(?:§{1,2}|Ziffern?|Ziff\.|Nr\.|Absatz|Abs\.|Artikel|Art\.|Klausel|Sections?|Clauses?|Paragraphs?)"


def lost_definitions(text: str, struck: Span, new: str) -> tuple[str, ...]:
    """Terms that only the struck text defines, that the new text does not, and that the rest still uses."""
    rest = text[: struck.start] + "\n" + text[struck.end :]
    defined = dict.fromkeys(match[1] for match in _DEFINED.finditer(text[struck.start : struck.end]))
    elsewhere = {match[1] for match in _DEFINED.finditer(rest)} | {match[1] for match in _DEFINED.finditer(new)}
    return tuple(term for term in defined if term not in elsewhere and re.search(rf"\b{re.escape(term[:-1])}\w*", rest))


def references(text: str, path: Sequence[str], struck: Span) -> int:
    """How often the text outside the struck span refers to the clause of this path (``("3", "(b)")``)."""
    bare = [re.sub(rf"^{_REFERENCE_WORDS}\s*", "", number, flags=re.IGNORECASE).strip(" .") for number in path]
    if not "".join(bare).strip(" .()"):
        return 0
    number = r"\s?".join(re.escape(part) for part in bare if part)
    pattern = re.compile(rf"{_REFERENCE_WORDS}\s*{number}(?![\w]|\.\d)", re.IGNORECASE)
    outside = (match for match in pattern.finditer(text) if not struck.start <= match.start() < struck.end)
    # a heading at the start of its line is the clause itself
    return sum(1 for match in outside if not _opens_line(text, match.start()))


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" #*")
