"""The smallest parts of Block Kit, within their limits (docs.slack.dev/reference/block-kit, November 2026)."""

from collections.abc import Sequence
from typing import Any

from agent.adapters.slack.mrkdwn import escaped
from agent.adapters.slack.pieces import pieces, shortened
from agent.domain.channel.post import Button, Tone, Weight

Json = dict[str, Any]
SECTION, FIELD, FIELDS, HEADER, CONTEXT, ROW = 3_000, 2_000, 10, 150, 10, 25
LABEL, VALUE, URL, FALLBACK = 75, 2_000, 3_000, 4_000
_SIGNS = {Tone.NEUTRAL: "", Tone.GOOD: "✅ ", Tone.WARNING: "⚠️ ", Tone.BAD: "⛔ "}
_STYLES = {Weight.PRIMARY: "primary", Weight.DANGER: "danger"}


def sign(tone: Tone) -> str:
    """A shape for what others say by a colour."""
    return _SIGNS[tone]


def plain(text: str, most: int) -> Json:
    """Words in which nothing is read as markup, an emoji code neither."""
    return {"type": "plain_text", "text": shortened(text, most), "emoji": False}


def marked(text: str) -> Json:
    """``text`` is Slack's notation already; addresses and names in it stay what they are."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Json:
    return {"type": "section", "text": marked(text)}


def contexts(texts: Sequence[str]) -> Sequence[Json]:
    rows = [texts[at : at + CONTEXT] for at in range(0, len(texts), CONTEXT)]
    return [{"type": "context", "elements": [marked(text) for text in row]} for row in rows]


def preformatted(text: str) -> Sequence[Json]:
    """Letter by letter: no notation is read in it. Joined, the pieces are the text."""
    return [_rich("rich_text_preformatted", piece) for piece in pieces(text, SECTION)]


def quoted(text: str) -> Sequence[Json]:
    return [_rich("rich_text_quote", piece) for piece in pieces(text, SECTION)]


def actions(buttons: Sequence[Button]) -> Sequence[Json]:
    """Rows of buttons. An action stands once in a row for Slack, so each carries its number; see `action_of`."""
    made = [_button(each, at) for at, each in enumerate(buttons) if _fits(each)]
    rows = [made[at : at + ROW] for at in range(0, len(made), ROW)]
    return [{"type": "actions", "elements": row} for row in rows]


def action_of(action_id: str) -> str:
    """The action of a button; empty for one that only opens a page."""
    return action_id.rpartition("#")[0]


def fallback(text: str) -> str:
    """For notifications and screen readers; never empty."""
    told = escaped(text.strip() or "…")
    return told if len(told) <= FALLBACK else f"{pieces(told, FALLBACK - 1)[0].rstrip()}…"


def _rich(kind: str, text: str) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": [{"type": "text", "text": text}]}]}


def _fits(button: Button) -> bool:
    return len(button.value) <= VALUE and len(button.url) <= URL and bool(button.label.strip())


def _button(button: Button, at: int) -> Json:
    made: Json = {"type": "button", "text": plain(button.label, LABEL), "action_id": f"{button.action}#{at}"}
    if button.url:
        return {**made, "action_id": f"#{at}", "url": button.url}
    if button.weight in _STYLES:
        made["style"] = _STYLES[button.weight]
    return {**made, "value": button.value} if button.value else made
