"""What Teams gets as the answer to a press, and to what opens or sends a dialogue."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from agent.adapters.teams.cards import Cards
from agent.domain.channel.post import Divider, Form, Post, Text, Tone
from agent.domain.channel.reply import Reply
from agent.domain.messages import in_both

_CARD = "application/vnd.microsoft.card.adaptive"
_MESSAGE = "application/vnd.microsoft.activity.message"
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class InvokeAnswers:
    cards: Cards

    def pressed(self, reply: Reply) -> Answer:
        """The card as it is now, with what is to be said to who pressed; or that alone."""
        if reply.post is None:
            return {"statusCode": 200, "type": _MESSAGE, "value": reply.notice or "…"}
        return {"statusCode": 200, "type": _CARD, "value": self.cards.card(with_notice(reply.post, reply))}

    def opened(self, reply: Reply, post: str) -> Answer:
        """The dialogue; or why there is none. ``post``: the message it is about."""
        if reply.form is None:
            return told(reply.notice)
        card = self.cards.dialogue(reply.form, post)
        return told(in_both("channels.teams.form_too_long")) if card is None else self._shown(reply.form, card)

    def _shown(self, form: Form, card: Answer) -> Answer:
        height = "large" if any(each.multiline and each.value for each in form.inputs) else "medium"
        info = {"title": form.title, "width": "large", "height": height}
        return {
            "task": {"type": "continue", "value": {**info, "card": {"contentType": _CARD, "content": card}}},
        }


def told(notice: str) -> Answer:
    return {"task": {"type": "message", "value": notice or "…"}}


def retyped(form: Form, fields: Mapping[str, str], notice: str) -> Form:
    """The form with what somebody typed, and what was wrong with it."""
    inputs = tuple(replace(each, value=fields.get(each.id, each.value)[: each.most]) for each in form.inputs)
    return replace(form, inputs=inputs, note="\n\n".join((notice, form.note)))


def with_notice(post: Post, reply: Reply) -> Post:
    if not reply.notice:
        return post
    tone = Tone.WARNING if reply.refused else Tone.GOOD
    return replace(post, blocks=(Text(reply.notice, tone), Divider(), *post.blocks))
