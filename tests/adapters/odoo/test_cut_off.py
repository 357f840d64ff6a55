"""A run that fails or is killed changes nothing, and the next one goes on where it stood."""

import datetime as dt
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from agent.domain.errors import Conflict, Unavailable
from tests.adapters.odoo.company import order_line
from tests.adapters.odoo.conftest import NOW, World
from tests.adapters.odoo.server import KEY
from tests.fakes.loopback import Reply

ROOT = Path(__file__).parents[3]
FAILS = Reply(502, b"<html>bad gateway</html>")


@pytest.fixture
def long(world: World) -> World:
    """Forty lines in pages of five."""
    for number in range(39):
        order_line(world.made, world.made.order, float(number + 1))
    return world


def fail_at(world: World, model: str, page: int) -> None:
    seen = 0

    def rude(_number: int, asked: str) -> Reply | None:
        nonlocal seen
        seen += asked == model
        return FAILS if asked == model and seen >= page else None

    world.server.rude = rude


def test_a_failed_sync_changes_nothing_and_the_next_goes_on(long: World) -> None:
    fail_at(long, "sale.order.line", 5)  # the first asks for the newest stamp
    with pytest.raises(Unavailable):
        long.sync(page_size=5, attempts=2)
    assert not long.store.exists
    before = long.server.reads["sale.order.line"]
    assert before == 15
    long.server.forget()
    long.sync(page_size=5)
    assert long.server.reads["sale.order.line"] == 27  # the rest of 42
    assert "sale.order" not in {model for model, count in long.server.reads.items() if count}
    assert len(long.table("order_lines")) == 40


def test_facts_in_use_stay_as_they_are_when_a_later_sync_fails(long: World) -> None:
    long.sync()
    version, lines = long.store.info().version, long.table("order_lines")
    long.odoo.pass_time(days=1)
    long.odoo.write("sale.order.line", long.made.line, product_uom_qty=5.0)
    fail_at(long, "stock.quant", 1)
    with pytest.raises(Unavailable):
        long.sync(attempts=1)
    assert (long.store.info().version, long.table("order_lines")) == (version, lines)


def test_the_data_are_as_old_as_the_beginning_of_the_run(long: World) -> None:
    fail_at(long, "sale.order.line", 3)
    with pytest.raises(Unavailable):
        long.sync(page_size=5, attempts=1)
    long.server.forget()
    long.sync(page_size=5, now=NOW + dt.timedelta(days=1))
    assert long.store.info().as_of == NOW


def test_stock_is_never_of_two_days(world: World) -> None:
    fail_at(world, "purchase.order.line", 2)  # the first asks for the newest stamp
    with pytest.raises(Unavailable):
        world.sync(attempts=1)
    world.odoo.unlink("stock.quant", 1)
    world.server.forget()
    world.sync()
    assert {row["article_id"]: row["on_hand"] for row in world.table("stock")}["MC-10432"] == 15.5


def test_the_first_promise_survives_a_cut_between_reading_and_taking_over(world: World) -> None:
    fail_at(world, "stock.quant", 1)
    with pytest.raises(Unavailable):
        world.sync(attempts=1)
    world.odoo.pass_time(days=3)
    world.odoo.promise(world.made.order, "2026-12-23 23:00:00")
    world.server.forget()
    world.sync()
    world.sync()
    assert world.one("order_lines", "odoo-sale.order.line-1")["confirmed_on"] == dt.date(2026, 10, 15)


def test_the_first_promise_survives_a_cut_and_a_beginning_anew(world: World) -> None:
    """The order is read twice before anything is taken over: as promised first, and as shifted."""
    fail_at(world, "stock.quant", 1)
    with pytest.raises(Unavailable):
        world.sync(attempts=1)
    world.odoo.promise(world.made.order, "2026-12-23 23:00:00")
    world.server.forget()
    world.sync(full=True)
    assert world.one("order_lines", "odoo-sale.order.line-1")["confirmed_on"] == dt.date(2026, 10, 15)


def test_what_was_read_but_not_taken_over_is_taken_over_next_time(world: World) -> None:
    with world.connector() as connector:
        connector.fetch(NOW, False, lambda _what, _rows: None)
        for source in connector.batch(None).sources:
            list(source.rows)  # the import failed after this
    world.server.forget()
    world.sync()
    assert world.server.reads.get("sale.order", 0) == 0
    assert len(world.table("order_lines")) == 1


def test_a_full_reading_that_was_cut_off_goes_on_as_one(long: World) -> None:
    long.sync()
    long.odoo.unlink("sale.order.line", 20)
    fail_at(long, "sale.order.line", 3)
    with pytest.raises(Unavailable):
        long.sync(full=True, page_size=5, attempts=1)
    assert len(long.table("order_lines")) == 40
    long.server.forget()
    long.sync(page_size=5)
    assert len(long.table("order_lines")) == 39


def test_two_syncs_at_once_are_refused(world: World) -> None:
    with world.connector(), pytest.raises(Conflict) as caught, world.connector():
        pass
    assert caught.value.code == "connectors.running"


def test_a_damaged_state_is_told(world: World) -> None:
    world.folder.mkdir(parents=True)
    (world.folder / "state.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(Unavailable) as caught:
        world.sync()
    assert caught.value.code == "connectors.state"


def test_what_is_kept_is_for_its_owner_only(world: World) -> None:
    world.sync()
    assert (world.folder / "state.sqlite3").stat().st_mode & 0o077 == 0
    assert KEY.encode() not in (world.folder / "state.sqlite3").read_bytes()


def test_killed_in_the_middle_it_goes_on(long: World, tmp_path: Path) -> None:
    """A process of its own, killed without warning while a page is on its way."""
    program = textwrap.dedent(
        f"""
        import datetime as dt, pathlib
        from agent.adapters.odoo.connector import OdooConnector
        from agent.adapters.sync_state import SyncState
        from tests.adapters.odoo.conftest import NOW, api
        state = SyncState(pathlib.Path({str(long.folder)!r}), "Odoo", "test")
        with OdooConnector(lambda: api({long.server.url!r}), state, page_size=5) as connector:
            connector.fetch(NOW, False, lambda what, rows: None)
        """
    )
    started: list[subprocess.Popen[bytes]] = []

    def rude(_number: int, model: str) -> Reply | None:
        if model == "sale.order.line" and long.server.reads.get(model, 0) >= 15:
            os.kill(started[0].pid, signal.SIGKILL)
            return Reply(drop=True)
        return None

    long.server.rude = rude
    started.append(subprocess.Popen([sys.executable, "-c", program], cwd=ROOT))
    assert started[0].wait(30) == -signal.SIGKILL
    long.server.forget()
    long.sync(page_size=5)
    assert long.server.reads["sale.order.line"] == 27
    assert len(long.table("order_lines")) == 40


def test_another_database_begins_anew(world: World) -> None:
    world.sync()
    from agent.adapters.sync_state import SyncState

    with SyncState(world.folder, "Odoo", "another") as state:
        assert (state.version, state.mark("sale.order"), state.rows()) == (None, None, [])


def test_progress_names_what_is_read(long: World) -> None:
    long.sync(page_size=20)
    assert [rows for what, rows in long.progress if what == "sale.order.line"] == [20, 40, 42]
