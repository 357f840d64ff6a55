"""kam data demo: what it prints, and how it ends."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from agent.adapters.demo.world import DemoWorld
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.records import DuckRecords
from agent.adapters.state.register import SqlRegister
from agent.bootstrap import App
from agent.cli import data_demo
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.services.demo import DemoService
from tests.facts_world import customer, publish


@pytest.fixture
def built(app: App, monkeypatch: pytest.MonkeyPatch) -> App:
    """The app with the service that the command asks for."""
    store = app.facts_store
    service = DemoService(
        DuckFacts(store),
        DemoWorld(store),
        DuckRecords(store),
        app.history,
        app.identity,
        SqlRegister(app.database),
        app.audit,
        app.clock,
    )

    @contextmanager
    def opened() -> Iterator[Any]:
        yield SimpleNamespace(user=app.user, demo=service)

    monkeypatch.setattr(data_demo, "app", opened)
    monkeypatch.setattr(data_demo, "language", lambda: Language.DE)
    return app


def run(*args: str) -> Result:
    return CliRunner().invoke(data_demo.demo, args)


def test_it_says_what_was_made_and_that_it_is_invented(built: App) -> None:
    done = run()
    assert done.exit_code == 0
    assert done.stdout.startswith("Demo-Daten erzeugt, alle erfunden: 6 Kunden, 50 Artikel, 4.1")
    assert "Stand: 22.11.2026" in done.stdout
    assert done.stderr == ""


def test_json(built: App) -> None:
    shown = json.loads(run("--json").stdout)
    assert (shown["source"], shown["synthetic"], shown["tables"]["customers"]) == ("demo", True, 6)
    assert shown["version"] == built.facts_store.info().version
    assert shown["as_of"].startswith("2026-11-22T")


def test_scale_tells_its_progress_on_stderr(built: App) -> None:
    done = run("--scale", "20000", "--json")
    assert "order_lines: 20.000 Zeilen" in done.stderr
    assert json.loads(done.stdout)["tables"]["order_lines"] == 20_000


@pytest.mark.parametrize(("args", "code"), [((), "demo.not_demo"), (("--scale", "7", "--force"), "demo.scale")])
def test_it_refuses(built: App, args: tuple[str, ...], code: str) -> None:
    if "--force" not in args:  # real facts are replaced by others only
        publish(built.facts_store, customers=[customer("C1")])
    error = run(*args).exception
    assert isinstance(error, BadInput)
    assert error.code == code
    for language in Language:
        assert error.text(language)
    assert not built.facts_store.exists or not built.facts_store.info().is_demo
