"""Who is connected to the database: before it is changed behind everybody's back."""

import subprocess
import sys

import pytest

from agent.adapters.postgresql.clients import client_name
from agent.adapters.postgresql.connecting import connected, others
from agent.domain.errors import Unavailable

_STAYS = """
import sys
from agent.adapters.postgresql.connecting import connected
with connected(sys.argv[1]):
    print("there", flush=True)
    input()
"""


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_other_processes_are_told_by_name_and_our_own_is_none(database_url: str) -> None:
    with connected(database_url):
        assert others(database_url) == []
        command = [sys.executable, "-c", _STAYS, database_url]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline()
            told = others(database_url)
            other.kill()
    own = client_name().rpartition("-")[0]
    assert told == [f"{own}-{other.pid}"]


def test_a_name_fits_and_keeps_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "a-very-long-name-of-a-machine" * 4)
    name = client_name()
    assert len(name) == 63
    monkeypatch.undo()
    assert name.rpartition("-")[2] == client_name().rpartition("-")[2]


def test_a_server_that_is_gone_is_told() -> None:
    with pytest.raises(Unavailable):
        others("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
