"""kam people: list, forget, purge."""

import io
import sys

import pytest

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


@pytest.mark.parametrize("answer", ["", "n\n", "\n"])
def test_without_a_yes_nobody_is_forgotten(kam: Shell, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    assert kam("people", "forget", "m.yilmaz", **ADMIN).returncode == 1
    assert "m.yilmaz" in ids(kam)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
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


def test_json_tells_whether_traces_are_left(kam: Shell) -> None:
    assert kam.json("people", "forget", "m.yilmaz", "--yes", **ADMIN) == {"forgotten": "m.yilmaz", "purged": True}
    assert kam.json("people", "purge", **ADMIN) == {"purged": True}
    assert "entfernt" in kam("people", "purge", **ADMIN).stdout
    assert kam("people", "purge", KAM_USER="k.brandt").returncode == 2
