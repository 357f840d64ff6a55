"""Where a model client can and cannot get to: asserted on what the servers received."""

import asyncio
import gzip

import pytest
from starlette.responses import Response

from agent.adapters.models import transport
from agent.adapters.models.client import LOOPBACK, ModelEndpoint, make_chat_model
from agent.domain.errors import Forbidden, Unavailable
from tests.fakes import openai_server as fake

TEXT = "STAYS-HERE-CANARY"


def endpoint(server: fake.OpenAIServer, **fields: object) -> ModelEndpoint:
    return ModelEndpoint(**{"url": server.url, "model": "test-model", "api_key": "KEY", "timeout_s": 5.0, **fields})


def test_a_listed_host_gets_the_text(openai_server: fake.OpenAIServer) -> None:
    openai_server.script(fake.answer("Guten Tag"))
    model = make_chat_model(endpoint(openai_server), stays_here=True)
    assert model.invoke(TEXT).content == "Guten Tag"
    (request,) = openai_server.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer KEY"
    assert request.body["max_completion_tokens"] == 6000


def test_asynchronously_too(openai_server: fake.OpenAIServer) -> None:
    openai_server.script(fake.answer("Guten Tag"))
    model = make_chat_model(endpoint(openai_server), stays_here=True)

    async def both() -> list[str]:
        return [(await model.ainvoke(TEXT)).content, "".join([part.content async for part in model.astream(TEXT)])]

    assert asyncio.run(both()) == ["Guten Tag", "Guten Tag"]


def test_a_host_off_the_list_gets_nothing(openai_server: fake.OpenAIServer) -> None:
    with pytest.raises(Forbidden) as refused:
        make_chat_model(endpoint(openai_server), stays_here=True, allowed_hosts=frozenset({"localhost"}))
    assert refused.value.code == "models.stays_here"
    assert openai_server.requests == []


def test_a_released_text_may_leave(openai_server: fake.OpenAIServer) -> None:
    openai_server.script(fake.answer("ok"))
    model = make_chat_model(endpoint(openai_server), stays_here=False, allowed_hosts=frozenset())
    assert model.invoke(TEXT).content == "ok"


def test_azure_speaks_to_its_deployment(openai_server: fake.OpenAIServer) -> None:
    openai_server.script(fake.answer("ok"))
    azure = endpoint(
        openai_server, url=f"http://127.0.0.1:{openai_server.port}", api="azure", api_version="2025-01-01-preview"
    )
    assert make_chat_model(azure, stays_here=True).invoke(TEXT).content == "ok"
    (request,) = openai_server.requests
    assert request.path == "/openai/deployments/test-model/chat/completions"
    assert request.headers["api-key"] == "KEY"


def test_azure_off_the_list_gets_nothing(openai_server: fake.OpenAIServer) -> None:
    azure = endpoint(openai_server, api="azure", api_version="2025-01-01-preview")
    with pytest.raises(Forbidden):
        make_chat_model(azure, stays_here=True, allowed_hosts=frozenset())
    assert openai_server.requests == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(openai_server: fake.OpenAIServer, elsewhere: fake.OpenAIServer, code: int) -> None:
    openai_server.script(fake.redirect(f"{elsewhere.url}/chat/completions", code))
    with pytest.raises(Exception, match=str(code)):
        make_chat_model(endpoint(openai_server), stays_here=True).invoke(TEXT)
    assert elsewhere.requests == []


def test_the_environment_reroutes_nothing(
    openai_server: fake.OpenAIServer, elsewhere: fake.OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "OPENAI_PROXY", "OPENAI_BASE_URL", "OPENAI_API_BASE"):
        monkeypatch.setenv(name, elsewhere.url)
        monkeypatch.setenv(name.lower(), elsewhere.url)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGSMITH_GATEWAY", "true")
    monkeypatch.setenv("LANGSMITH_GATEWAY_URL", elsewhere.url)
    monkeypatch.setenv("LC_OUTPUT_VERSION", "responses/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "OTHER-KEY")
    openai_server.script(fake.answer("ok"))
    assert make_chat_model(endpoint(openai_server, api_key=""), stays_here=True).invoke(TEXT).content == "ok"
    assert elsewhere.requests == []
    assert "OTHER-KEY" not in openai_server.received


def test_whatever_the_sdk_does_the_address_is_pinned(
    openai_server: fake.OpenAIServer, elsewhere: fake.OpenAIServer
) -> None:
    model = make_chat_model(endpoint(openai_server), stays_here=True)
    model.root_client.base_url = elsewhere.url
    model.root_async_client.base_url = elsewhere.url
    with pytest.raises(Forbidden):
        model.invoke(TEXT)
    with pytest.raises(Forbidden):
        asyncio.run(model.ainvoke(TEXT))
    assert elsewhere.requests == []


def test_tracing_would_copy_the_text_out(openai_server: fake.OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from langsmith.utils import get_env_var

    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):  # the graphs switch both off
        monkeypatch.setenv(name, "true")
    get_env_var.cache_clear()  # langsmith reads the environment once
    try:
        with pytest.raises(Forbidden) as refused:
            make_chat_model(endpoint(openai_server), stays_here=True)
    finally:
        monkeypatch.undo()
        get_env_var.cache_clear()
    assert refused.value.code == "models.tracing"


def test_an_endless_answer_is_cut_off(openai_server: fake.OpenAIServer) -> None:
    openai_server.script(fake.flood)
    with pytest.raises(Unavailable) as failed:
        make_chat_model(endpoint(openai_server), stays_here=True).invoke(TEXT)
    assert failed.value.code == "models.bad_answer"


def test_a_compressed_answer_is_refused(openai_server: fake.OpenAIServer) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < transport.MAX_ANSWER_BYTES
    openai_server.script(lambda _: Response(bomb, headers={"content-encoding": "gzip"}))
    with pytest.raises(Unavailable) as failed:
        make_chat_model(endpoint(openai_server), stays_here=True).invoke(TEXT)
    assert failed.value.code == "models.bad_answer"
    assert openai_server.requests[0].headers["accept-encoding"] == "identity"


def test_loopback_is_the_default_list() -> None:
    assert frozenset({"127.0.0.1", "::1", "localhost"}) == LOOPBACK
