"""Whatever an endpoint does, the review gets one domain error within the time limit."""

import json
import socket
import time

import pytest

from agent.adapters.models.client import ModelEndpoint
from agent.domain.errors import BadInput, Unavailable
from agent.domain.language import Language
from agent.domain.nda.review import Particulars
from tests.adapters.models.conftest import MakeOpinion
from tests.adapters.models.sample import TERM, document, finding
from tests.fakes import openai_server as fake

LIMIT_S = 1.0
SLACK_S = 20.0  # building the client, a busy machine

NO_ANSWER = {
    "hang": fake.hang,
    "drip": fake.drip,
    "stream cut": fake.cut,
    "429 without end": fake.status(429, {"retry-after": "0.05"}),
    "429 come back in an hour": fake.status(429, {"retry-after": "3600"}),
    "429 come back in 30 s": fake.status(429, {"retry-after": "30"}),
    "500": fake.status(500),
    "503": fake.status(503, {"retry-after": "1"}),
    "400 even in words": fake.status(400),
    "401": fake.status(401),
    "404": fake.status(404),
    "redirect to nowhere": fake.redirect("http://localhost:1/v1"),
}
BAD_ANSWER = {
    "flood": fake.flood,
    "empty choices": fake.empty_choices,
    "no choices": fake.payload({"id": "x"}),
    "null": fake.payload(None),
    "list instead of an answer": fake.payload([1, 2]),
    "error with status 200": fake.payload({"error": {"message": "overloaded"}}),
    "html": fake.page("<html>Welcome</html>"),
    "empty content": fake.answer(""),
    "200 kB": fake.answer("a" * 200_000),
    "200 kB of JSON": fake.opinions(
        {"policy_id": "NDA-TERM", "verdict": "conforms", "reason": "x" * 200_000, "quotes": []}
    ),
    "nested without end": fake.answer('{"opinions":' + "[" * 90_000),
    "repeats itself": fake.answer('{"opinions": [' + '{"policy_id": "NDA-TERM", ' * 2_000),
    "cut off at the token limit": fake.answer('{"opinions": [{"policy_id": "NDA-T', finish="length"),
    "prose": fake.answer("I am sorry, I cannot do that."),
    "invalid JSON": fake.answer('{"opinions": [}'),
    "a list": fake.answer("[]"),
    "opinions is no list": fake.answer('{"opinions": {"NDA-TERM": "conforms"}}'),
    "no opinion in form": fake.opinions({"policy_id": "NDA-TERM", "verdict": "approved", "reason": "", "quotes": []}),
    "quotes is no list": fake.opinions(
        {"policy_id": "NDA-TERM", "verdict": "conforms", "reason": "", "quotes": {"a": 1}}
    ),
    "tool call instead": fake.tool_call("approve", json.dumps({"id": 1})),
    "tool call with list arguments": fake.tool_call("approve", "[1, 2]"),
    "tool call with broken arguments": fake.tool_call("approve", '{"id": '),
    "lone surrogate": fake.page('{"choices": [{"message": {"content": "\\ud800"}}]}'),
}
MODES = [(name, script, "models.no_answer") for name, script in NO_ANSWER.items()]
MODES += [(name, script, "models.bad_answer") for name, script in BAD_ANSWER.items()]


@pytest.mark.parametrize(("script", "code"), [mode[1:] for mode in MODES], ids=[mode[0] for mode in MODES])
def test_broken(openai_server: fake.OpenAIServer, second_opinion: MakeOpinion, script: fake.Script, code: str) -> None:
    openai_server.script(script)
    began = time.monotonic()
    with pytest.raises(Unavailable) as failed:
        second_opinion(LIMIT_S).opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert time.monotonic() - began < LIMIT_S + SLACK_S
    assert 1 <= len(openai_server.requests) <= 3
    assert failed.value.code == code
    for language in Language:
        assert "127.0.0.1" in failed.value.text(language)
        assert "KEY-CANARY" not in failed.value.text(language)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 302])
def test_the_status_is_told(openai_server: fake.OpenAIServer, second_opinion: MakeOpinion, code: int) -> None:
    openai_server.script(fake.status(code))
    with pytest.raises(Unavailable) as failed:
        second_opinion().opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert failed.value.values["cause"] == f"HTTP {code}"


def test_a_short_trouble_is_overcome(openai_server: fake.OpenAIServer, second_opinion: MakeOpinion) -> None:
    good = {"policy_id": "NDA-TERM", "verdict": "unclear", "reason": "", "quotes": []}
    openai_server.script(fake.status(429, {"retry-after": "0.05"}), fake.status(500), fake.opinions(good))
    found = second_opinion().opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert set(found) == {"NDA-TERM"}
    assert len(openai_server.requests) == 3


def test_one_malformed_opinion_does_not_cost_the_others(
    openai_server: fake.OpenAIServer, second_opinion: MakeOpinion
) -> None:
    good = {"policy_id": "NDA-TERM", "verdict": "unclear", "reason": "", "quotes": []}
    openai_server.script(fake.answer(json.dumps({"opinions": [None, {"policy_id": 3}, "x", good]})))
    assert set(second_opinion().opinions(document(), Particulars(True), [finding(TERM)], Language.DE)) == {"NDA-TERM"}


def test_nobody_listens(second_opinion: MakeOpinion) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoint = ModelEndpoint(f"http://127.0.0.1:{port}/v1", "m", timeout_s=LIMIT_S)
    with pytest.raises(Unavailable) as failed:
        second_opinion(endpoint=endpoint).opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert failed.value.code == "models.no_answer"


def test_a_redirect_takes_nothing_elsewhere(
    openai_server: fake.OpenAIServer, elsewhere: fake.OpenAIServer, second_opinion: MakeOpinion
) -> None:
    openai_server.script(fake.redirect(f"{elsewhere.url}/chat/completions"))
    with pytest.raises(Unavailable) as failed:
        second_opinion().opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert failed.value.values["cause"] == "HTTP 307"
    assert elsewhere.requests == []


def test_a_malformed_address_is_the_settings_fault(second_opinion: MakeOpinion) -> None:
    endpoint = ModelEndpoint("http://user:secret@127.0.0.1/v1", "m")
    with pytest.raises(BadInput) as refused:
        second_opinion(endpoint=endpoint).opinions(document(), Particulars(True), [finding(TERM)], Language.DE)
    assert "secret" not in refused.value.text(Language.DE)
