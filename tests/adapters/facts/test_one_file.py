"""Facts in one file of somebody else's: read, followed when it is replaced, never written."""

from pathlib import Path

import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.one_file import FactsFile
from agent.bootstrap import build
from agent.domain.errors import Conflict, Unavailable
from agent.domain.facts.info import FactsSource
from agent.settings import Settings
from tests.conftest import TODAY
from tests.facts_world import AS_OF, customer, published


def made(folder: Path, *ids: str) -> Path:
    store = published(folder, customers=[customer(each) for each in ids])
    store.close()
    return store.file


def names(store: FactsFile) -> list[str]:
    return [account.name for account in DuckFacts(store).accounts()]


def test_a_file_that_is_replaced_is_read_anew_and_who_reads_stays(tmp_path: Path) -> None:
    shared = made(tmp_path / "a", "C1").rename(tmp_path / "facts.duckdb")
    store = FactsFile(shared, tmp_path / "copies")
    assert names(store) == ["C1"]
    with store.cursor() as cursor:
        made(tmp_path / "b", "C2", "C3").replace(shared)
        assert names(store) == ["C2", "C3"]
        assert cursor.execute("SELECT id FROM customers").fetchall() == [("C1",)]
    store.close()


def test_nothing_is_written_and_a_missing_file_is_told(tmp_path: Path) -> None:
    shared = made(tmp_path / "a", "C1").rename(tmp_path / "facts.duckdb")
    store = FactsFile(shared, tmp_path / "copies")
    with pytest.raises(Conflict) as caught:
        store.publish(FactsSource.IMPORT, AS_OF, lambda _connection: None)
    assert caught.value.code == "facts.read_only"
    with pytest.raises(Conflict):
        store.amend(store.info().version, lambda _connection: None)
    store.close()
    shared.unlink()
    assert store.exists
    with pytest.raises(Unavailable):
        store.info()
    assert list(tmp_path.glob("*.duckdb")) == []


@pytest.mark.parametrize("as_file", [True, False])
def test_the_setting_names_a_file_or_a_folder(tmp_path: Path, as_file: bool) -> None:
    version = made(tmp_path / "shared", "C1")
    app = build(Settings(home=tmp_path / "home", today=TODAY, facts=version if as_file else version.parent))
    assert [account.name for account in app.facts.accounts()] == ["C1"]
    assert isinstance(app.facts_store, FactsFile) is as_file
    assert not (tmp_path / "home" / "facts").exists()
    app.close()
