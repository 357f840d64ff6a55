"""The shell: what it prints and how it ends."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tests.sample_ndas import nda_de


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "Entwurf NDA.txt"
    path.write_text(nda_de("Die Geheimhaltung gilt für zwanzig Jahre ab Unterzeichnung."), encoding="utf-8")
    return path


def test_a_second_round_in_the_shell(kam: Shell, draft: Path, tmp_path: Path) -> None:
    first = kam.json("nda", "review", draft)
    back = tmp_path / "back.txt"
    back.write_text(draft.read_text(encoding="utf-8").replace("zwanzig", "fünf"), encoding="utf-8")
    second = kam.json("nda", "review", back, "--previous", first["id"])
    assert [answer["outcome"] for answer in second["round"]["answers"]] == ["accepted"]
    shown = kam("nda", "review", back, "--previous", first["id"])
    assert "Übernommen: Laufzeit und Fortgeltung" in shown.stdout
    unknown = kam("nda", "review", back, "--previous", "nonsense")
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_files_that_cannot_be_written_are_told(kam: Shell, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = kam("nda", "review", draft, "--out", tmp_path / "taken" / "sub")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_review_in_json_and_as_text(kam: Shell, draft: Path, tmp_path: Path) -> None:
    result = kam.json("nda", "review", draft, "--out", tmp_path / "out")
    assert result["recommendation"]["level"] == "red"
    assert {finding["policy_id"] for finding in result["findings"]} >= {"NDA-TERM", "NDA-PENALTY"}
    assert len(result["findings"]) == 28
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8")) == result
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["redline-external.docx", "redline.docx", "report.html", "report.json"]
    shown = kam("nda", "review", draft, "--language", "en")
    assert shown.returncode == 0
    assert shown.stdout.startswith("Red:")
    assert "zwanzig Jahre" in shown.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("truncated.docx", b"PK\x03\x04 and then nothing"),
        ("picture.txt", bytes(range(256)) * 40),
        ("recipe.md", ("Zutaten: Mehl und Zucker, gut verrühren und backen. " * 20).encode()),
        ("francais.txt", ("Les parties conviennent de garder secrètes les informations reçues. " * 20).encode()),
    ],
)
def test_a_file_that_cannot_be_reviewed_ends_with_2_and_one_line(
    kam: Shell, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = kam("nda", "review", path, "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (("nda", "review"), {}),
        (("nonsense",), {}),
        (("policy", "search"), {}),
        (("policy", "list"), {"KAM_PORT": "high"}),
        (("policy", "list"), {"KAM_POLICIES": "/nowhere"}),
        (("audit", "verify"), {"KAM_USER": "mallory"}),
        (("audit", "verify"), {"KAM_HOME": __file__}),
        (("serve", "--port", "0"), {"KAM_HOME": __file__}),
        (("audit", "verify"), {"KAM_DATABASE_URL": "foo"}),
        (("audit", "verify"), {"KAM_DATABASE_URL": "nosuch://database"}),
        (("nda", "review", "two\nlines.txt"), {}),
        (("nda", "review", "/proc/self/mem"), {}),
        (("serve", "--host", "0.0.0.0"), {}),  # noqa: S104
        (("eval", "contract-nli", "--data", "/nowhere.json", "--predictions", "/nowhere.jsonl"), {}),
    ],
)
def test_wrong_calls_and_settings_end_with_2_and_one_line(
    kam: Shell, args: tuple[str, ...], env: dict[str, str]
) -> None:
    done = kam(*args, **env)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_foreign_account_is_refused(kam: Shell, draft: Path) -> None:
    done = kam("nda", "review", draft, "--account", "Vantage Pumps Ltd")
    assert done.returncode == 2
    assert "Vantage Pumps Ltd" in done.stderr


def test_the_policy_library_is_valid_and_searchable_in_both_languages(kam: Shell) -> None:
    assert "28 NDA-Klauseln" in kam("policy", "check").stdout
    assert kam.json("policy", "check") == {"valid": True, "clauses": 28, "problems": []}
    assert len(kam.json("policy", "list")["clauses"]) == 28
    for query in ("Wie hoch darf eine Vertragsstrafe sein?", "How high may a contractual penalty be?"):
        passages = kam.json("policy", "search", query, "--count", "5")["passages"]
        assert "NDA-PENALTY" in [passage["policy_id"] for passage in passages]


def test_a_broken_policy_is_named_by_file_and_line(kam: Shell, tmp_path: Path) -> None:
    import shutil

    from agent.settings import shipped_policies

    library = tmp_path / "policies"
    shutil.copytree(shipped_policies(), library)
    term = library / "nda" / "term.yaml"
    term.write_text(
        term.read_text(encoding="utf-8").replace("presence: required", "presence: sometimes"), encoding="utf-8"
    )
    line = next(n for n, text in enumerate(term.read_text(encoding="utf-8").splitlines(), 1) if "sometimes" in text)
    done = kam("policy", "check", KAM_POLICIES=str(library))
    assert done.returncode == 2
    assert f"nda/term.yaml:{line}:" in done.stderr


def test_the_audit_chain_verifies_until_a_byte_is_flipped(kam: Shell, draft: Path) -> None:
    kam.json("nda", "review", draft)
    assert kam.json("audit", "verify")["entries"] == 2
    with sqlite3.connect(kam.home / "state.sqlite3") as state:
        state.execute("drop trigger if exists audit_entries_no_update")
        state.execute("update audit_entries set subject = 'y' || substr(subject, 2) where sequence = 1")
    state.close()
    done = kam("audit", "verify")
    assert done.returncode == 2
    assert "1" in done.stderr


def test_a_name_that_is_no_text_is_shown_cleaned(kam: Shell, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff<b>.txt"
    Path(os.fsdecode(path)).write_text(nda_de(), encoding="utf-8")
    done = kam("nda", "review", os.fsdecode(path))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("damage", [b"no database at all " * 400, b""])
def test_a_damaged_checkpoint_store_is_made_anew(kam: Shell, draft: Path, damage: bytes) -> None:
    kam.home.mkdir(exist_ok=True)
    (kam.home / "checkpoints.sqlite3").write_bytes(damage)
    assert kam("nda", "review", draft).returncode == 0


def test_a_damaged_state_is_told_in_one_line_and_nothing_is_served(kam: Shell) -> None:
    kam.home.mkdir()
    (kam.home / "state.sqlite3").write_bytes(b"no database at all " * 400)
    for args in (("audit", "verify"), ("serve", "--port", "0")):
        done = kam(*args)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.strip().splitlines()) == 1


def test_the_installed_command_works_refuses_and_ends_as_the_entry_point_does(process: Process, draft: Path) -> None:
    assert process.json("nda", "review", draft)["recommendation"]["level"] == "red"
    wrong = process("nonsense")
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.strip().splitlines())) == (2, "", 1)
