"""One running product for the tests of a file: starting it costs more than most of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.approvals_world import Template, copied
from tests.slack_world import SlackWorld, slack_world


@pytest.fixture(scope="module")
def running(approvals_template: Template, cache: Path) -> Iterator[SlackWorld]:
    with slack_world(copied(approvals_template.home), cache) as world:
        yield world


@pytest.fixture
def world(running: SlackWorld) -> SlackWorld:
    """With nothing said yet."""
    running.settled()
    running.clear()
    return running
