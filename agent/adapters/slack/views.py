"""Dialogues and the page of the app, as Slack's views."""

import json

from agent.adapters.slack import elements
from agent.adapters.slack.blocks import VIEW, BlockKit
from agent.adapters.slack.elements import Json, plain
from agent.domain.channel.post import Form, Input, Post
from agent.domain.errors import BadInput

TYPED = "typed"  # the action id of every input; its block has the name
_TITLE, _SUBMIT, _LABEL, _INPUT, _METADATA = 24, 24, 2_000, 3_000, 3_000


def modal(form: Form, origin: Json, kit: BlockKit) -> Json:
    """``origin``: where the form was asked for; it comes back with what was typed. Raises BadInput
    ``channels.edit.on_page`` for texts that no dialogue of Slack holds."""
    metadata = json.dumps({**origin, "value": form.value}, separators=(",", ":"))
    if len(metadata) > _METADATA or any(len(each.value) > min(each.most, _INPUT) for each in form.inputs):
        raise BadInput("channels.edit.on_page")
    note = [elements.section(text) for text in kit.mrkdwn.pieces(form.note, elements.SECTION)]
    return {
        "type": "modal",
        "callback_id": form.action,
        "private_metadata": metadata,
        "title": plain(form.title, _TITLE),
        "submit": plain(form.submit, _SUBMIT),
        "close": plain(form.cancel, _SUBMIT),
        "blocks": [*note, *map(_input, form.inputs)][: VIEW.blocks],
    }


def home(post: Post, kit: BlockKit) -> Json:
    return {"type": "home", "blocks": [*kit.blocks(post, VIEW)]}


def _input(asked: Input) -> Json:
    element: Json = {
        "type": "plain_text_input",
        "action_id": TYPED,
        "multiline": asked.multiline,
        "max_length": min(asked.most, _INPUT),
    }
    if asked.value:
        element["initial_value"] = asked.value
    label = plain(asked.label, _LABEL)
    return {
        "type": "input",
        "block_id": asked.id,
        "label": label,
        "element": element,
        "optional": not asked.required,
    }
