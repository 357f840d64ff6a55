"""Dialogues: within Slack's limits, with what belongs to them."""

import json

import pytest

from agent.adapters.slack.blocks import BlockKit
from agent.adapters.slack.mrkdwn import Mrkdwn
from agent.adapters.slack.views import modal
from agent.domain.channel.post import Form, Input
from agent.domain.errors import BadInput
from tests.block_kit import require_valid_view

KIT = BlockKit(Mrkdwn())
ORIGIN = {"conversation": "C1", "message": "1.2"}


def form(*inputs: Input, value: str = '{"draft":"d"}') -> Form:
    return Form(
        "Entwurf bearbeiten", "draft.edit", value, "Speichern", "Abbrechen", inputs, "Hinweis <!here> & **mehr**"
    )


def test_a_dialogue_comes_with_the_whole_text() -> None:
    text = Input("text.1", "Text", "Zeile 1\n\n<b>&amp; 😀" + "x" * 2900, multiline=True)
    view = modal(form(Input("cc", "Cc", required=False, most=200), text), ORIGIN, KIT)
    require_valid_view(view)
    note, cc, body = view["blocks"]
    assert note["text"]["text"] == "Hinweis &lt;!here&gt; &amp; *mehr*"
    assert (cc["block_id"], cc["optional"], cc["element"]["max_length"]) == ("cc", True, 200)
    assert body["element"]["initial_value"] == text.value
    assert json.loads(view["private_metadata"]) == {**ORIGIN, "value": '{"draft":"d"}'}


@pytest.mark.parametrize(
    "wanted",
    [form(Input("t", "T", "x" * 3001, most=9000)), form(value="x" * 3000), form(Input("t", "T", "xxx", most=2))],
)
def test_what_no_dialogue_holds_is_refused(wanted: Form) -> None:
    with pytest.raises(BadInput, match="too long for a dialogue"):
        modal(wanted, ORIGIN, KIT)


def test_ten_long_parts_fit() -> None:
    parts = [Input(f"text.{at}", "Text", "ä" * 3000, multiline=True) for at in range(1, 11)]
    require_valid_view(modal(form(*parts), ORIGIN, KIT))
