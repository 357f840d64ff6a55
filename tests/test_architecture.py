"""The tree is the architecture: imports run one way, the core is pure Python, rooms stay small."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("agent", "api", "evals", "knowledge")
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
PURE = ("agent/domain", "agent/services", "agent/ports")


@cache
def imported(path: Path) -> frozenset[str]:
    """Top-level names of everything a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return frozenset(names)


def test_imports_run_one_way() -> None:
    """In a process of its own: the linter switches off every logger that its process has."""
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "kept" in done.stdout


@pytest.mark.parametrize("place", PURE)
def test_the_core_imports_the_standard_library_only(place: str) -> None:
    files = [path for path in SOURCES if path.relative_to(ROOT).as_posix().startswith(place)]
    assert files
    allowed = set(sys.stdlib_module_names) | {"agent"}
    assert {path.name: imported(path) - allowed for path in files if imported(path) - allowed} == {}


@pytest.mark.parametrize("forbidden", ["pickle", "shelve", "marshal"])
def test_nothing_unpickles(forbidden: str) -> None:
    assert [path.name for path in SOURCES if forbidden in imported(path)] == []


def test_settings_and_environment_are_read_in_one_place() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if not path.is_relative_to(ROOT / "evals" / "bench")  # starts whole processes
        if "os.environ" in path.read_text(encoding="utf-8") or "getenv" in path.read_text(encoding="utf-8")
    ]
    # the others set a library's switch before it is imported, or hand a child process its environment
    assert set(readers) <= {
        "agent/settings.py",
        "agent/graphs/__init__.py",
        "agent/adapters/documents/sandbox.py",
        "agent/adapters/documents/pdf/ocr.py",
        "agent/adapters/charts/library.py",
        "evals/planted/peers.py",
    }


def test_files_stay_small() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_no_drawer_of_leftovers() -> None:
    assert [path.name for path in SOURCES if path.stem in {"utils", "helpers", "misc", "common"}] == []
