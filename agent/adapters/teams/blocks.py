"""Blocks of a post as elements of an Adaptive Card."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agent.adapters.teams.markdown import Allowed, escaped, translated
from agent.domain.channel.post import Block, Button, Buttons, Divider, Exact, Heading, Line, Lines, Quote, Text, Tone
from agent.domain.channel.post import Weight as ButtonWeight

Element = dict[str, Any]
ROW = 6  # as many buttons Teams shows in one row
OURS = "kam"  # under this name a button's data are ours; beside it stand the inputs
_BRACES = re.compile(r"(?<=\{)(?=\{)")
_SIGNS = {Tone.NEUTRAL: "", Tone.GOOD: "✓ ", Tone.WARNING: "⚠ ", Tone.BAD: "✗ "}
_COLOURS = {Tone.GOOD: "Good", Tone.WARNING: "Warning", Tone.BAD: "Attention"}
_STYLES = {ButtonWeight.PRIMARY: "positive", ButtonWeight.DANGER: "destructive"}


def elements(block: Block, allowed: Allowed) -> Sequence[Element]:
    """None for a block without content. A divider is the `separator` of what follows: `divided`."""
    match block:
        case Heading(text):
            return [_text(escaped(text), size="Large", weight="Bolder", style="heading")] if text.strip() else []
        case Text():
            return list(_said(block, allowed))
        case Exact(text):
            return exact(text)
        case Quote():
            return list(_quoted(block))
        case Lines(lines):
            return [{"type": "FactSet", "facts": [_fact(each) for each in lines]}] if lines else []
        case Buttons(buttons):
            return list(rows(buttons, allowed))
        case Divider():
            return []


def divided(element: Element) -> Element:
    return {**element, "separator": True, "spacing": "Medium"}


def exact(text: str) -> Sequence[Element]:
    """Text runs, in which no Markdown is read; a block a line, because not every client breaks lines inside of one.

    The texts of all runs together are ``text``, letter by letter.
    """
    made = [_runs(line) for line in re.findall(r"[^\n]*\n|[^\n]+", text)]
    return [{"type": "Container", "style": "emphasis", "items": made}] if made else []


def rows(buttons: Sequence[Button], allowed: Allowed) -> Iterator[Element]:
    made = [action for action in (_action(each, allowed) for each in buttons) if action is not None]
    for at in range(0, len(made), ROW):
        yield {"type": "ActionSet", "actions": made[at : at + ROW]}


def _runs(line: str) -> Element:
    # a date function needs two braces in one run
    inlines = [{"type": "TextRun", "text": part, "fontType": "Monospace"} for part in _BRACES.split(line)]
    return {"type": "RichTextBlock", "spacing": "None", "inlines": inlines}


def _text(text: str, **more: Any) -> Element:
    return {"type": "TextBlock", "text": text, "wrap": True, **more}


def _said(block: Text, allowed: Allowed) -> Iterator[Element]:
    told = translated(block.text, allowed)
    if not told:
        return
    more: Element = {"size": "Small", "isSubtle": True} if block.small else {}
    if block.tone in _COLOURS:
        more["color"] = _COLOURS[block.tone]
    yield _text(_SIGNS[block.tone] + told, **more)


def _quoted(quote: Quote) -> Iterator[Element]:
    lines = [escaped(line) for line in quote.text.split("\n") if line.strip()]
    if not lines:
        return
    items = [_text("\n\n".join(lines))]
    if quote.source.strip():
        items.append(_text(escaped(quote.source), size="Small", isSubtle=True))
    yield {"type": "Container", "style": "emphasis", "items": items}


def _fact(line: Line) -> Mapping[str, str]:
    value = "\n\n".join(escaped(each) for each in line.value.split("\n") if each.strip())
    return {"title": escaped(line.label).strip() or "–", "value": f"{_SIGNS[line.tone]}{value or '–'}"}


def _action(button: Button, allowed: Allowed) -> Element | None:
    """None for a link to elsewhere."""
    if button.url:
        return {"type": "Action.OpenUrl", "title": button.label, "url": button.url} if allowed(button.url) else None
    style = {"style": _STYLES[button.weight]} if button.weight in _STYLES else {}
    ours = {"action": button.action, "value": button.value}
    if button.action.endswith("_form"):  # only a submit with this word makes Teams ask for a dialogue
        data = {"msteams": {"type": "task/fetch"}, OURS: ours}
        return {"type": "Action.Submit", "title": button.label, "data": data, **style}
    return {"type": "Action.Execute", "title": button.label, "verb": button.action, "data": {OURS: ours}, **style}
