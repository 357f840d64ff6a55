"""A post as Block Kit. What is too long for one message is cut where it can be seen, and is not decided on there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.adapters.slack import elements
from agent.adapters.slack.elements import Json
from agent.adapters.slack.mrkdwn import Mrkdwn, escaped
from agent.adapters.slack.pieces import pieces, units
from agent.domain.channel.post import (
    Block,
    Button,
    Buttons,
    Divider,
    Exact,
    Heading,
    Line,
    Lines,
    Post,
    Quote,
    Text,
    Tone,
)

MESSAGE, VIEW = 50, 100  # blocks
SHORT = 6  # blocks of a message that Slack called too long
_SHORT_LINE = 60  # signs; longer ones are hard to read in two columns


@dataclass(frozen=True, slots=True)
class BlockKit:
    mrkdwn: Mrkdwn

    def blocks(self, post: Post, most: int = MESSAGE) -> Sequence[Json]:
        """At least one, at most ``most``."""
        made = [json for block in post.blocks for json in self._block(block)]
        if not made:
            made = [elements.section(text) for text in self.mrkdwn.pieces(post.fallback, elements.SECTION)]
        return (made if len(made) <= most else self._cut(post, most)) or [elements.section("…")]

    def _cut(self, post: Post, most: int) -> Sequence[Json]:
        """The beginning, then that it is one, where all of it stands, and what needs no more than that."""
        told = [json for block in post.blocks if not isinstance(block, Buttons) for json in self._block(block)]
        tail = [*self._note(post), *elements.actions(_left(post))]
        return [*told[: most - len(tail)], *tail]

    def _note(self, post: Post) -> Iterator[Json]:
        note = f"{elements.sign(Tone.WARNING)}{escaped(post.cut)}" if post.cut else "…"
        if post.page and not any(each.url for each in _left(post)):
            note = f"{note} <{escaped(post.page)}>"
        yield elements.section(note)

    def _block(self, block: Block) -> Iterator[Json]:
        match block:
            case Heading():
                yield from self._heading(block.text)
            case Text():
                yield from self._text(block)
            case Exact(text):
                yield from elements.preformatted(text)
            case Quote():
                yield from self._quote(block)
            case Lines(lines):
                yield from self._lines(lines)
            case Divider():
                yield {"type": "divider"}
            case Buttons(buttons):
                yield from elements.actions(buttons)

    def _heading(self, text: str) -> Iterator[Json]:
        one_line = " ".join(text.split())
        if one_line and units(one_line) <= elements.HEADER:
            yield {"type": "header", "text": elements.plain(one_line, elements.HEADER)}
        else:
            parts = pieces(one_line, elements.SECTION // 6)  # escaped, a sign becomes five at most
            yield from (elements.section(self.mrkdwn.bold(each)) for each in parts if each.strip())

    def _text(self, block: Text) -> Iterator[Json]:
        told = self.mrkdwn.pieces(f"{elements.sign(block.tone)}{block.text}", elements.SECTION)
        yield from elements.contexts(told) if block.small else map(elements.section, told)

    def _quote(self, quote: Quote) -> Iterator[Json]:
        yield from elements.quoted(quote.text)
        yield from elements.contexts(self.mrkdwn.pieces(quote.source, elements.SECTION))

    def _lines(self, lines: Sequence[Line]) -> Iterator[Json]:
        if all(len(each.label) + len(each.value) <= _SHORT_LINE for each in lines):
            fields = [elements.marked(self._line(each, "\n")) for each in lines]
            rows = [fields[at : at + elements.FIELDS] for at in range(0, len(fields), elements.FIELDS)]
            yield from ({"type": "section", "fields": row} for row in rows)
        else:
            yield from map(elements.section, self._packed(lines))

    def _packed(self, lines: Sequence[Line]) -> Sequence[str]:
        """Below each other, as many as a section holds."""
        packed: list[str] = []
        for line in lines:
            told = self._line(line, " ")
            if packed and len(packed[-1]) + len(told) < elements.SECTION // 2:
                packed[-1] = f"{packed[-1]}\n{told}"
            elif len(told) <= elements.SECTION // 2:
                packed.append(told)
            else:
                packed += self.mrkdwn.pieces(_raw(line), elements.SECTION)
        return packed

    def _line(self, line: Line, gap: str) -> str:
        label = self.mrkdwn.bold(f"{line.label}:") if line.label.strip() else ""
        return f"{label}{gap}{elements.sign(line.tone)}{self.mrkdwn.text(line.value)}".strip() or "–"


def _raw(line: Line) -> str:
    return f"**{line.label.replace('*', '∗')}:** {elements.sign(line.tone)}{line.value}"


def _left(post: Post) -> Sequence[Button]:
    """The buttons that a shortened post may still have, as many as one row takes."""
    rows = [block.buttons for block in post.blocks if isinstance(block, Buttons)]
    return [button for row in rows for button in row if not button.whole][: elements.ROW]
