"""The API under requests that nobody thought of: no 5xx, and no answer that its description does not name."""

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from agent.bootstrap import build
from agent.settings import Settings
from api.app import create_app
from tests.approvals_world import Template, copied

HELD = (not_a_server_error, status_code_conformance, response_schema_conformance)
TODAY = dt.date(2026, 11, 22)
_MANY, _SHOWN = 10_000_000, 1_500
_PATIENCE_S = 300  # the first call of an operation may load what the next one has; a loaded machine is no failure

# a thread of the server that rolls dice while a request is made up looks as if the strategy had rolled them
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the .random. module")


@pytest.fixture(scope="module")
def site(approvals_template: Template) -> Iterator[FastAPI]:
    """Over a small world of facts; nothing heavy is loaded, nothing leaves.

    Schemathesis would start it as a server is started, with the judge beside the requests, and end it with the process.
    """
    home: Path = copied(approvals_template.home)
    app = build(Settings(home=home, today=TODAY, requests_per_minute=_MANY, upload_mb=1))
    api = create_app(app)
    api.router.lifespan_context = _not_started
    yield api
    app.close()


@asynccontextmanager
async def _not_started(_api: Any) -> AsyncIterator[None]:
    yield


@pytest.fixture(scope="module")
def described(site: FastAPI) -> Any:
    return schemathesis.openapi.from_asgi("/openapi.json", site, headers={"host": "127.0.0.1"})


def judged(described: Any, examples: int, *users: str, **more: Any) -> list[str]:
    """What went wrong, an entry an operation; none of them is left out because another one fails."""
    wrong = []
    for found in described.get_all_operations():
        operation = found.ok()
        calm = settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), **more)

        @calm
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            for user in users:
                case.headers = {**(case.headers or {}), "cookie": f"kam_user={user}", "host": "127.0.0.1"}
                case.call_and_validate(checks=HELD, timeout=_PATIENCE_S)

        try:
            ask()
        except (Exception, ExceptionGroup) as error:
            wrong += [f"{operation.label}: {each}" for each in leaves(error)]
    return wrong


def leaves(error: Exception | ExceptionGroup[Exception]) -> list[str]:
    """What is wrong itself, without what it is wrapped in."""
    if isinstance(error, ExceptionGroup):
        return [f"{error.message}: {told}" for each in error.exceptions for told in leaves(each)]
    behind = error.__cause__ or error.__context__  # of what failed once and not again
    return [f"{error}; behind it: {type(behind).__name__} {behind}"[:_SHOWN] if behind else str(error)]


def test_whatever_is_asked_is_answered_as_described(described: Any) -> None:
    assert sum(1 for _ in described.get_all_operations()) > 40
    assert judged(described, 1, "k.brandt", derandomize=True, phases=[Phase.explicit, Phase.generate]) == []


@pytest.mark.long
def test_whatever_is_asked_by_anybody(described: Any) -> None:
    assert judged(described, 60, "k.brandt", "h.sommer", "a.petersen", "z.nobody") == []
