"""One cluster of two servers and two workers for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.processes.cluster import Cluster

if TYPE_CHECKING:
    from tests.postgresql import TestServer

NAMES = ("api-1", "api-2", "worker-1", "worker-2")


@pytest.fixture(scope="module")
def cluster(postgresql: "TestServer", tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Cluster]:
    home = tmp_path_factory.mktemp("cluster") / "home"
    home.mkdir()
    with postgresql.fresh() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAM_CACHE", str(cache))
        made = Cluster(home, url)
        try:
            for name in NAMES:
                made.start(name)
            yield made
        finally:
            made.close()
