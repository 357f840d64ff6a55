"""One world a day for all tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.adapters.demo.demo_world import DAYS, World, open_world


@pytest.fixture(scope="session", params=DAYS, ids=str)
def demo(request: pytest.FixtureRequest) -> Iterator[World]:
    world = open_world(request.param)
    yield world
    world.connection.close()
