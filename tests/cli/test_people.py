"""kam people: list, forget, purge."""

import io
import sys

import pytest

from agent.domain.identity import Role, role_names
from agent.domain.language import Language
from tests.cli.conftest import Shell

ADMIN = {"KAM_USER": "a.petersen", "KAM_LANGUAGE": "de"}


def ids(kam: Shell) -> list[str]:
    return [row["id"] for row in kam.json("people", "list", **ADMIN)["people"]]


def test_the_admin_sees_who_uses_the_assistant(kam: Shell) -> None:
    rows = {row["id"]: row for row in kam.json("people", "list", **ADMIN)["people"]}
    assert rows["m.yilmaz"]["name"] == "Murat Yılmaz"
    assert rows["m.yilmaz"]["roles"] == ["kam"]
    assert "Vantage Pumps Ltd" in rows["m.yilmaz"]["accounts"]
    lines = kam("people", "list", **ADMIN).stdout.splitlines()
    assert lines[0].startswith("Benutzer")
    assert len(lines) == len(rows) + 1


def test_a_forgotten_person_is_gone_for_good(kam: Shell) -> None:
    done = kam("people", "forget", "m.yilmaz", "--yes", **ADMIN)
    assert (done.returncode, done.stderr) == (0, "")
    assert "gelöschte Person" in done.stdout
    assert "m.yilmaz" not in ids(kam), "nor does the next command bring them back"
    assert kam("audit", "verify", KAM_USER="m.yilmaz").returncode == 2
    assert kam("audit", "verify", **ADMIN).returncode == 0
    files = b"".join(path.read_bytes() for path in kam.home.glob("state.sqlite3*"))
    assert b"yilmaz" not in files
    assert "Yılmaz".encode() not in files


@pytest.mark.parametrize(("answer", "yes"), [("", "y\n"), ("n\n", "j\n"), ("\n", "Ja\n"), ("jein\n", "yes\n")])
def test_without_a_yes_nobody_is_forgotten(kam: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, yes: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    done = kam("people", "forget", "m.yilmaz", **ADMIN)
    assert done.returncode == 1
    assert "[j/N]: " in done.stderr
    assert done.stderr.endswith("Abgebrochen. Es wurde nichts ausgeführt.\n")
    assert "m.yilmaz" in ids(kam)
    monkeypatch.setattr(sys, "stdin", io.StringIO(yes))
    assert kam("people", "forget", "m.yilmaz", **ADMIN).returncode == 0
    assert "m.yilmaz" not in ids(kam)


@pytest.mark.parametrize(
    ("user", "person"),
    [("k.brandt", "m.yilmaz"), ("a.petersen", "a.petersen"), ("a.petersen", "mallory"), ("l.vogt", "k.brandt")],
)
def test_a_refusal_is_one_line_and_changes_nothing(kam: Shell, user: str, person: str) -> None:
    before = ids(kam)
    done = kam("people", "forget", person, "--yes", KAM_USER=user)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert ids(kam) == before


@pytest.mark.parametrize(
    ("command", "user"),
    [
        (("people", "forget", "m.yilmaz"), "k.brandt"),
        (("people", "forget", "mallory"), "a.petersen"),
        (("audit", "reseal"), "k.brandt"),
    ],
)
def test_who_is_refused_is_not_asked_before(
    kam: Shell, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], user: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("j\n"))
    done = kam(*command, KAM_USER=user, KAM_LANGUAGE="de")
    assert (done.returncode, "[j/N]" in done.stderr) == (2, False)
    assert sys.stdin.read() == "j\n"


def test_roles_are_told_in_words(kam: Shell) -> None:
    assert "dieser Rollen: Administration." in kam("people", "list", KAM_USER="k.brandt", KAM_LANGUAGE="de").stderr
    assert "these roles: administration." in kam("people", "list", KAM_USER="k.brandt", KAM_LANGUAGE="en").stderr
    table = kam("people", "list", **ADMIN).stdout
    assert "Vertriebsleitung" in table
    assert "head_of_sales" not in table


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_name(role: Role) -> None:
    assert role_names([role], Language.DE)
    assert role_names([role], Language.EN)


def test_json_tells_whether_traces_are_left(kam: Shell) -> None:
    assert kam.json("people", "forget", "m.yilmaz", "--yes", **ADMIN) == {"forgotten": "m.yilmaz", "purged": True}
    assert kam.json("people", "purge", **ADMIN) == {"purged": True}
    assert "entfernt" in kam("people", "purge", **ADMIN).stdout
    assert kam("people", "purge", KAM_USER="k.brandt").returncode == 2
