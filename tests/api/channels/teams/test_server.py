"""The bot in the running server: what Microsoft's key server does is no matter to the page."""

import threading
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from pydantic import SecretStr

from agent.bootstrap import build
from agent.settings import Settings
from api.app import create_app
from api.channels import install_channels
from tests.api.channels.teams.conftest import PATH, Teams
from tests.approvals_world import World
from tests.fakes.teams import CLIENT, SECRET, TENANT, FakeTeams
from tests.jobs.workshop import until


@pytest.fixture
def base(settings: Settings, fake: FakeTeams) -> Iterator[str]:
    more = {"teams_client_id": CLIENT, "teams_client_secret": SecretStr(SECRET), "teams_tenant_id": TENANT}
    app = build(settings.model_copy(update=more))
    app.__dict__["teams_cloud"] = fake.cloud
    api = create_app(app)
    if all(getattr(route, "path", "") != PATH for route in api.routes):
        install_channels(api, app)
    server = uvicorn.Server(uvicorn.Config(api, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started, 60)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(60)
    assert not thread.is_alive()


def test_a_slow_key_server_keeps_nobody_waiting_but_its_own_request(
    base: str, teams: Teams, world: World, fake: FakeTeams
) -> None:
    fake.keys_hold_s = 3.0
    headers = {"authorization": f"Bearer {fake.token()}"}
    answers: list[int] = []

    def deliver() -> None:
        answers.append(
            httpx.post(f"{base}{PATH}", json=teams.activity(text="Hallo"), headers=headers, timeout=60).status_code
        )

    waiting = threading.Thread(target=deliver)
    waiting.start()
    assert fake.http is not None
    until(lambda: any(asked.path.endswith("/keys") for asked in fake.http.asked), 30)  # type: ignore[union-attr]
    assert httpx.get(f"{base}/healthz", timeout=30).status_code == 200
    assert answers == [], "the page answered while the keys were still awaited"
    waiting.join(60)
    assert answers == [200]
