"""The probe is red for as long as something does not work, and green again."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import httpx
import pytest

from agent.bootstrap import App, build
from agent.settings import Settings
from api.app import create_app
from tests.api.conftest import served
from tests.knowledge_world import free_port


def test_servers_without_a_worker_are_red(app: App) -> None:
    with served(app, warm=False, workers=True) as address:
        assert failed(address) == {"jobs": "jobs.no_worker"}


@pytest.fixture
def site(app: App) -> Iterator[str]:
    with served(app, warm=False) as address:
        yield address


def failed(site: str) -> dict[str, str]:
    answer = httpx.get(f"{site}/readyz", timeout=30)
    told: dict[str, str] = answer.json()["failed"]
    assert answer.status_code == (503 if told else 200)
    return told


def test_a_locked_state_is_red_while_it_is_locked(site: str, app: App) -> None:
    assert failed(site) == {}
    with closing(sqlite3.connect(app.settings.home / "state.sqlite3")) as other:
        other.execute("begin immediate")
        assert failed(site) == {"state": "system.state"}
        other.rollback()
    assert failed(site) == {}


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_red(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 10**12, 1_000_000))
    assert failed(site) == {"disk": "system.disk"}


def test_facts_that_cannot_be_read_are_red_and_none_are_not(site: str, app: App) -> None:
    folder = app.settings.home / "facts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "current").write_text("facts-of-nobody.duckdb")
    assert list(failed(site)) == ["facts"]


def test_a_lost_secret_of_the_audit_chain_is_red(site: str, app: App) -> None:
    app.audit.append("k.brandt", "test.done", "x", {})
    assert failed(site) == {}
    with closing(sqlite3.connect(app.settings.home / "state.sqlite3")) as direct, direct:
        direct.execute("update audit_head set seal = 'x'")
    assert failed(site) == {"audit": "audit.fault.secret"}


def test_a_policy_file_that_cannot_be_read_is_red(app: App, tmp_path_factory: pytest.TempPathFactory) -> None:
    policies = tmp_path_factory.mktemp("policies") / "policies"
    shutil.copytree(app.settings.policies, policies)
    (policies / "nda" / "term.yaml").write_text("- [broken")
    app.settings = app.settings.model_copy(update={"policies": policies})
    with served(app, warm=False) as site:
        assert list(failed(site)) == ["policies"]


def test_jobs_that_did_not_start_are_red(app: App) -> None:
    api = create_app(app)
    api.state.jobs_failed = True
    from starlette.testclient import TestClient

    assert TestClient(api, base_url="http://127.0.0.1").get("/readyz").json()["failed"] == {"jobs": "jobs.not_running"}


def test_a_chroma_server_that_does_not_answer_is_red(settings: Settings) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    app = build(settings.model_copy(update={"chroma_url": url}))
    with served(app, warm=False) as site:
        assert failed(site) == {"search": "policies.index_server"}
    app.close()
