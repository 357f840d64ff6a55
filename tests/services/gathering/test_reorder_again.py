"""The figures of a re-order that waits, read again."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from agent.adapters.facts.store import FactsStore
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import Conflict
from agent.domain.facts.fact import same_figure
from agent.domain.facts.info import FactsSource
from agent.domain.facts.tables import TABLES
from tests.services.gathering.drafting_world import EN, NORDWERK, DraftingWorld, opened

ARTICLE = "MC-10432"
MORE = "UPDATE stock SET on_hand = on_hand + 700 WHERE article_id = 'MC-10432'"
PLENTY = "UPDATE stock SET on_hand = 1000000 WHERE article_id = 'MC-10432'"


@pytest.fixture
def own(demo_home: Path, tmp_path: Path) -> Iterator[DraftingWorld]:
    """A world whose facts may change."""
    with opened(demo_home, tmp_path / "home") as world:
        yield world


def stored(world: DraftingWorld) -> Draft:
    user = world.manager(NORDWERK)
    brief = world.steps.gather(user, DraftRequest(DraftKind.REORDER, NORDWERK, language=EN))
    return world.steps.store(user, brief, world.steps.compose(brief))


def imported(world: DraftingWorld, folder: Path, *changes: str) -> None:
    """The same facts once more, an hour younger, with what ``changes`` did to them."""
    store: FactsStore = world.app.facts_store
    old = shutil.copy(store.file, folder / "old.duckdb")

    def fill(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute(f"ATTACH '{old}' AS old (READ_ONLY)")
        for name in TABLES:
            connection.execute(f"INSERT INTO {name} SELECT * FROM old.{name}")  # noqa: S608
        connection.execute("DETACH old")
        for each in changes:
            connection.execute(each)

    store.publish(FactsSource.IMPORT, store.info().as_of + dt.timedelta(hours=1), fill)


def values(draft: Draft) -> dict[str, object]:
    return {each.id: each.value for each in draft.content.facts}


def approve(world: DraftingWorld, draft: Draft) -> Draft:
    return world.app.approvals.approve(world.manager(NORDWERK), draft.id, draft.digest)


def test_the_same_data_once_more_move_nothing(own: DraftingWorld, tmp_path: Path) -> None:
    draft = stored(own)
    imported(own, tmp_path)
    assert own.app.draft_facts.version() != draft.facts_version
    user, facts = own.manager(NORDWERK), draft.content.facts
    read = own.app.draft_facts.refresh(user, NORDWERK, facts, EN)
    assert all(map(same_figure, facts, read))
    assert {each.as_of for each in read} != {each.as_of for each in facts}
    assert approve(own, draft).version == 1


def test_a_stock_that_changed_makes_a_new_version_with_the_figures_of_today(own: DraftingWorld, tmp_path: Path) -> None:
    draft = stored(own)
    imported(own, tmp_path, MORE)
    with pytest.raises(Conflict) as refused:
        approve(own, draft)
    assert refused.value.code == "drafts.moved"
    fresh = own.app.desk.get(own.manager(NORDWERK), draft.id)
    before, after = values(draft), values(fresh)
    at = next(name.partition(".")[2] for name, value in before.items() if value == ARTICLE)
    moved = {name for name, value in after.items() if value != before[name]}
    assert f"run_out.{at}" in moved
    assert all(name.endswith(f".{at}") or name == "as_of" for name in moved)
    assert str(after[f"run_out.{at}"]) > str(before[f"run_out.{at}"])
    assert after["answer_by"] == before["answer_by"]
    assert str(after[f"week.{at}"]).startswith("week "), "in the language of the mail"


def test_what_need_not_be_ordered_any_more_has_no_figures(own: DraftingWorld, tmp_path: Path) -> None:
    draft = stored(own)
    imported(own, tmp_path, PLENTY)
    with pytest.raises(Conflict):
        approve(own, draft)
    after = values(own.app.desk.get(own.manager(NORDWERK), draft.id))
    at = next(name.partition(".")[2] for name, value in values(draft).items() if value == ARTICLE)
    assert {after[f"{name}.{at}"] for name in ("quantity", "run_out", "demand", "article")} == {None}
