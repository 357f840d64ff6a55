"""From outside only what the chat platforms call is reached."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.channels.hosts import TrustedHosts
from api.security import LOOPBACK_HOSTS


def reached(host: str, path: str, public: str = "https://kam.example") -> int:
    async def page(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    inner = Starlette(routes=[Route("/{path:path}", page)])
    with TestClient(TrustedHosts(inner, LOOPBACK_HOSTS, public), base_url="http://x") as client:
        return client.get(path, headers={"host": host}).status_code


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("kam.example", "/api/channels/slack/events", 200),
        ("KAM.example", "/api/channels/teams/messages", 200),
        ("127.0.0.1:8000", "/api/channels/slack/events", 200),
        ("127.0.0.1:8000", "/approvals", 200),
        ("kam.example", "/approvals", 400),
        ("kam.example", "/api/channels", 400),
        ("kam.example", "/", 400),
        ("evil.example", "/api/channels/slack/events", 400),
        ("testserver", "/approvals", 400),  # a name that a network may give away
        ("kam.example.evil.example", "/api/channels/slack/events", 400),
    ],
)
def test_the_pages_are_for_this_machine_only(host: str, path: str, status: int) -> None:
    assert reached(host, path) == status


def test_without_a_public_address_nothing_is_reached_from_outside() -> None:
    assert reached("", "/api/channels/slack/events", "") == 400
    assert reached("kam.example", "/api/channels/slack/events", "") == 400
