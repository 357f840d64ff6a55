"""Fields: their instruction is no text, their result is. They nest, and run over paragraphs."""

import re

from lxml import etree

from agent.adapters.documents.docx.xml import w

# these fetch files or start programs when Word updates them
_ACTIVE = re.compile(r"^\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE)\b", re.IGNORECASE)


def is_active(instruction: str) -> bool:
    return _ACTIVE.match(instruction) is not None


class Fields:
    """Where the walk stands in nested fields."""

    def __init__(self) -> None:
        # for each open field its instruction so far; None once the result began
        self._open: list[str | None] = []
        self.active = False

    @property
    def in_instruction(self) -> bool:
        return any(instruction is not None for instruction in self._open)

    def character(self, node: etree._Element) -> None:
        """A ``w:fldChar``: begin, separate or end."""
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            self._open.append("")
        elif self._open and kind in ("separate", "end"):
            self._judge(self._open[-1])
            if kind == "end":
                self._open.pop()
            else:
                self._open[-1] = None

    def instruct(self, text: str) -> None:
        """A piece of ``w:instrText``."""
        if self._open and self._open[-1] is not None:
            self._open[-1] += text
        else:
            self._judge(text)

    def _judge(self, instruction: str | None) -> None:
        self.active = self.active or (instruction is not None and is_active(instruction))
