"""Locks, signals and rates: the same promises in one process and over a server."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from agent.adapters.locks import FileLocks
from agent.adapters.rates import LocalRates
from agent.adapters.signals import LocalSignals
from agent.adapters.state.engines import postgresql_engine
from agent.ports.sharing import Locks, Rates, Signals

pytestmark = pytest.mark.both_databases
OpenSignals = Callable[[], Signals]


@pytest.fixture
def locks(database_url: str, tmp_path: Path) -> Locks:
    if not database_url:
        return FileLocks(tmp_path / "new folder")
    from agent.adapters.postgresql.locks import ServerLocks

    return ServerLocks(database_url)


@pytest.fixture
def processes(database_url: str) -> Iterator[OpenSignals]:
    """Signals as each process has them; without a server there is one process."""
    made: list[LocalSignals] = []
    engines: list[Engine] = []

    def opened() -> Signals:
        if not database_url:
            made[1:] = []
            return made[0] if made else (made.append(LocalSignals()) or made[0])
        from agent.adapters.postgresql.signals import ServerSignals

        engines.append(postgresql_engine(database_url))
        made.append(ServerSignals(database_url, engines[-1]))
        return made[-1]

    yield opened
    for each in made:
        each.close()
    for engine in engines:
        engine.dispose()


@pytest.fixture
def rates(database_url: str) -> Iterator[list[Rates]]:
    """Of two processes; without a server they are one."""
    if not database_url:
        one = LocalRates()
        yield [one, one]
        return
    from agent.adapters.postgresql.rates import ServerRates

    engines = [postgresql_engine(database_url) for _ in range(2)]
    yield [ServerRates(engine) for engine in engines]
    for engine in engines:
        engine.dispose()


def test_a_lock_is_held_by_one(locks: Locks) -> None:
    first, second, other = locks.lock("a"), locks.lock("a"), locks.lock("b")
    assert first.take()
    assert (first.held, second.held) == (True, False)
    assert not second.take()
    assert not second.take(0.1)
    assert other.take()
    first.release()
    assert not first.held
    assert second.take()
    for lock in (first, second, other):
        lock.release()


def test_who_waits_for_a_lock_gets_it_when_it_is_free(locks: Locks) -> None:
    first, second = locks.lock("a"), locks.lock("a")
    assert first.take()
    threading.Timer(0.1, first.release).start()
    assert second.take(20)
    second.release()


def test_a_signal_wakes_who_hears_of_its_subject(processes: OpenSignals) -> None:
    here, there = processes(), processes()
    moved, other = threading.Event(), threading.Event()
    with here.hear("r1", moved.set), here.hear("r2", other.set):
        _until_told(there, "r1", moved)
        moved.clear()
        other.clear()  # both are woken once when listening begins
        _until_told(there, "r1", moved)
        assert not other.is_set()
    moved.clear()
    there.tell("r1")
    there.tell("r2")
    assert not moved.wait(0.2), "who has left hears nothing"


def _until_told(signals: Signals, subject: str, moved: threading.Event) -> None:
    for _ in range(100):
        signals.tell(subject)
        if moved.wait(0.2):
            return
    pytest.fail("nobody was woken")


def test_who_asks_too_much_waits_whichever_process_is_asked(rates: list[Rates]) -> None:
    one, two = rates
    assert [each.take("person", "k", 3, 6) for each in (one, two)] == [0.0, 0.0]
    assert 0 < one.take("person", "k", 3, 6) <= 30
    assert 0 < two.take("person", "k", 1, 6) <= 10
    assert two.take("person", "other", 3, 6) == 0
    assert two.take("address", "k", 3, 6) == 0, "each kind has buckets of its own"


def test_of_many_requests_at_once_so_many_pass_as_there_are_tokens(rates: list[Rates]) -> None:
    passed: list[float] = []

    def ask(number: int) -> None:
        passed.extend(rates[number % 2].take("person", "k", 1, 10) for _ in range(5))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 10 <= passed.count(0.0) <= 15, "ten lay there; a slow machine gives time for a few more"
