"""The child process: what it may use, and how its death is told."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from agent.adapters.documents import SandboxedDocuments, sandbox
from agent.adapters.documents.limits import Limits
from agent.adapters.documents.wire import document_to_json, from_json, refusal_to_json
from agent.domain.document import Block, BlockKind, Comment, Coverage, Document, TrackedChange
from agent.domain.errors import BadInput

Read = Callable[..., Document]
TEXT = b"The parties keep all information secret."


def dying(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, **limits: float) -> BadInput:
    """Run ``code`` in place of the worker, under the worker's own limits."""
    root = tmp_path / "fake"
    (root / "dying").mkdir(parents=True)
    start = "import sys\nfrom agent.adapters.documents.worker import _restrain\n"
    start += "from agent.adapters.documents.limits import Limits\n_restrain(Limits.from_json(sys.argv[3]))\n"
    (root / "dying" / "worker.py").write_text(start + code)
    environment = sandbox._environment()
    environment["PYTHONPATH"] += os.pathsep + str(root)
    monkeypatch.setattr(sandbox, "_WORKER", "dying.worker")
    monkeypatch.setattr(sandbox, "_environment", lambda: environment)
    path = tmp_path / "stored"
    path.write_bytes(TEXT)
    with pytest.raises(BadInput) as refusal:
        SandboxedDocuments(**limits).read(path, "nda.txt")  # type: ignore[arg-type]
    return refusal.value


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os; os.abort()", "document.crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "document.crashed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "document.memory"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "document.timeout"),
        ("print('no answer')", "document.crashed"),
        ('print(\'{"document": {"name": 1}}\')', "document.crashed"),
        ("raise SystemExit(3)", "document.crashed"),
        ("print('x' * 80_000_000)", "document.crashed"),
    ],
)
def test_every_death_of_the_child_is_a_clear_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str, expected: str
) -> None:
    assert dying(monkeypatch, tmp_path, code).code == expected


def test_a_hanging_child_and_what_it_started_are_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "still-alive"
    code = f"import subprocess\nsubprocess.run(['sh', '-c', 'sleep 2; touch {mark}'])"
    started = time.monotonic()
    refusal = dying(monkeypatch, tmp_path, code, seconds=1)
    assert refusal.code == "document.timeout"
    assert time.monotonic() - started < 1.9
    time.sleep(1.5)
    assert not mark.exists()


def test_memory_beyond_the_limit_is_refused_inside_the_child(read: Read, make_word: Callable[..., bytes]) -> None:
    body = "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 200_000
    with pytest.raises(BadInput) as refusal:
        read(make_word(body), "a.docx", memory_bytes=120_000_000)
    assert refusal.value.code == "document.memory"


_PEAK = """
import resource, sys
from pathlib import Path
from agent.adapters.documents import SandboxedDocuments
read = SandboxedDocuments().read(Path(sys.argv[1]), "a.docx")
print(len(read.blocks), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def test_a_word_file_of_many_elements_stays_below_a_gigabyte(tmp_path: Path, make_word: Callable[..., bytes]) -> None:
    body = "".join(f"<w:p><w:r><w:t>{at:x}</w:t></w:r></w:p>" for at in range(25_000))
    path = tmp_path / "a.docx"
    path.write_bytes(make_word(body))
    # in a process of its own: this one's children were many, and the largest of them counts
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True)
    blocks, peak = map(int, done.stdout.split())
    assert blocks == 25_000
    assert peak < 1_000_000_000


def test_the_child_sees_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAM_SECRET", "hunter2")
    assert "KAM_SECRET" not in sandbox._environment()


def test_the_adapter_itself_imports_no_parser() -> None:
    code = "import sys, agent.adapters.documents as d; print([m for m in sys.modules if m in %r])"
    parsers = ("pypdf", "pypdfium2", "lxml", "docx", "charset_normalizer", "email")
    done = subprocess.run([sys.executable, "-c", code % (parsers,)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_documents_survive_the_way_between_the_processes() -> None:
    coverage = Coverage(
        3, (1,), (2,), (3,), (1, 2), (TrackedChange("insertion", "A", None, "x"),), (Comment("B", "y"),), 4,
        ("a.pdf",), True, ("document.warning.macro",),
    )  # fmt: skip
    blocks = (Block(0, 4, BlockKind.CELL, 2, 7, 2), Block(5, 6))
    document = Document("n", "text/plain", "ab", "1 ü“\nx", blocks, coverage)
    assert from_json(document_to_json(document)) == document


def test_refusals_survive_it_too() -> None:
    with pytest.raises(BadInput) as refusal:
        from_json(refusal_to_json(BadInput("document.too_many_pages", pages=500, limit=400)))
    assert refusal.value.values == {"pages": 500, "limit": 400}


def test_limits_survive_it_and_unknown_ones_are_refused() -> None:
    limits = Limits(1, 2, 3.0, 4, False)
    assert Limits.from_json(limits.to_json()) == limits
    with pytest.raises(ValueError, match="unknown"):
        Limits.from_json('{"unknown": 1}')


def test_name_digest_and_offsets_of_what_was_read(read: Read) -> None:
    import hashlib

    document = read(TEXT + b"\n\nSecond line.", "C:\\Users\\x\\nda.txt")
    assert document.name == "nda.txt"
    assert document.sha256 == hashlib.sha256(TEXT + b"\n\nSecond line.").hexdigest()
    assert [document.text[block.start : block.end] for block in document.blocks] == [TEXT.decode(), "Second line."]
