"""The chat at an endpoint, over a real socket: what goes out, what is taken of what comes back."""

import json
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from starlette.responses import JSONResponse

from agent.adapters.models.chat import EndpointChat
from agent.adapters.models.chat_answer import MAX_CALLS, MAX_CHARS
from agent.adapters.models.chat_rest import Rest
from agent.adapters.models.client import LOOPBACK, ModelEndpoint
from agent.domain.assistant.conversation import Stopped
from agent.domain.assistant.said import Asked, Interrupted, Said
from agent.domain.errors import Unavailable
from tests.fakes import openai_server as fake

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "query_kpi",
            "description": "A KPI.",
            "parameters": {"type": "object", "properties": {"account": {"type": "string"}}},
        },
    }
]
ASKED = [SystemMessage("Rules"), HumanMessage("Wie steht OTIF?")]
MakeChat = Callable[..., EndpointChat]


@pytest.fixture
def chat(openai_server: fake.OpenAIServer) -> Iterator[MakeChat]:
    made: list[EndpointChat] = []

    def make(timeout_s: float = 5.0, url: str = "", allowed_hosts: frozenset[str] = LOOPBACK) -> EndpointChat:
        endpoint = ModelEndpoint(url or openai_server.url, "test-model", "KEY-CANARY", timeout_s, 500)
        made.append(EndpointChat(endpoint, TOOLS, allowed_hosts))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.adapters.http_reading.waiting._FIRST_PAUSE_S", 0.01)


def ask(chat: EndpointChat, seconds: float = 10.0, stop: Callable[[], bool] = lambda: False) -> Said:
    return chat.ask(ASKED, time.monotonic() + seconds, stop)


