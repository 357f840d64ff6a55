"""A post as Block Kit. What is too long for one message is cut where it can be seen, and is not decided on there."""

import json
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


@dataclass(frozen=True, slots=True)
class Room:
    """``blocks``: how many. ``size``: bytes of all of them as JSON."""

    blocks: int
    size: int

    def holds(self, made: Sequence[Json]) -> bool:
        return len(made) <= self.blocks and sum(map(size_of, made)) <= self.size


# A message as a whole has a limit that is nowhere documented: a single block was refused from 13,297 characters on,
# several from about 11,300 (github.com/slackapi/bolt-js, issues 2509 and 2867).
MESSAGE, VIEW = Room(50, 12_000), Room(100, 200_000)
SHORT = Room(6, 5_000)  # for a message that Slack called too long all the same
_SHORT_LINE = 60  # signs; longer ones are hard to read in two columns


@dataclass(frozen=True, slots=True)
class BlockKit:
    mrkdwn: Mrkdwn

    def blocks(self, post: Post, room: Room = MESSAGE) -> Sequence[Json]:
        """At least one, and no more than there is ``room`` for."""
        made = [each for block in post.blocks for each in self._block(block)]
        if not made:
            made = [elements.section(text) for text in self.mrkdwn.pieces(post.fallback, elements.SECTION)]
        return (made if room.holds(made) else self._cut(post, room)) or [elements.section("…")]

    def _cut(self, post: Post, room: Room) -> Sequence[Json]:
        """The beginning, then that it is one, where all of it stands, and what needs no more than that."""
        tail = [*self._note(post), *elements.actions(_left(post, room.size // 2))]
        head: list[Json] = []
        told = (each for block in post.blocks if not isinstance(block, Buttons) for each in self._block(block))
        for each in told:
            if not room.holds([*head, each, *tail]):
                break
            head.append(each)
        return [*head, *tail]

    def _note(self, post: Post) -> Iterator[Json]:
        note = f"{elements.sign(Tone.WARNING)}{escaped(post.cut)}" if post.cut else "…"
        if post.page and not any(each.url for each in _left(post, elements.URL)):
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


def _left(post: Post, size: int) -> Sequence[Button]:
    """The buttons that a shortened post may still have, as many as one row takes; those to pages first."""
    rows = [block.buttons for block in post.blocks if isinstance(block, Buttons)]
    made = sorted((button for row in rows for button in row if not button.whole), key=lambda each: not each.url)
    left: list[Button] = []
    for each in made[: elements.ROW]:
        if sum(map(size_of, elements.actions([*left, each]))) <= size:
            left.append(each)
    return left


def size_of(block: Json) -> int:
    return len(json.dumps(block, ensure_ascii=False).encode(errors="replace"))
