"""What a reader gets out of a file: one text, its blocks, its coverage."""

from dataclasses import dataclass, replace

from agent.adapters.documents.normalise import clean
from agent.domain.document import Block, BlockKind, Coverage


@dataclass(frozen=True, slots=True)
class Extract:
    """The content of a file; `worker` adds name and digest and makes it a ``Document``."""

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    coverage: Coverage

    def covering(self, **changes: object) -> "Extract":
        """A copy with other values of its coverage."""
        return replace(self, coverage=replace(self.coverage, **changes))  # type: ignore[arg-type]


class TextBuilder:
    """Joins pieces by line breaks and keeps where each one stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(
        self,
        text: str,
        kind: BlockKind = BlockKind.PARAGRAPH,
        page: int | None = None,
        paragraph: int | None = None,
        label: str = "",
    ) -> Block | None:
        """Append a block of cleaned text; without text nothing is added. ``label`` is a generated number."""
        text = clean(text).strip()
        if not text:
            return None
        prefix = f"{label} " if label else ""
        start = self._length + (1 if self._parts else 0)
        end = start + len(prefix) + len(text)
        self._parts.append(prefix + text)
        block = Block(start, end, kind, page, paragraph, len(prefix))
        self._blocks.append(block)
        self._length = end
        return block

    @property
    def empty(self) -> bool:
        return not self._parts

    @property
    def length(self) -> int:
        """Of the text so far, in code points."""
        return self._length

    def finish(self, media_type: str, coverage: Coverage) -> Extract:
        return Extract(media_type, "\n".join(self._parts), tuple(self._blocks), coverage)
