"""A post as an Adaptive Card, within what Teams takes; a form as the card of a dialogue."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile

from agent.adapters.teams.blocks import OURS, Element, divided, elements, rows
from agent.adapters.teams.markdown import escaped
from agent.domain.channel.post import Block, Button, Buttons, Divider, Exact, Form, Post, Quote, Text, Tone
from agent.domain.language import detect
from agent.domain.messages import message

VERSION = "1.5"
MOST = 28_000  # bytes of a message as JSON; what is around the card needs some of them
_ENVELOPE = 1_500
_FALLBACK = 400
_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#@!$&+,;=%-]+")


@dataclass(frozen=True, slots=True)
class Cards:
    """``base``: the address of our own pages, the only ones a card may link; empty: none."""

    base: str = ""
    most: int = MOST

    def card(self, post: Post) -> Element:
        """All of it; or, where that is too much, as much as fits, with a note, and without what needs the whole."""
        whole = self._card(post, list(self._body(post.blocks)))
        return whole if self._fits(whole) else self._cut(post)

    def dialogue(self, form: Form, post: str = "") -> Element | None:
        """``post``: the message on which it was opened. None where a dialogue cannot hold it."""
        body = [{"type": "TextBlock", "text": escaped(form.note), "wrap": True}] if form.note.strip() else []
        ours = {"action": form.action, "value": form.value, "message": post}
        actions = [
            {"type": "Action.Submit", "title": form.submit, "style": "positive", "data": {OURS: ours}},
            {
                "type": "Action.Submit",
                "title": form.cancel,
                "data": {OURS: {"action": ""}},
                "associatedInputs": "none",
            },
        ]
        made = _frame([*body, *_inputs(form)], form.title) | {"actions": actions}
        return made if self._fits(made) else None

    def allows(self, url: str) -> bool:
        """Whether an address is one of our own pages."""
        own = bool(self.base) and (url == self.base or url.startswith(f"{self.base}/"))
        return own and _ADDRESS.fullmatch(url) is not None

    def _card(self, post: Post, body: Sequence[Element]) -> Element:
        told = " ".join(post.fallback.split())
        told = told if len(told) <= _FALLBACK else f"{told[: _FALLBACK - 1]}…"
        return _frame(body, told)

    def _body(self, blocks: Sequence[Block]) -> Iterator[Element]:
        apart = False
        for block in blocks:
            for element in elements(block, self.allows):
                yield divided(element) if apart else element
                apart = False
            apart = apart or isinstance(block, Divider)

    def _fits(self, card: Element) -> bool:
        return size(card) + _ENVELOPE <= self.most

    def _cut(self, post: Post) -> Element:
        """The beginning of it, then the note and the buttons that stay right."""
        tail = list(self._tail(post))
        room = self.most - _ENVELOPE - size(self._card(post, tail))
        shown: list[Block] = [block for block in post.blocks if not isinstance(block, Buttons)]
        used = list(takewhile(lambda sum_: sum_ <= room, accumulate(self._weight(block) for block in shown)))
        kept, left = shown[: len(used)], room - (used[-1] if used else 0)
        if len(used) < len(shown):
            kept = [*kept, *self._shortened(shown[len(used)], left)]
        return self._card(post, [*self._body(kept), *tail])

    def _weight(self, block: Block) -> int:
        made = elements(block, self.allows)
        return sum(size(divided(element)) + 1 for element in made)

    def _shortened(self, block: Block, room: int) -> Iterator[Block]:
        """The longest beginning that fits, shown as one; nothing of what cannot be shortened."""
        if not isinstance(block, Text | Exact | Quote):
            return
        low, high = 0, len(block.text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._weight(replace(block, text=f"{block.text[:middle]}…")) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        if low:
            yield replace(block, text=f"{block.text[:low]}…")

    def _tail(self, post: Post) -> Iterator[Element]:
        buttons = [each for block in post.blocks if isinstance(block, Buttons) for each in block.buttons]
        stay = [each for each in buttons if not each.whole]
        if post.cut and self.allows(post.page) and all(each.url != post.page for each in stay):
            stay.insert(0, Button(_first_words(post.cut), url=post.page))
        note = elements(Text(_plain(post.cut) or "…", Tone.WARNING), self.allows)
        yield from (divided(each) for each in note)
        budget = self.most // 2
        for row in rows(sorted(stay, key=lambda each: not each.url), self.allows):
            budget -= size(row)
            if budget > 0:
                yield row


def size(card: Element) -> int:
    """Bytes as they go over the wire."""
    return len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode())


def _plain(text: str) -> str:
    return text.replace("**", "")


def _first_words(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rsplit(' ', 1)[0]}…"


def _frame(body: Sequence[Element], told: str) -> Element:
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": VERSION,
        "fallbackText": told,
        "speak": told,
        "body": list(body),
        "msteams": {"width": "full"},
    }


def _inputs(form: Form) -> Iterator[Element]:
    language = detect(" ".join((form.title, form.note)))
    for each in form.inputs:
        yield {
            "type": "Input.Text",
            "id": each.id,
            "label": each.label,
            "value": each.value,
            "isMultiline": each.multiline,
            "isRequired": each.required,
            "maxLength": each.most,
            "errorMessage": message("channels.teams.input", language, label=each.label, most=each.most),
        }
