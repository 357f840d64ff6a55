"""The policy index on a Chroma server: many writers, a server that has gone, addresses that are none."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.errors import BadInput, Unavailable
from agent.domain.language import Language
from knowledge.collection import ServerClient
from knowledge.embeddings import Embedder
from knowledge.index import ChromaPolicySearch
from knowledge.server_stores import ServerStores
from tests.knowledge_world import CLAUSES, chroma_server, free_port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as url:
        yield url


@pytest.fixture(autouse=True)
def _empty(request: pytest.FixtureRequest) -> None:
    if "server" in request.fixturenames:
        with connected(request.getfixturevalue("server")) as client:
            for each in client.list_collections():
                client.delete_collection(each.name)


def connected(url: str) -> ServerClient:
    host, port = url.removeprefix("http://").split(":")
    return ServerClient(host, int(port), False)


def names(url: str) -> list[str]:
    with connected(url) as client:
        return sorted(each.name for each in client.list_collections())


def test_of_many_that_build_at_once_one_wins_and_all_read(server: str, embedder: Embedder) -> None:
    searches = [ChromaPolicySearch(ServerStores(server, embedder), embedder) for _ in range(4)]
    begin = threading.Barrier(len(searches))

    def build(search: ChromaPolicySearch) -> bool:
        begin.wait()
        return search.sync(CLAUSES)

    with ThreadPoolExecutor(len(searches)) as pool:
        built = list(pool.map(build, searches))
    assert sum(built) == 1
    assert len(names(server)) == 1
    assert {search.nearest(["Der Hund"], 1)[0][0].policy_id for search in searches} == {"NDA-VENUE"}
    for each in searches:
        each.close()


def test_old_versions_go_and_what_is_somebody_elses_stays(server: str, embedder: Embedder) -> None:
    with connected(server) as client:
        client.create_collection("theirs", embedding_function=None)
    search = ChromaPolicySearch(ServerStores(server, embedder), embedder)
    for version in range(1, 6):
        search.sync([replace(item, version=version) for item in CLAUSES[:1]])
    search.close()
    assert len(names(server)) == 4
    assert "theirs" in names(server)


def test_a_version_that_is_not_whole_is_made_anew(server: str, embedder: Embedder) -> None:
    search = ChromaPolicySearch(ServerStores(server, embedder), embedder)
    search.sync(CLAUSES)
    search.close()
    [name] = names(server)
    with connected(server) as client:
        collection = client.get_collection(name, embedding_function=None)
        collection.delete(ids=collection.get()["ids"][:1])
    assert search.sync(CLAUSES) is True
    assert search.nearest(["Der Hund"], 1)[0][0].policy_id == "NDA-VENUE"
    search.close()


def test_a_server_that_has_gone_is_told_and_found_again(tmp_path: Path, embedder: Embedder) -> None:
    with chroma_server(tmp_path) as url:
        search = ChromaPolicySearch(ServerStores(url, embedder), embedder)
        search.sync(CLAUSES)
    with pytest.raises(Unavailable) as caught:
        search.nearest(["Hund"], 1)
    assert caught.value.code == "policies.index_server"
    for language in Language:
        told = caught.value.text(language)
        assert "KAM_CHROMA_URL" in told
        assert url.rpartition(":")[2] not in told, "whoever uploads a draft reads it"
    with pytest.raises(Unavailable, match="does not answer"):
        search.sync(CLAUSES)


def test_a_server_that_never_answers_is_not_waited_for(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    real = httpx.get
    monkeypatch.setattr(httpx, "get", lambda url, timeout: real(url, timeout=min(timeout, 0.2)))
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        stores = ServerStores(f"http://127.0.0.1:{silent.getsockname()[1]}", embedder)
        with pytest.raises(Unavailable) as caught:
            stores.reach()
    assert caught.value.code == "policies.index_server"


@pytest.mark.parametrize(
    "url", ["chroma:8000", "ftp://chroma", "http://", "http://chroma:99999", "http://chroma/v2", "http://a:b@chroma"]
)
def test_an_address_that_is_none_is_refused(url: str, embedder: Embedder) -> None:
    with pytest.raises(BadInput) as caught:
        ServerStores(url, embedder)
    assert "KAM_CHROMA_URL" in caught.value.text(Language.DE)


def test_the_shell_tells_a_dead_server_in_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.conftest import Shell

    url = f"http://127.0.0.1:{free_port()}"
    for language, words in (("de", "antwortet nicht wie erwartet"), ("en", "does not answer as expected")):
        done = Shell(home)("policy", "search", "Laufzeit", KAM_CHROMA_URL=url, KAM_LANGUAGE=language)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
        assert words in done.stderr
