"""The policy index: built once a content, found in both languages, never half, never over the network."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual, PolicyClause, Presence, Severity
from agent.ports import PolicySearch
from knowledge.embeddings import Embedder
from knowledge.index import ChromaPolicySearch
from knowledge.passages import passages, policy_of
from knowledge.policies import PolicyLibrary

NOTHING = Bilingual("—", "—")


def clause(topic: str, de: str, en: str) -> PolicyClause:
    """A clause whose wording stands in the given languages only."""
    name = f"NDA-{topic.upper()}"
    return PolicyClause(
        name, 1, date(2026, 1, 1), topic, True, Presence.REQUIRED, Severity.NEGOTIABLE, "legal",
        title=NOTHING, position=Bilingual(de, en), deviates=NOTHING, contradicts=NOTHING,
        preferred=NOTHING, fallback=NOTHING, walk_away=NOTHING, readings={},
    )  # fmt: skip


# each wording in one language only
CLAUSES = [
    clause("copies", "—", "Photographs may be taken in the paint shop on Tuesdays."),
    clause("term", "—", "Visitors must wear safety shoes on the shop floor."),
    clause("venue", "Der Hund darf nicht mit in die Kantine.", "—"),
    clause("marking", "Der Parkplatz ist nachts geschlossen.", "—"),
]


@pytest.fixture
def search(tmp_path: Path, embedder: Embedder) -> Iterator[ChromaPolicySearch]:
    opened = ChromaPolicySearch(tmp_path / "index", embedder, patience=0.2)
    yield opened
    opened.close()


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "index").iterdir() if path.is_dir())


def test_a_query_finds_a_text_that_exists_in_the_other_language_only(search: PolicySearch) -> None:
    search.sync(CLAUSES)
    [german, english] = search.nearest(["Besucher tragen Sicherheitsschuhe.", "The dog must stay outside."], 2)
    assert german[0].policy_id == "NDA-TERM"
    assert english[0].policy_id == "NDA-VENUE"
    passage = search.passages("Darf man in der Lackiererei fotografieren?", 1)[0]
    assert (passage.policy_id, passage.field, passage.language) == ("NDA-COPIES", "position", Language.EN)
    assert passage.text == "Photographs may be taken in the paint shop on Tuesdays."


def test_hits_come_best_first_and_once_a_clause(search: ChromaPolicySearch, library: Path, embedder: Embedder) -> None:
    clauses = PolicyLibrary(library).clauses()
    search.sync(clauses)
    items = passages(clauses)
    texts = ["Reverse engineering of samples is forbidden.", "Es gilt deutsches Recht.", "Copies are allowed."]
    similarities = embedder.encode(texts) @ embedder.encode([item.text for item in items]).T
    for row, hits in zip(similarities, search.nearest(texts, 5), strict=True):
        exact = {policy_of(item.id): max(row[i] for i, o in enumerate(items) if o.policy_id == item.policy_id)
                 for item in items}  # fmt: skip
        assert len({hit.policy_id for hit in hits}) == 5
        assert [hit.similarity for hit in hits] == pytest.approx(sorted(exact.values(), reverse=True)[:5], abs=1e-4)
        assert all(hit.similarity == pytest.approx(exact[hit.policy_id], abs=1e-4) for hit in hits)


def test_a_reading_leads_to_the_clause_but_the_position_is_shown(search: ChromaPolicySearch) -> None:
    search.sync(CLAUSES)
    [passage] = search.passages("Copies are not allowed without consent.", 1)
    assert (passage.policy_id, passage.field) == ("NDA-COPIES", "position")
    assert passage.similarity > 0.95


def test_asking_for_more_clauses_than_there_are_gives_all(search: ChromaPolicySearch) -> None:
    search.sync(CLAUSES)
    assert {hit.policy_id for hit in search.nearest(["Hund"], 50)[0]} == {item.id for item in CLAUSES}
    assert search.nearest([], 3) == []
    assert search.nearest(["Hund"], 0) == [[]]


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


def test_another_process_start_finds_the_store(search: ChromaPolicySearch, tmp_path: Path, embedder: Embedder) -> None:
    search.sync(CLAUSES)
    search.close()
    again = ChromaPolicySearch(tmp_path / "index", embedder)
    assert again.sync(CLAUSES) is False
    assert again.nearest(["Der Hund in der Kantine"], 1)[0][0].policy_id == "NDA-VENUE"
    again.close()


def test_a_removed_clause_is_gone_and_a_changed_one_is_found_by_its_new_text(search: ChromaPolicySearch) -> None:
    search.sync(CLAUSES)
    changed = replace(CLAUSES[3], position=Bilingual("Der Hund darf nicht in das Labor.", "—"))
    assert search.sync([*CLAUSES[:2], changed]) is True
    hits = search.nearest(["Der Hund darf nicht mit in die Kantine."], 10)[0]
    assert hits[0].policy_id == "NDA-MARKING"
    assert "NDA-VENUE" not in {hit.policy_id for hit in hits}
    assert search.sync(CLAUSES) is False  # the store of the earlier content is still there
    assert search.nearest(["Der Hund darf nicht mit in die Kantine."], 1)[0][0].policy_id == "NDA-VENUE"


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
    again = ChromaPolicySearch(tmp_path / "index", embedder)
    assert again.sync(CLAUSES) is True
    assert again.nearest(["Der Hund in der Kantine"], 1)[0][0].policy_id == "NDA-VENUE"
    assert store.name not in stores(tmp_path)
    again.close()


def test_a_second_writer_is_told_to_wait(search: ChromaPolicySearch, tmp_path: Path, embedder: Embedder) -> None:
    reader = ChromaPolicySearch(tmp_path / "index", embedder)
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
from knowledge.index import ChromaPolicySearch
from knowledge.policies import PolicyLibrary
search = ChromaPolicySearch(Path(sys.argv[1]), Embedder(Path(sys.argv[3])))
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


def test_searching_before_the_first_sync_is_refused(search: ChromaPolicySearch) -> None:
    with pytest.raises(Unavailable) as caught:
        search.nearest(["Hund"], 1)
    assert caught.value.code == "policies.index_not_ready"


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path, embedder: Embedder) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(Unavailable) as caught:
        ChromaPolicySearch(tmp_path / "index", embedder).sync(CLAUSES)
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
