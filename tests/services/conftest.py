"""The desk of drafts as most tests of it need it."""

from collections.abc import Iterator

import pytest

from tests.approvals_world import Template, World


@pytest.fixture
def world(approvals_template: Template) -> Iterator[World]:
    with approvals_template.opened() as world:
        yield world
