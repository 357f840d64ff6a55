"""kam audit: verify, list, export, seal anew."""

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from agent.bootstrap import build
from agent.domain.audit import Fault
from agent.domain.messages import codes
from agent.settings import Settings
from tests.cli.conftest import Shell

ADMIN = {"KAM_USER": "a.petersen", "KAM_LANGUAGE": "de"}


@pytest.fixture(autouse=True)
def _entries(home: Path, settings: Settings) -> None:
    app = build(settings)
    for user, subject in (("k.brandt", "r1"), ("m.yilmaz", "r2"), ("system", "policies")):
        app.audit.append(user, "nda_review.done", subject, {"level": "red"})
    app.close()


def change(kam: Shell, *statements: str) -> None:
    with closing(sqlite3.connect(kam.home / "state.sqlite3", isolation_level=None)) as state:
        for name in ("no_update", "no_delete", "no_replace"):
            state.execute(f"drop trigger if exists audit_entries_{name}")
        for statement in statements:
            state.execute(statement)


def test_a_chain_that_holds_is_told_with_its_length(kam: Shell) -> None:
    done = kam("audit", "verify", KAM_LANGUAGE="de")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Die Prüfkette ist vollständig: 3 Einträge.\n", "")
    assert kam.json("audit", "verify") == {"holds": True, "entries": 3, "broken_at": None, "fault": None}


@pytest.mark.parametrize(
    ("statement", "fault", "sequence", "german"),
    [
        ("update audit_entries set actor = 'x' where sequence = 2", "changed", 2, "Eintrag 2 wurde verändert"),
        ("delete from audit_entries where sequence = 2", "missing", 2, "Eintrag 2 fehlt"),
        ("delete from audit_entries where sequence = 3", "cut", 3, "Ab Eintrag 3 wurde das Ende abgeschnitten"),
        ("update audit_head set seal = substr(seal, 1, 63) || 'x'", "seal", None, "Siegel"),
        ("delete from audit_head", "unsealed", None, "Siegel"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    kam: Shell, statement: str, fault: str, sequence: int | None, german: str
) -> None:
    change(kam, statement)
    done = kam("audit", "verify", KAM_LANGUAGE="de")
    assert (done.returncode, done.stdout) == (2, "")
    assert german in done.stderr
    assert len(done.stderr.splitlines()) == 1
    done = kam("audit", "verify", "--json")
    assert done.returncode == 2
    told = json.loads(done.stdout)
    assert (told["holds"], told["fault"], told["broken_at"]) == (False, fault, sequence)


@pytest.mark.parametrize("loss", ["lost", "foreign"])
def test_a_lost_or_foreign_secret_is_not_called_tampering(kam: Shell, loss: str) -> None:
    secret = kam.home / "secret.key"
    if loss == "lost":
        secret.unlink()
    else:
        secret.write_bytes(b"f" * 32)
    done = kam("audit", "verify", KAM_LANGUAGE="en")
    assert done.returncode == 2
    assert "secret.key" in done.stderr
    assert "does not hold" not in done.stderr
    assert kam("audit", "reseal", "--yes", KAM_USER="k.brandt").returncode == 2
    assert kam("audit", "reseal", "--yes", **ADMIN).returncode == 0
    assert kam("audit", "verify").returncode == 0


def test_entries_are_listed(kam: Shell) -> None:
    rows = kam.json("audit", "list", **ADMIN)["entries"]
    assert [(row["sequence"], row["actor"], row["name"]) for row in rows] == [
        (3, "system", "Programm"),
        (2, "m.yilmaz", "Murat Yılmaz"),
        (1, "k.brandt", "Katharina Brandt"),
    ]
    assert (rows[0]["subject"], rows[0]["details"]) == ("policies", {"level": "red"})
    lines = kam("audit", "list", "--limit", "1", **ADMIN).stdout.splitlines()
    assert lines[0].split("  ")[0] == "Nr."
    assert lines[0].index("Wer") == lines[1].index("Programm")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--actor", "m.yilmaz"), [2]),
        (("--subject", "r1"), [1]),
        (("--action", "nda_"), [3, 2, 1]),
        (("--action", "draft"), []),
        (("--since", "2026-11-22"), [3, 2, 1]),
        (("--since", "2026-11-23"), []),
        (("--limit", "2"), [3, 2]),
    ],
)
def test_a_list_can_be_narrowed(kam: Shell, options: tuple[str, ...], found: list[int]) -> None:
    rows = kam.json("audit", "list", *options, **ADMIN)["entries"]
    assert [row["sequence"] for row in rows] == found


