"""kam with KAM_DATABASE_URL: what is wrong is told in one line, and never with the password."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Shell

if TYPE_CHECKING:
    from tests.postgresql import TestServer

SECRET = "s3cr3t"


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://kam:{SECRET}@host/kam",
        f"postgresql+psycopg://kam:{SECRET}@host:port/kam",
        f"postgresql+psycopg://kam:{SECRET}@host",
        f"postgresql+psycopg://kam:{SECRET}/x@host/kam",
        f"postgresql+psycopg:///kam?password={SECRET}",
        f"kam:{SECRET}@host",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_no_address_is_told_with_an_example(kam: Shell, url: str, language: str) -> None:
    _refused(kam, url, language, "KAM_DATABASE_URL", "postgresql+psycopg://")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_server_that_is_not_there_is_told(kam: Shell, language: str) -> None:
    _refused(kam, f"postgresql+psycopg://kam:{SECRET}@127.0.0.1:1/kam", language, "KAM_DATABASE_URL", "127.0.0.1")


def test_a_wrong_password_is_told_and_not_shown(kam: Shell, postgresql: "TestServer") -> None:
    postgresql.run("drop role if exists guarded", "create role guarded login password 'other'")
    with postgresql.fresh() as url:
        name = url.partition("/?")[0].rpartition("@/")[2].partition("?")[0]
        postgresql.run(f"grant all on database {name} to guarded")
        guarded = postgresql.url(name, "guarded", SECRET)
        _refused(kam, guarded, "en", "KAM_DATABASE_URL", "guarded")


def test_an_unknown_database_is_told(kam: Shell, postgresql: "TestServer") -> None:
    _refused(kam, postgresql.url("nobody_made_this"), "de", "KAM_DATABASE_URL", "nobody_made_this")


def _refused(kam: Shell, url: str, language: str, *told: str) -> None:
    done = kam("audit", "verify", KAM_DATABASE_URL=url, KAM_LANGUAGE=language)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
    assert all(each in done.stderr for each in told)
    assert SECRET not in done.stderr


def test_without_the_setting_nothing_of_postgresql_is_imported(tmp_path: Path) -> None:
    program = (
        "import sys; from agent.bootstrap import build; from agent.settings import Settings;"
        f"app = build(Settings(home={str(tmp_path)!r})); app.audit.verify(); app._checkpoints; app.signals; app.rates;"
        "found = {n.split('.')[0] for n in sys.modules} | {n for n in sys.modules if n.startswith('agent.')};"
        "print(*(n for n in found if 'psycopg' in n or 'postgresql' in n or 'langgraph.checkpoint.postgres' in n))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_server_gets_the_state_of_a_command(kam: Shell, postgresql: "TestServer") -> None:
    with postgresql.fresh() as url:
        assert kam.json("audit", "verify", KAM_DATABASE_URL=url)["holds"]
        assert not (kam.home / "state.sqlite3").exists()
