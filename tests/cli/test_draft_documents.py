"""kam report and kam draft document: files that a person takes along."""

import io
import stat
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from agent.cli import context
from agent.cli.draft import draft as draft_group
from agent.cli.draft_documents import document, report
from agent.cli.main import kam as kam_group
from tests.approvals_world import FOREIGN, NORDWERK, World, opened
from tests.cli.conftest import Shell


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office") / "home"


@pytest.fixture(scope="module")
def world(home: Path) -> Iterator[World]:
    with opened(home) as made:
        yield made


@pytest.fixture
def kam(world: World, home: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setitem(kam_group.commands, "report", report)
    monkeypatch.setitem(draft_group.commands, "document", document)
    context._app.cache_clear()
    return Shell(home)


def test_a_report_as_pdf(kam: Shell, tmp_path: Path) -> None:
    out = tmp_path / "bericht.pdf"
    done = kam("report", "month", "--account", NORDWERK, "--out", out)
    assert done.returncode == 0, done.stderr
    assert str(out) in done.stdout
    assert "Monatsbericht Oktober 2026" in PdfReader(out).pages[0].extract_text()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_report_as_docx_in_english(kam: Shell, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    told = kam.json("report", "half-year", "--period", "2025-H2", "--language", "en", "--out", out)
    assert told == {"path": str(out), "title": "Half-yearly report H2 2025"}
    assert docx.Document(str(out)).paragraphs[0].text == "Half-yearly report H2 2025"


def test_a_draft_as_document(kam: Shell, world: World, tmp_path: Path) -> None:
    made = world.propose(subject="Unser Gespräch")
    out = tmp_path / "brief.pdf"
    assert kam("draft", "document", made.id, "--out", out).returncode == 0
    told = PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()
    assert made.digest in told
    assert "Entwurf – nicht freigegeben" in told


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("report", "month", "--out", "bericht.txt"), "bericht.txt"),
        (("report", "quarter", "--period", "2026-10", "--out", "b.pdf"), "2026-Q3"),
        (("report", "month", "--account", FOREIGN, "--out", "b.pdf"), FOREIGN),
        (("draft", "document", "unknown", "--out", "b.pdf"), "unknown"),
        (("report", "month", "--out", "no/such/folder/b.pdf"), "folder"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_no_file(
    kam: Shell, tmp_path: Path, args: tuple[str, ...], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = kam(*args)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
