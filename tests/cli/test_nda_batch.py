"""kam nda review DIR --batch: every file has one line; what is done is not done again."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.batch_world import actions, drafts, rows
from tests.cli.conftest import Shell
from tests.sample_ndas import nda_de

RECIPE = "Zutaten: Mehl, Zucker, Eier und Butter. Alles verrühren und eine Stunde backen.\n" * 10


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two drafts (one of them twice), a copy below, and five files that are no NDA."""
    folder = drafts(tmp_path / "eingang", 2)
    (folder / "unter").mkdir()
    (folder / "unter" / "kopie.txt").write_bytes((folder / "nda-0000.txt").read_bytes())
    (folder / "=cmd|' C calc'!A0.txt").write_text(RECIPE, encoding="utf-8")
    (folder / "leer.txt").touch()
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "geheim.pdf").write_bytes(encrypted())
    (folder / "~$nda-0000.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"x")
    return folder


def encrypted() -> bytes:
    import io

    from pypdf import PdfWriter

    writer, target = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="AES-256")
    writer.write(target)
    return target.getvalue()


def test_what_cannot_be_reviewed_is_told_apart_with_its_reason(kam: Shell, mixed: Path) -> None:
    out = mixed / "ergebnis"  # inside: the tables are no drafts of the next run
    first = kam("nda", "review", mixed, "--batch", "--out", out)
    assert first.returncode == 2
    assert first.stderr == (
        "5 von 8 Dokumenten wurden nicht geprüft; die Gründe stehen oben und in failed.csv (--out).\n"
    )
    reasons = {row["Datei"]: row["Kennung"] for row in rows(out / "failed.csv")}
    assert reasons == {
        "'=cmd|' C calc'!A0.txt": "reviews.not_an_nda",
        "leer.txt": "document.empty",
        "kaputt.pdf": "document.corrupt",
        "bild.png": "document.wrong_type",
        "geheim.pdf": "document.password",
    }
    assert all("nicht geprüft" in row["Grund"] for row in rows(out / "failed.csv"))
    table = {row["Datei"]: row for row in rows(out / "summary.csv")}
    assert len(table) == 8
    assert table["nda-0000.txt"]["Prüfung"] == table["unter/kopie.txt"]["Prüfung"]  # one content, one review
    assert (table["nda-0000.txt"]["Stand"], table["nda-0000.txt"]["Empfehlung"]) == ("geprüft", "Grün")
    assert int(table["nda-0000.txt"]["entspricht"]) == 28
    book = openpyxl.load_workbook(out / "summary.xlsx").active
    assert book is not None
    assert {cell.data_type for cell in book["A"]} == {"s"}  # the name that begins with = is text
    assert book.max_row == 9
    happened = actions(kam.home)
    again = kam("nda", "review", mixed, "--batch", "--out", out)
    assert (again.returncode, actions(kam.home)) == (2, happened)  # nothing is done twice
    assert again.stdout.startswith("8 Dokumente, davon 8 schon früher erledigt.")


def test_what_changed_came_and_went_is_what_the_next_run_does(kam: Shell, tmp_path: Path) -> None:
    folder = drafts(tmp_path / "in", 3)
    before = documents(kam, folder)
    (folder / "nda-0000.txt").write_text(nda_de("Die Geheimhaltung gilt für zwanzig Jahre."), encoding="utf-8")
    (folder / "nda-0001.txt").unlink()
    after = documents(kam, folder)
    assert set(after) == {"nda-0000.txt", "nda-0002.txt"}
    assert after["nda-0002.txt"] == before["nda-0002.txt"]
    assert after["nda-0000.txt"]["review"] != before["nda-0000.txt"]["review"]
    assert after["nda-0000.txt"]["level"] == "red"


def documents(kam: Shell, folder: Path) -> dict[str, Any]:
    return {each["file"]: each for each in kam.json("nda", "review", folder, "--batch")["documents"]}


def test_other_rules_are_another_batch(kam: Shell, tmp_path: Path) -> None:
    import shutil

    from agent.settings import shipped_policies

    folder, rules = drafts(tmp_path / "in", 1), tmp_path / "rules"
    shutil.copytree(shipped_policies(), rules)
    first = kam.json("nda", "review", folder, "--batch", KAM_POLICIES=str(rules))
    term = rules / "nda" / "term.yaml"
    term.write_text(term.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
    second = kam.json("nda", "review", folder, "--batch", KAM_POLICIES=str(rules))
    assert first["id"] != second["id"]
    assert first["documents"][0]["review"] != second["documents"][0]["review"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing", "--batch"], "ist kein Ordner"),
        (["file.txt", "--batch"], "ist kein Ordner"),
        (["empty", "--batch"], "liegt keine Datei"),
        (["full", "--batch", "--previous", "x"], "--previous"),
        (["full"], "Alle Dateien darin prüfen Sie mit --batch"),
        (["full", "--batch", "--out", "file.txt"], "file.txt"),
        (["full", "--batch", "--account", "Heliotec AG", "--json"], ""),
        (["full", "--batch", "--account", "Vantage Pumps Ltd"], "Vantage"),
    ],
)
def test_what_cannot_begin_is_one_line_and_reviews_nothing(
    kam: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("x", encoding="utf-8")
    done = kam("nda", "review", *arguments)
    assert done.returncode == 2
    if words:
        assert words in done.stderr
        assert (done.stdout, len(done.stderr.splitlines())) == ("", 1)


def test_the_same_batch_runs_once_at_a_time(kam: Shell, tmp_path: Path) -> None:
    from agent.adapters.locks import FileLocks
    from agent.jobs.lock import ExecutorLock

    folder = drafts(tmp_path / "in", 1)
    batch = kam.json("nda", "review", folder, "--batch")["id"]
    lock = ExecutorLock(FileLocks(kam.home / "jobs"), f"batch-{batch[:8]}")
    lock.take()
    try:
        done = kam("nda", "review", folder, "--batch")
    finally:
        lock.release()
    assert (done.returncode, "anderen Fenster" in done.stderr) == (2, True)


def test_a_database_that_was_locked_costs_no_document_its_review(
    kam: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agent.domain.errors import Unavailable
    from agent.services.nda_review import NdaReviewSteps

    folder, judged, locked = drafts(tmp_path / "in", 2), NdaReviewSteps.judge_clauses, [True, True, True]

    def sometimes(*arguments: Any) -> Any:
        if locked and locked.pop():
            raise Unavailable("system.state", problem="database is locked")
        return judged(*arguments)

    monkeypatch.setattr(NdaReviewSteps, "judge_clauses", sometimes)
    told = kam.json("nda", "review", folder, "--batch")
    assert told["count"] == {"total": 2, "done": 2, "refused": 0, "failed": 0}
    locked[:] = [True] * 99
    (folder / "neu.txt").write_text(nda_de(extra="Neu."), encoding="utf-8")
    done = kam("nda", "review", folder, "--batch")
    assert (done.returncode, len(locked)) == (1, 96)  # three tries, then it is told as an error
    assert "database is locked" in done.stdout
