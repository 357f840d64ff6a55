"""A streamed answer, put together and checked for its form: words, or calls of tools."""

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from agent.adapters.models.answer import without_thought
from agent.domain.assistant.said import Asked, Said

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk

MAX_CHARS = 24_000  # of words: twice what is ever shown
MAX_ARGUMENTS = 6_000  # characters; the SDK reads half a JSON value in quadratic time
MAX_CALLS = 8  # of one answer; what goes beyond is left out
_CUT = frozenset({"length", "content_filter"})


class Unusable(ValueError):
    """An answer that says nothing, too much, or is cut by the model's own limits."""


class CutOff(Unusable):
    """The stream ended before the answer did; asking again may help."""


@dataclass(slots=True)
class _Call:
    id: str
    name: str = ""
    args: str = ""


@dataclass(slots=True)
class Hearing:
    """Takes the pieces of one answer. Raises `Unusable` as soon as there is no use in hearing on."""

    _words: list[str] = field(default_factory=list)
    _calls: list[_Call] = field(default_factory=list)
    _at: dict[object, _Call] = field(default_factory=dict)
    _end: str = ""
    _tokens: tuple[int, int] = (0, 0)
    _length: int = 0
    _arguments: int = 0

    def add(self, chunk: "AIMessageChunk") -> None:
        words = chunk.text
        if words:
            self._words.append(words)
            self._length += len(words)
        for piece in chunk.tool_call_chunks:
            self._add_call(piece)
        if self._length > MAX_CHARS or self._arguments > MAX_ARGUMENTS:
            raise Unusable("too long")
        self._end = chunk.response_metadata.get("finish_reason") or self._end
        if chunk.usage_metadata:
            told = chunk.usage_metadata
            self._tokens = (told["input_tokens"], told["output_tokens"])

    def said(self) -> Said:
        if not self._end:
            raise CutOff("the stream ended early")
        if self._end in _CUT:
            raise Unusable(f"ended by {self._end}")
        text = without_thought("".join(self._words)).strip()
        calls = tuple(_asked(call) for call in self._calls[:MAX_CALLS])
        if not text and not calls:
            raise Unusable("an answer without text")
        return Said(text, calls, *self._tokens)

    def _add_call(self, piece: Any) -> None:
        """Some servers give every call the index 0, or none: a new id with a name begins a new call."""
        id, name, args, index = (piece.get(key) for key in ("id", "name", "args", "index"))
        call = self._at.get(index)
        if call is None or (id and name and id != call.id and call.name):
            call = _Call(id or "")
            self._at[index] = call
            self._calls.append(call)
        call.name = call.name or (name or "")
        call.args += args or ""
        self._arguments += len(name or "") + len(args or "")


def _asked(call: _Call) -> Asked:
    """Arguments strictly as JSON: what a tolerant reader makes of half of them is another request."""
    try:
        args = json.loads(call.args) if call.args.strip() else {}
    except (ValueError, RecursionError):
        args = call.args
    return Asked(call.id, call.name, args)
