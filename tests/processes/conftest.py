"""One cluster of two servers and two workers for the tests of a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agent.bootstrap import App, build
from agent.settings import Settings
from tests.conftest import TODAY
from tests.knowledge_world import chroma_server
from tests.processes.cluster import Cluster

if TYPE_CHECKING:
    from tests.postgresql import TestServer

NAMES = ("api-1", "api-2", "worker-1", "worker-2")


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as url:
        yield url


@pytest.fixture(scope="module")
def cluster(
    postgresql: "TestServer", chroma: str, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[Cluster]:
    home = tmp_path_factory.mktemp("cluster") / "home"
    home.mkdir()
    with postgresql.fresh() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAM_CACHE", str(cache))
        made = Cluster(home, url, chroma, {"KAM_UPLOAD_MB": "1"})
        try:
            for name in NAMES:
                made.start(name)
            yield made
        finally:
            made.close()


@contextmanager
def beside(cluster: Cluster) -> Iterator[App]:
    """The same world, in this process."""
    settings = Settings(
        home=cluster.home, database_url=cluster.database_url, chroma_url=cluster.chroma_url, today=TODAY
    )
    app = build(settings)
    try:
        yield app
    finally:
        app.close()
