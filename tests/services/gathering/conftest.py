"""One demo for all files of this folder, and a copy of it for each: some of them store drafts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.gathering.drafting_world import DraftingWorld, opened, prepared


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("demo") / "home")


@pytest.fixture(scope="module")
def world(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DraftingWorld]:
    with opened(demo_home, tmp_path_factory.mktemp("drafting") / "home") as world:
        yield world
