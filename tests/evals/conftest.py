"""The demo world of the tasks and attacks, made once; each works on a copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.settings import Settings
from evals.worlds import Template, template
from tests.conftest import TODAY


@pytest.fixture(scope="session")
def made(cache: Path) -> Iterator[Template]:
    with template(Settings(cache=cache, today=TODAY)) as world:
        yield world