class TestAnswers:
    def test_words_come_whole_and_counted(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.answer("OTIF liegt bei {{F:k1.otif}}. Grüße"))
        assert ask(chat()) == Said("OTIF liegt bei {{F:k1.otif}}. Grüße", (), 3, 2)

    def test_calls_at_once(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(
            fake.tool_calls(
                ("query_kpi", {"account": "Nordwerk Antriebe GmbH"}), ("query_kpi", {"account": "Heliotec"})
            )
        )
        said = ask(chat())
        assert [call.args for call in said.calls] == [{"account": "Nordwerk Antriebe GmbH"}, {"account": "Heliotec"}]
        assert said.text == ""

    def test_thinking_is_not_told(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.answer("<think>Hm, 42?</think>\n\nGern."))
        assert ask(chat()).text == "Gern."

    def test_what_goes_out(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.answer("Gern."))
        messages = [
            *ASKED,
            AIMessage("", tool_calls=[{"name": "query_kpi", "args": {"account": "A"}, "id": "call00001"}]),
            ToolMessage('{"ok": true}', tool_call_id="call00001"),
        ]
        chat().ask(messages, time.monotonic() + 10, lambda: False)
        body = openai_server.requests[0].body
        assert [each["role"] for each in body["messages"]] == ["system", "user", "assistant", "tool"]
        assert body["messages"][2]["tool_calls"][0]["function"]["arguments"] == '{"account": "A"}'
        assert body["tools"] == TOOLS
        assert body["stream"] is True
        assert body["stream_options"] == {"include_usage": True}
        assert body["max_completion_tokens"] == 500

    def test_the_beginning_is_the_same_every_time(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.answer("Gern."))
        one = chat()
        ask(one)
        ask(one)
        first, second = (request.body for request in openai_server.requests)
        assert json.dumps(first) == json.dumps(second)

    @pytest.mark.parametrize(
        ("arguments", "read"),
        [
            ("", {}),
            ("{}", {}),
            ("[1, 2]", [1, 2]),
            ("null", None),
            ('"text"', "text"),
            ('{"account": ', '{"account": '),
            ("{'account': 'A'}", "{'account': 'A'}"),
        ],
    )
    def test_arguments_are_read_strictly(
        self, openai_server: fake.OpenAIServer, chat: MakeChat, arguments: str, read: object
    ) -> None:
        openai_server.script(fake.tool_call("query_kpi", arguments))
        assert ask(chat()).calls == (Asked("call_1", "query_kpi", read),)

    def test_calls_that_share_an_index_are_told_apart(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        """As some local servers stream them: every call whole, every index 0."""
        chunks = [
            _delta(tool_calls=[{"index": 0, "id": f"c{at}", "function": {"name": "query_kpi", "arguments": args}}])
            for at, args in enumerate(('{"account": "A"}', '{"account": "B"}'))
        ]
        openai_server.script(fake.events(*chunks, _delta("tool_calls")))
        assert [call.args for call in ask(chat()).calls] == [{"account": "A"}, {"account": "B"}]

    def test_too_many_calls_are_left_out(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.tool_calls(*[("query_kpi", {"account": str(at)}) for at in range(50)]))
        assert len(ask(chat()).calls) == MAX_CALLS

    def test_many_at_once(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(lambda body: fake.answer(body["messages"][-1]["content"])(body))
        one, heard = chat(), {}

        def talk(number: int) -> None:
            heard[number] = one.ask([HumanMessage(f"Nummer {number}")], time.monotonic() + 30, lambda: False).text

        threads = [threading.Thread(target=talk, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert heard == {number: f"Nummer {number}" for number in range(20)}


class TestAskingAgain:
    @pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
    def test_a_short_trouble_is_overcome(
        self, openai_server: fake.OpenAIServer, chat: MakeChat, short_pauses: None, code: int
    ) -> None:
        openai_server.script(fake.status(code), fake.status(code), fake.answer("Gern."))
        assert ask(chat()).text == "Gern."
        assert len(openai_server.requests) == 3

    def test_as_late_as_the_server_asks(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.status(429, {"retry-after": "1"}), fake.answer("Gern."))
        began = time.monotonic()
        ask(chat())
        assert 1 <= time.monotonic() - began < 10

    def test_not_where_the_server_asks_for_more_time_than_there_is(
        self, openai_server: fake.OpenAIServer, chat: MakeChat
    ) -> None:
        openai_server.script(fake.status(429, {"retry-after": "3600"}))
        began = time.monotonic()
        with pytest.raises(Unavailable):
            ask(chat())
        assert time.monotonic() - began < 3
        assert len(openai_server.requests) == 1

    def test_not_without_end(self, openai_server: fake.OpenAIServer, chat: MakeChat, short_pauses: None) -> None:
        openai_server.script(fake.status(500))
        with pytest.raises(Unavailable) as failed:
            ask(chat())
        assert len(openai_server.requests) == 3
        assert failed.value.values["cause"] == "HTTP 500"

    @pytest.mark.parametrize("code", [401, 403, 404])
    def test_not_what_stays_so(self, openai_server: fake.OpenAIServer, chat: MakeChat, code: int) -> None:
        openai_server.script(fake.status(code))
        with pytest.raises(Unavailable):
            ask(chat())
        assert len(openai_server.requests) == 1

    def test_not_a_quota_that_is_used_up(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        error = {"error": {"message": "x", "type": "insufficient_quota", "code": "insufficient_quota"}}
        openai_server.script(lambda _: JSONResponse(error, 429))
        with pytest.raises(Unavailable):
            ask(chat())
        assert len(openai_server.requests) == 1

    def test_a_stream_that_was_cut_is_begun_anew(
        self, openai_server: fake.OpenAIServer, chat: MakeChat, short_pauses: None
    ) -> None:
        half = '{"account": "Nordwerk'
        openai_server.script(fake.cut_in_a_call("query_kpi", half), fake.tool_call("query_kpi", half + '"}'))
        assert ask(chat()).calls[0].args == {"account": "Nordwerk"}

    def test_servers_that_know_less_are_asked_for_less(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        def old(body: dict[str, object]) -> object:
            return (
                fake.status(400)(body) if {"stream_options", "temperature"} & set(body) else fake.answer("Gern.")(body)
            )

        openai_server.script(old)  # type: ignore[arg-type]
        one = chat()
        assert (ask(one).text, len(openai_server.requests)) == ("Gern.", 3)
        assert (ask(one).text, len(openai_server.requests)) == ("Gern.", 4)


class TestGivingUp:
    def test_when_the_user_stops(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.hangs_after("Also, "))
        one = chat()
        one.sees_all  # noqa: B018 - the client is made before the time counts
        began = time.monotonic()
        with pytest.raises(Interrupted) as stopped:
            ask(one, 30, lambda: time.monotonic() - began > 0.3)
        assert stopped.value.why is Stopped.CANCELLED
        assert time.monotonic() - began < 2

    def test_when_the_time_is_over(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        for script in (fake.hang, fake.drip):
            openai_server.script(script)
            with pytest.raises(Interrupted) as stopped:
                ask(chat(), 0.5)
            assert stopped.value.why is Stopped.TIME

    def test_a_wait_without_a_sign_is_not_repeated(self, openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
        openai_server.script(fake.hang)
        with pytest.raises(Unavailable) as failed:
            ask(chat(timeout_s=0.5))
        assert failed.value.values["cause"] == "Timeout"
        assert len(openai_server.requests) == 1

    def test_what_does_not_answer_is_left_alone_for_a_while(
        self, openai_server: fake.OpenAIServer, chat: MakeChat
    ) -> None:
        openai_server.script(fake.status(404))
        one = chat()
        for _ in range(5):
            with pytest.raises(Unavailable):
                ask(one)
        assert len(openai_server.requests) == 3

    def test_and_asked_again_after_it(self) -> None:
        now = [0.0]
        rest = Rest(lambda: now[0])
        for _ in range(3):
            rest.failed()
        with pytest.raises(Unavailable):
            rest.require_awake("x")
        now[0] = 31
        rest.require_awake("x")
        rest.answered()
        rest.failed()
        rest.require_awake("x")


BAD = {
    "200 kB": fake.answer("a" * 200_000),
    "too long": fake.answer("wort " * (MAX_CHARS // 4)),
    "long arguments": fake.tool_call("query_kpi", json.dumps({"account": "a" * 200_000})),
    "cut at the token limit": fake.answer("Die Antwort ist", finish="length"),
    "filtered": fake.answer("Die", finish="content_filter"),
    "nothing": fake.answer(""),
    "thought only": fake.answer("<think>Hm.</think>"),
    "empty choices": fake.empty_choices,
    "empty stream": fake.events(),
    "stream of nothing": fake.events({"choices": []}),
    "stream of nonsense": fake.events([1, 2], None, "data: {\n\n"),
    "error in the stream": fake.events({"error": {"message": "overloaded"}}),
    "html": fake.page("<html>Welcome</html>"),
    "not streamed": fake.payload({"choices": [{"message": {"content": "Gern."}, "finish_reason": "stop"}]}),
    "wrong content type": fake.events("Gern.", media_type="text/plain"),
    "flood": fake.flood,
}


@pytest.mark.parametrize("script", BAD.values(), ids=BAD)
def test_what_cannot_be_used_is_one_error(
    openai_server: fake.OpenAIServer,
    chat: MakeChat,
    caplog: pytest.LogCaptureFixture,
    short_pauses: None,
    script: fake.Script,
) -> None:
    openai_server.script(script)
    one = chat()
    with pytest.raises(Unavailable) as failed:
        ask(one)
    assert failed.value.code in ("models.bad_answer", "models.no_answer")
    assert len(openai_server.requests) <= 3
    assert "KEY-CANARY" not in caplog.text
    openai_server.script(fake.answer("Gern."))
    assert ask(one).text == "Gern."


class TestWhoMayRead:
    """I10: decided where the client is made."""

    def test_a_listed_host_sees_all(self, chat: MakeChat) -> None:
        assert chat().sees_all

    def test_another_does_not(self, chat: MakeChat) -> None:
        assert not chat(allowed_hosts=frozenset({"10.0.0.1"})).sees_all
        assert not chat(url="https://api.example.com/v1").sees_all

    def test_nor_one_whose_address_is_malformed(self, chat: MakeChat) -> None:
        assert not chat(url="http://user:x@127.0.0.1/v1").sees_all

    def test_a_redirect_takes_nothing_elsewhere(
        self, openai_server: fake.OpenAIServer, elsewhere: fake.OpenAIServer, chat: MakeChat
    ) -> None:
        openai_server.script(fake.redirect(f"{elsewhere.url}/chat/completions"))
        with pytest.raises(Unavailable):
            ask(chat())
        assert elsewhere.requests == []


def test_closing_ends_its_thread(openai_server: fake.OpenAIServer, chat: MakeChat) -> None:
    openai_server.script(fake.answer("Gern."))
    one = chat()
    ask(one)
    assert "model-chat" in {thread.name for thread in threading.enumerate()}
    one.close()
    assert "model-chat" not in {thread.name for thread in threading.enumerate()}
    one.close()


def _delta(finish: str | None = None, **delta: object) -> dict[str, object]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