def test_others_list_what_they_did_themselves(kam: Shell) -> None:
    assert [row["actor"] for row in kam.json("audit", "list", KAM_USER="k.brandt")["entries"]] == ["k.brandt"]
    assert kam("audit", "list", "--actor", "m.yilmaz", KAM_USER="k.brandt").stdout == "Keine Einträge.\n"


@pytest.mark.parametrize("options", [("--since", "gestern"), ("--limit", "0"), ("--limit", "many")])
def test_a_wrong_list_is_refused_in_one_line(kam: Shell, options: tuple[str, ...]) -> None:
    done = kam("audit", "list", *options, **ADMIN)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_an_export_can_be_checked_and_a_changed_one_shows(kam: Shell, tmp_path: Path) -> None:
    file = tmp_path / "chain.jsonl"
    assert kam.json("audit", "export", file, **ADMIN) == {"file": str(file), "format": "jsonl", "entries": 4}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert kam.json("audit", "verify", "--file", file)["entries"] == 4
    assert kam.json("audit", "list", "--limit", "1", **ADMIN)["entries"][0]["action"] == "audit.exported"
    content = file.read_bytes()
    for at in range(0, len(content), 97):
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        done = kam("audit", "verify", "--file", file)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), at
    file.write_bytes(content)
    assert kam("audit", "verify", "--file", file).returncode == 0


def test_a_table_for_spreadsheets_is_chosen_by_its_name(kam: Shell, tmp_path: Path) -> None:
    assert kam.json("audit", "export", tmp_path / "chain.csv", **ADMIN)["entries"] == 4
    assert (tmp_path / "chain.csv").read_text(encoding="utf-8").startswith("sequence,at,actor,person,action")
    assert kam("audit", "verify", "--file", tmp_path / "chain.csv").returncode == 2


def test_what_is_there_is_not_overwritten_and_nothing_is_audited(kam: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("mine", encoding="utf-8")
    for file in (tmp_path / "mine.jsonl", tmp_path / "nowhere" / "x.jsonl"):
        done = kam("audit", "export", file, **ADMIN)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (tmp_path / "mine.jsonl").read_text(encoding="utf-8") == "mine"
    assert kam("audit", "export", tmp_path / "x.jsonl", KAM_USER="k.brandt").returncode == 2
    assert not (tmp_path / "x.jsonl").exists()


def test_a_missing_export_is_told(kam: Shell) -> None:
    done = kam("audit", "verify", "--file", "/nowhere.jsonl", KAM_LANGUAGE="de")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "lässt sich nicht lesen: gibt es nicht. Es wurde nichts geprüft." in done.stderr


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"sequence,at,actor\n1,2,3\n", b"[]\n", b"{}\n"])
def test_what_is_no_export_says_nothing_about_the_database(kam: Shell, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.png").write_bytes(content)
    done = kam("audit", "verify", "--file", tmp_path / "x.png", KAM_LANGUAGE="de")
    assert (done.returncode, done.stdout) == (2, "")
    assert "x.png“ ist kein Export der Prüfkette" in done.stderr
    assert "Datenbank" not in done.stderr


def test_a_changed_export_is_told_of_the_file(kam: Shell, tmp_path: Path) -> None:
    file = tmp_path / "chain.jsonl"
    kam("audit", "export", file, **ADMIN)
    assert "Der Export „" in kam("audit", "verify", "--file", file, KAM_LANGUAGE="de").stdout
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
    done = kam("audit", "verify", "--file", file, KAM_LANGUAGE="de")
    assert "ist kein unversehrter Export: Eintrag 2 fehlt." in done.stderr
    assert "sichern Sie die Datenbank" not in done.stderr


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_of_a_file_has_words(fault: Fault) -> None:
    assert {f"audit.file.{fault.value}", f"audit.fault.{fault.value}"} <= codes()
