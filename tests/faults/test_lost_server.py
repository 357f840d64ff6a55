"""PostgreSQL goes away: nothing is half there, the probe tells, and what was lost comes back by itself."""

import threading

import pytest
from sqlalchemy import text

from agent.adapters.postgresql.checkpoints import ServerCheckpoints
from agent.adapters.postgresql.locks import ServerLocks
from agent.adapters.postgresql.rates import ServerRates
from agent.adapters.postgresql.signals import ServerSignals
from agent.adapters.state.engines import postgresql_engine
from agent.domain.draft.draft import DraftStatus
from agent.domain.errors import Unavailable
from tests.approvals_world import Template
from tests.direct_sql import behind_the_back
from tests.postgresql import TestServer

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
_EVERYBODY = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = '{}'"


def cut(url: str) -> None:
    """Every connection to this database ends."""
    behind_the_back(url, _EVERYBODY.format(_name(url)))


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def test_a_connection_lost_within_a_transaction_leaves_nothing_half(
    approvals_template: Template, database_url: str
) -> None:
    with approvals_template.opened() as world:
        before = world.actions()

        def half() -> None:
            with world.app.database.together():
                world.propose()
                cut(database_url)
                world.propose()

        with pytest.raises(Unavailable) as lost:
            half()
        assert lost.value.code == "system.database"
        assert world.actions() == before, "the pool gives a living connection again"
        assert world.app.drafts.find(set(DraftStatus), None, 10) == []
        assert world.holds
        draft = world.approved()
        assert [each.status.value for each in world.deliver()] == ["sent"]
        assert world.status(draft) is DraftStatus.SENT


def test_the_probe_is_red_while_the_server_lets_nobody_in(
    approvals_template: Template, database_url: str, postgresql: TestServer
) -> None:
    name = _name(database_url)
    with approvals_template.opened() as world:
        world.app.readiness.state()
        postgresql.run(f"alter database {name} with allow_connections false", _EVERYBODY.format(name))
        with pytest.raises(Unavailable) as closed:
            world.app.readiness.state()
        assert closed.value.code == "system.database"
        postgresql.run(f"alter database {name} with allow_connections true")
        world.app.readiness.state()


def test_the_probe_is_red_while_another_one_keeps_the_writers_lock(
    approvals_template: Template, database_url: str
) -> None:
    with approvals_template.opened() as world, world.app.database.transaction() as session:
        session.execute(text("select 1"))  # a transaction begins with its first statement
        found: list[str] = []

        def probe() -> None:
            try:
                world.app.database.writable(50)
            except Unavailable as error:
                found.append(error.code)

        asking = threading.Thread(target=probe)
        asking.start()
        asking.join()
        assert found == ["system.state"]


def test_checkpoints_are_kept_after_the_connections_were_lost(database_url: str) -> None:
    checkpoints = ServerCheckpoints(database_url)
    try:
        cut(database_url)
        assert checkpoints.get_tuple({"configurable": {"thread_id": "a"}}) is None
    finally:
        checkpoints.close()


def test_a_server_lost_within_a_checkpoint_is_told(database_url: str) -> None:
    checkpoints = ServerCheckpoints(database_url)

    def lose() -> None:
        with checkpoints._cursor() as cursor:
            cut(database_url)
            cursor.execute("select 1")

    try:
        with pytest.raises(Unavailable) as lost:
            lose()
        assert lost.value.code == "system.database"
    finally:
        checkpoints.close()


def test_a_lock_is_lost_with_its_connection_and_knows_it(database_url: str) -> None:
    lock, other = ServerLocks(database_url).lock("worker"), ServerLocks(database_url).lock("worker")
    assert lock.take()
    cut(database_url)
    assert other.take()
    assert not lock.held
    assert not lock.take()
    other.release()
    assert lock.take()
    lock.release()


def test_signals_are_heard_again_after_the_connection_was_lost(database_url: str) -> None:
    engine = postgresql_engine(database_url)
    signals, moved = ServerSignals(database_url, engine), threading.Event()
    with signals.hear("r1", moved.set):
        assert moved.wait(20), "woken once when listening begins"
        moved.clear()
        cut(database_url)
        assert moved.wait(20), "and when it begins again: something may have been missed"
    signals.close()
    engine.dispose()


def test_nobody_is_refused_while_rates_cannot_be_counted(database_url: str, postgresql: TestServer) -> None:
    name = _name(database_url)
    engine = postgresql_engine(database_url)
    rates = ServerRates(engine)
    postgresql.run(f"alter database {name} with allow_connections false")
    assert rates.take("person", "k", 1, 10) == 0
    postgresql.run(f"alter database {name} with allow_connections true")
    assert rates.take("person", "k", 10, 10) == 0
    assert rates.take("person", "k", 10, 10) > 0
    engine.dispose()
