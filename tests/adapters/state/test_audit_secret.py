"""The secret of a home folder is made once, by whoever comes first, and belongs to its owner."""

import multiprocessing
import stat
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from agent.adapters.state.secrets import SECRET_FILE, derived_key, home_secret
from agent.domain.errors import Unavailable


def put(home: Path, found: "Queue[bytes]") -> None:
    found.put(home_secret(home))


def test_it_is_made_once_and_read_by_nobody_else(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    secret = home_secret(home)
    assert len(secret) == 32
    assert home_secret(home) == secret
    assert home_secret(tmp_path) != secret
    assert stat.S_IMODE((home / SECRET_FILE).stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == [SECRET_FILE], "nothing is left aside"


def test_processes_that_start_at_once_get_the_same(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    found: Queue[bytes] = context.Queue()
    processes = [context.Process(target=put, args=(tmp_path, found)) for _ in range(4)]
    for process in processes:
        process.start()
    assert len({found.get(timeout=60) for _ in processes}) == 1
    for process in processes:
        process.join(60)


def test_who_loses_the_race_takes_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from agent.adapters.state import secrets

    first = home_secret(tmp_path)
    secrets._make(tmp_path / SECRET_FILE)  # as one who saw no file a moment ago
    assert home_secret(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [SECRET_FILE]


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_what_is_no_secret_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    (tmp_path / SECRET_FILE).write_bytes(content)
    with pytest.raises(Unavailable, match=r"secret\.key"):
        home_secret(tmp_path)
    assert (tmp_path / SECRET_FILE).read_bytes() == content


def test_a_restored_secret_is_closed_again(tmp_path: Path) -> None:
    secret = home_secret(tmp_path)
    (tmp_path / SECRET_FILE).chmod(0o644)
    assert home_secret(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / SECRET_FILE).stat().st_mode) == 0o600


def test_each_use_has_a_key_of_its_own() -> None:
    secret = b"s" * 32
    assert derived_key(secret, b"audit") == derived_key(secret, b"audit") != derived_key(secret, b"draft")
    assert len(derived_key(secret, b"audit")) == 32
