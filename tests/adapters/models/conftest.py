"""A fake endpoint and a second opinion that asks it."""

import importlib
from collections.abc import Callable, Iterator

import pytest

from agent.adapters.models.client import LOOPBACK, ModelEndpoint
from agent.adapters.models.second_opinion import ModelSecondOpinion
from tests.adapters.models.sample import PENALTY, PURPOSE, RESIDUALS, TERM, Library
from tests.fakes import openai_server as fake


@pytest.fixture(scope="session")
def _endpoint() -> Iterator[fake.OpenAIServer]:
    importlib.import_module("langchain_openai")  # takes seconds; tests measure time
    with fake.running() as server:
        yield server


@pytest.fixture(scope="session")
def _other_host() -> Iterator[fake.OpenAIServer]:
    with fake.running() as server:
        yield server


@pytest.fixture
def openai_server(_endpoint: fake.OpenAIServer) -> fake.OpenAIServer:
    """The configured endpoint; script it."""
    _endpoint.script(fake.status(404))
    return _endpoint


@pytest.fixture
def elsewhere(_other_host: fake.OpenAIServer) -> fake.OpenAIServer:
    """Somebody else's server, which would answer anything: nothing may arrive there."""
    _other_host.script(fake.opinions())
    return _other_host


MakeOpinion = Callable[..., ModelSecondOpinion]


@pytest.fixture
def second_opinion(openai_server: fake.OpenAIServer) -> MakeOpinion:
    """Makes a second opinion at the fake endpoint; keywords override its fields, ``timeout_s`` its limit."""

    def make(timeout_s: float = 5.0, **fields: object) -> ModelSecondOpinion:
        endpoint = ModelEndpoint(openai_server.url, "test-model", "KEY-CANARY", timeout_s=timeout_s)
        values = {
            "endpoint": endpoint,
            "allowed_hosts": LOOPBACK,
            "policies": Library((TERM, PURPOSE, PENALTY, RESIDUALS)),
            **fields,
        }
        return ModelSecondOpinion(**values)

    return make
