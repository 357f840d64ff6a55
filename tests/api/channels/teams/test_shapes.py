"""With a right token, and yet of a shape that Teams does not send, or that is nothing to us: never our failure."""

import json
from typing import Any

import pytest

from tests.api.channels.teams.conftest import PATH, Teams
from tests.fakes.teams import TENANT

MARKER = "Kennwort-4711"
ODD: list[dict[str, Any]] = [
    *({name: None} for name in ("from", "conversation", "recipient", "id", "type")),
    *({name: each} for name in ("from", "conversation", "channelData", "entities") for each in ("x", 7)),
    *({name: {"a": MARKER}} for name in ("id", "type", "service_url", "text", "timestamp", "replyToId")),
    {"text": 7},
    {"attachments": MARKER},
    {"attachments": [MARKER]},
    {"entities": [{"type": "mention", "text": MARKER}]},
    {"conversation": {"id": None, "conversationType": "personal", "tenantId": TENANT}},
    {"type": "invoke", "value": {"data": MARKER}},
    {"type": "invoke", "name": 7, "value": {"data": MARKER}},
]
ODD_VALUES: dict[str, list[Any]] = {
    "adaptiveCard/action": [
        None,
        MARKER,
        {},
        {"action": None},
        {"action": {"type": "Action.Execute", "verb": "x"}},
        {"action": {"type": "Action.Execute", "verb": "x", "data": MARKER}},
    ],
    "task/fetch": [None, MARKER],
    "task/submit": [None, MARKER],
    "composeExtension/fetchTask": [None, {}, {"data": MARKER}],
}
NOT_OURS = ["composeExtension/query", "composeExtension/submitAction", "fileConsent/invoke", "message/submitAction"]
NOT_OURS += ["signin/verifyState", "unheard/of", ""]


def test_what_teams_does_not_send_is_refused(teams: Teams, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    answers = {str(each): teams.deliver(teams.activity(**{"text": MARKER, **each})).status_code for each in ODD}
    for name, values in ODD_VALUES.items():
        answers |= {f"{name} {value}": teams.invoke(name, value).status_code for value in values}
    assert {each: status for each, status in answers.items() if status != 400} == {}
    assert teams.world.app.stored_jobs.find(name="channels.message") == []
    assert MARKER not in caplog.text, "what people write is in no log"


@pytest.mark.parametrize("deep", [101, 900])
def test_what_is_nested_too_deeply_is_refused(teams: Teams, deep: int) -> None:
    body = json.dumps(teams.activity(text="Hallo", value="HERE"))
    body = body.replace('"HERE"', '{"a":' * deep + "1" + "}" * deep)
    headers = {"authorization": f"Bearer {teams.fake.token()}"}
    assert teams.http.post(PATH, content=body, headers=headers).status_code == 400


def test_what_is_not_for_us_is_answered_as_the_platform_wants_it(
    teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    """The Bot Framework answers an invoke that nobody handles with 501, and acknowledges all other activities."""
    caplog.set_level("DEBUG")
    for name in NOT_OURS:
        for value in (None, {}, {"data": MARKER}):
            assert teams.invoke(name, value).status_code == 501
    for kind in ("messageReaction", "typing", "endOfConversation", "unheardOf"):
        assert teams.deliver(teams.activity(type=kind, text=MARKER)).status_code == 200
    assert teams.world.app.stored_jobs.find(name="channels.message") == []
    assert MARKER not in caplog.text


def test_a_strange_activity_without_a_right_token_is_told_nothing(teams: Teams) -> None:
    forged = teams.fake.token(key="foreign")
    assert teams.deliver(teams.activity(type="unheardOf"), forged).status_code == 401
    assert teams.deliver(teams.activity(type="invoke", name="unheard/of"), forged).status_code == 401


def test_a_value_that_nests_is_a_button_of_somebody_else(teams: Teams) -> None:
    data = {"kam": {"action": "draft.approve", "value": "[" * 5_000}}
    answer = teams.press({"type": "Action.Execute", "verb": "draft.approve", "data": data})
    assert (answer.status_code, answer.json()["statusCode"]) == (200, 200)
    assert "kenne ich nicht" in answer.json()["value"]
