"""The policy index: built once a content, found in both languages, never half, never over the network."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from agent.domain.errors import Unavailable
from agent.domain.language import Language
from knowledge.embeddings import Embedder
from knowledge.folder_stores import FolderStores
from knowledge.index import ChromaPolicySearch
from knowledge.policies import PolicyLibrary
from tests.knowledge_world import CLAUSES


def in_folder(folder: Path, embedder: Embedder, patience: float = 30.0) -> ChromaPolicySearch:
    return ChromaPolicySearch(FolderStores(folder, embedder, patience), embedder)


@pytest.fixture
def search(tmp_path: Path, embedder: Embedder) -> Iterator[ChromaPolicySearch]:
    opened = in_folder(tmp_path / "index", embedder, patience=0.2)
    yield opened
    opened.close()


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "index").iterdir() if path.is_dir())


def test_it_is_built_only_when_a_content_changes(library: Path, tmp_path: Path, search: ChromaPolicySearch) -> None:
    policies = PolicyLibrary(library)

    def sync() -> bool:  # two clauses are quicker than 28
        return search.sync([clause for clause in policies.clauses() if clause.topic in ("term", "copies")])

    assert sync() is True
    assert sync() is False
    os.utime(library / "nda" / "term.yaml")
    assert sync() is False
    path = library / "nda" / "term.yaml"
    path.write_text(path.read_text("utf-8").replace("befristet", "auf fünf Jahre befristet"), encoding="utf-8")
    assert sync() is True
    assert len(stores(tmp_path)) == 2


def test_old_stores_are_cleared_and_foreign_files_are_not(search: ChromaPolicySearch, tmp_path: Path) -> None:
    foreign = tmp_path / "index" / "mine"
    foreign.mkdir(parents=True)
    (tmp_path / "index" / "building-left-behind").mkdir()
    for version in range(1, 6):
        search.sync([replace(item, version=version) for item in CLAUSES[:1]])
    assert len([name for name in stores(tmp_path) if name.startswith("policies-")]) == 3
    assert [name for name in stores(tmp_path) if not name.startswith("policies-")] == ["mine"]


@pytest.mark.parametrize("damage", ["garbage", "truncated", "emptied", "vectors"])
def test_a_damaged_store_is_built_anew(
    search: ChromaPolicySearch, tmp_path: Path, embedder: Embedder, damage: str
) -> None:
    search.sync(CLAUSES)
    search.close()
    [store] = (tmp_path / "index").glob("policies-*")
    database = store / "chroma.sqlite3"
    content = database.read_bytes()
    if damage == "vectors":
        for path in store.glob("*/*"):
            path.write_bytes(b"")
        database.unlink()
    else:
        database.write_bytes(
            {"garbage": b"x" * 5000, "truncated": content[: len(content) // 2], "emptied": b""}[damage]
        )
    again = in_folder(tmp_path / "index", embedder)
    assert again.sync(CLAUSES) is True
    assert again.nearest(["Der Hund in der Kantine"], 1)[0][0].policy_id == "NDA-VENUE"
    assert store.name not in stores(tmp_path)
    again.close()


def test_a_second_writer_is_told_to_wait(search: ChromaPolicySearch, tmp_path: Path, embedder: Embedder) -> None:
    reader = in_folder(tmp_path / "index", embedder)
    reader.sync(CLAUSES)
    with FileLock(tmp_path / "index" / "writer.lock"):
        with pytest.raises(Unavailable) as caught:
            search.sync(CLAUSES[:2])
        assert caught.value.code == "policies.index_locked"
        assert search.sync(CLAUSES) is False  # reading needs no lock
        assert search.nearest(["Der Hund in der Kantine"], 1)[0][0].policy_id == "NDA-VENUE"
    reader.close()


READER = """
import sys
from pathlib import Path
from agent.domain.errors import KamError
from knowledge.embeddings import Embedder
from knowledge.folder_stores import FolderStores
from knowledge.index import ChromaPolicySearch
from knowledge.policies import PolicyLibrary
embedder = Embedder(Path(sys.argv[3]))
search = ChromaPolicySearch(FolderStores(Path(sys.argv[1]), embedder), embedder)
built = search.sync(PolicyLibrary(Path(sys.argv[2])).clauses()[:5])
print(built, search.nearest(["Copies are allowed without restriction."], 1)[0][0].policy_id)
"""


def test_a_process_reads_while_another_writes(
    search: ChromaPolicySearch, library: Path, tmp_path: Path, encoder_copy: Path
) -> None:
    search.sync(PolicyLibrary(library).clauses()[:5])
    with FileLock(tmp_path / "index" / "writer.lock"):
        answer = subprocess.run(
            [sys.executable, "-c", READER, str(tmp_path / "index"), str(library), str(encoder_copy)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (answer.stdout.strip(), answer.stderr) == ("False NDA-COPIES", "")


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(Unavailable) as caught:
        in_folder(tmp_path / "index", embedder).sync(CLAUSES)
    assert caught.value.code == "policies.index_folder"
    assert str(tmp_path / "index") in caught.value.text(Language.DE)


def test_no_socket_is_opened_whatever_the_environment_says(
    search: ChromaPolicySearch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("network"))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("name look-up"))
    monkeypatch.setenv("ANONYMIZED_TELEMETRY", "True")
    monkeypatch.setenv("CHROMA_OTEL_COLLECTION_ENDPOINT", "http://127.0.0.1:9")
    search.sync(CLAUSES)
    assert len(search.passages("Hund", 3)) == 3


def test_warming_leaves_everything_ready(search: ChromaPolicySearch) -> None:
    search.warm().join()
    assert "chromadb" in sys.modules
    assert Embedder._model is not None


def test_the_index_holds_what_the_encoder_says(embedder: Embedder) -> None:
    from chromadb.utils.embedding_functions import known_embedding_functions

    from knowledge.chroma_embedding import KamEmbedding

    assert known_embedding_functions["kam-usem3"] is KamEmbedding
    assert np.array_equal(np.array(KamEmbedding(embedder)(["Hund"])), embedder.encode(["Hund"]))
    assert KamEmbedding.build_from_config({}).get_config() == {}
