"""The demo world with all tools, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.bootstrap import App, build
from agent.settings import Settings
from tests.conftest import TODAY
from tests.tools_world import Asking


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[App]:
    built = build(Settings(home=tmp_path_factory.mktemp("tools"), cache=cache, today=TODAY))
    built.escalation_sweep.sweep()
    yield built
    built.close()


@pytest.fixture(scope="session")
def ask(demo: App) -> Asking:
    return Asking(demo)
