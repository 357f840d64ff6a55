"""What every policy search keeps to, embedded or on a Chroma server."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.domain.errors import Unavailable
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.ports import PolicySearch
from knowledge.embeddings import Embedder
from knowledge.folder_stores import FolderStores
from knowledge.index import ChromaPolicySearch
from knowledge.passages import passages, policy_of
from knowledge.policies import PolicyLibrary
from knowledge.server_stores import ServerStores
from tests.knowledge_world import CLAUSES, chroma_server

Open = Callable[[], ChromaPolicySearch]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as url:
        yield url


@pytest.fixture(params=["folder", "server"])
def again(
    request: pytest.FixtureRequest, tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens a search over the same place, as the next process does."""
    opened: list[ChromaPolicySearch] = []
    url = request.getfixturevalue("server") if request.param == "server" else ""
    # the tests share a server: each has names of its own
    monkeypatch.setattr("knowledge.server_stores._STORE", f"kam-{uuid.uuid4().hex[:8]}-")

    def open_one() -> ChromaPolicySearch:
        stores = ServerStores(url, embedder) if url else FolderStores(tmp_path / "index", embedder)
        opened.append(ChromaPolicySearch(stores, embedder))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def search(again: Open) -> ChromaPolicySearch:
    return again()


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


def test_another_process_start_finds_the_store(search: ChromaPolicySearch, again: Open) -> None:
    search.sync(CLAUSES)
    search.close()
    next_one = again()
    assert next_one.sync(CLAUSES) is False
    assert next_one.nearest(["Der Hund in der Kantine"], 1)[0][0].policy_id == "NDA-VENUE"


def test_a_removed_clause_is_gone_and_a_changed_one_is_found_by_its_new_text(search: ChromaPolicySearch) -> None:
    search.sync(CLAUSES)
    changed = replace(CLAUSES[3], position=Bilingual("Der Hund darf nicht in das Labor.", "—"))
    assert search.sync([*CLAUSES[:2], changed]) is True
    hits = search.nearest(["Der Hund darf nicht mit in die Kantine."], 10)[0]
    assert hits[0].policy_id == "NDA-MARKING"
    assert "NDA-VENUE" not in {hit.policy_id for hit in hits}
    assert search.sync(CLAUSES) is False  # the store of the earlier content is still there
    assert search.nearest(["Der Hund darf nicht mit in die Kantine."], 1)[0][0].policy_id == "NDA-VENUE"


def test_searching_before_the_first_sync_is_refused(search: ChromaPolicySearch) -> None:
    with pytest.raises(Unavailable) as caught:
        search.nearest(["Hund"], 1)
    assert caught.value.code == "policies.index_not_ready"


def test_what_is_made_once_is_made_for_everybody(search: ChromaPolicySearch, again: Open) -> None:
    other = again()
    assert (search.sync(CLAUSES), other.sync(CLAUSES), search.sync(CLAUSES)) == (True, False, False)
    assert other.nearest(["Hund"], 1) == search.nearest(["Hund"], 1)


def test_a_version_that_another_one_reads_stays_when_the_next_comes(search: ChromaPolicySearch, again: Open) -> None:
    other = again()
    search.sync(CLAUSES)
    assert other.sync(CLAUSES[:2]) is True
    assert "NDA-VENUE" in {hit.policy_id for hit in search.nearest(["Der Hund"], 10)[0]}
    assert "NDA-VENUE" not in {hit.policy_id for hit in other.nearest(["Der Hund"], 10)[0]}
