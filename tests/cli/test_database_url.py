"""kam with KAM_DATABASE_URL: what is wrong is told in one line, and never with the password."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, literal, select

from agent.adapters.postgresql.connecting import connected
from agent.adapters.state.suitable import require_suitable
from agent.bootstrap import build
from agent.domain.errors import BadInput
from agent.settings import Settings
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
        f"postgresql+psycopg://kam:x@{SECRET}@host/kam",
        f"postgresql+psycopg://kam:x@{SECRET}/x#y@host/kam",
        f"postgresql+psycopg:///kam?password={SECRET}",
        f"kam:{SECRET}@host",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_no_address_is_told_with_an_example(kam: Shell, url: str, language: str) -> None:
    _refused(kam, url, language, "KAM_DATABASE_URL", "postgresql+psycopg://")


@pytest.mark.parametrize(("language", "told"), [("de", "nicht erreichbar"), ("en", "cannot be reached")])
def test_a_server_that_is_not_there_is_told(kam: Shell, language: str, told: str) -> None:
    _refused(kam, f"postgresql+psycopg://kam:{SECRET}@127.0.0.1:1/kam", language, "KAM_DATABASE_URL", "127.0.0.1", told)


def test_a_wrong_password_is_told_and_not_shown(kam: Shell, postgresql: "TestServer") -> None:
    postgresql.run("drop role if exists guarded", "create role guarded login password 'other'")
    with postgresql.fresh() as url:
        postgresql.run(f"grant all on database {_name(url)} to guarded")
        guarded = postgresql.url(_name(url), "guarded", SECRET)
        _refused(kam, guarded, "en", "KAM_DATABASE_URL", "guarded")


def test_an_unknown_database_is_told(kam: Shell, postgresql: "TestServer") -> None:
    _refused(kam, postgresql.url("nobody_made_this"), "de", "KAM_DATABASE_URL", "nobody_made_this")


def test_a_database_without_utf_8_is_told_and_left_empty(kam: Shell, postgresql: "TestServer") -> None:
    with postgresql.fresh("template0 encoding 'LATIN1' locale 'C'") as url:
        _refused(kam, url, "en", "LATIN1", "UTF8")
        assert _tables(url) == 0


@pytest.mark.parametrize("right", ["all on schema public", "create on database {}"])
def test_half_of_the_rights_are_told_and_nothing_is_made(kam: Shell, postgresql: "TestServer", right: str) -> None:
    postgresql.run("drop role if exists half", "create role half login")
    with postgresql.fresh() as url:
        postgresql.run(f"grant {right.format(_name(url))} to half", database=_name(url))
        _refused(kam, postgresql.url(_name(url), "half"), "en", "KAM_DATABASE_URL", "ALTER DATABASE")
        assert _tables(url) == 0


@pytest.mark.parametrize(("version", "told"), [(130014, "PostgreSQL 13"), (90600, "PostgreSQL 9")])
def test_a_server_that_is_too_old_is_told(version: int, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        require_suitable(_answering(version // 10000, "UTF8", True))


@pytest.mark.parametrize("command", [("worker", "--once"), ("serve", "--port", "0")])
def test_who_does_not_see_the_folder_of_the_others_is_refused(
    kam: Shell, postgresql: "TestServer", tmp_path: Path, command: tuple[str, ...]
) -> None:
    with postgresql.fresh() as url:
        app = build(Settings(home=kam.home, database_url=url))
        app.audit.append("k.brandt", "data.imported", "facts", {})
        app.close()
        done = kam(*command, KAM_DATABASE_URL=url, KAM_LANGUAGE="en", KAM_HOME=str(tmp_path / "not-mounted"))
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), done.stderr
        assert "KAM_HOME" in done.stderr


def _answering(*answer: object) -> Any:
    """A connection to a server that is not to be had any more."""
    rows = create_engine("sqlite://").connect().execute(select(*(literal(each) for each in answer)))
    return SimpleNamespace(exec_driver_sql=lambda _query: rows)


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def _tables(url: str) -> int:
    with connected(url) as connection:
        found = connection.execute("select count(*) from pg_tables where schemaname in ('public', 'dbos')").fetchone()
    return int(found[0]) if found else 0


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
