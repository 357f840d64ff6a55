"""A platform beside the small world of drafts, with the assistant that is built in."""

from collections.abc import Iterator

import pytest

from tests.approvals_world import Template, World
from tests.channels_world import Channels


@pytest.fixture
def world(approvals_template: Template) -> Iterator[World]:
    with approvals_template.opened() as world:
        yield world


@pytest.fixture
def channels(world: World) -> Channels:
    return Channels(world.app)
