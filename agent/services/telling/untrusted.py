"""Words that others wrote (notes, topics, file names, clauses): shown as a quotation that no renderer reads as ours."""

import re

from agent.domain.contacts.note import one_line

LONGEST = 160  # code points of a quotation in a list
LONGEST_QUOTE = 480  # of one that stands alone: a fact shows no more than 500
# what Markdown and the page read, and what a marker is made of
_HARMLESS = str.maketrans("[]{}<>|`*\\", "()()‹›/'·/")
_LINKS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}:(?://|\\\\)\S*|\bwww\.\S+|\b(?:javascript|data|mailto):\S*", re.IGNORECASE
)


def harmless(text: str, longest: int = LONGEST) -> str:
    """One line without control signs, without links, and without anything that Markdown would read."""
    return one_line(_LINKS.sub("…", text).translate(_HARMLESS), longest)
