"""Wrong command lines and files, as the shell tells them in German."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("data", "import"), "'DIR' fehlt."),
        (("data", "import", "x", "--nope"), "Die Option --nope gibt es nicht."),
        (("data", "demo", "--scale", "viele"), "Der Wert von '--scale' ist keine Zahl."),
        (
            ("approvals", "list", "--status", "offen"),
            "Der Wert von '--status' ist so nicht möglich. Möglich sind: pending,",
        ),
        (("serve", "--port", "99999"), "Der Wert von '--port' liegt nicht im erlaubten Bereich (0–65535)."),
        (("draft", "write", "--account", "x", "--attach", "x.pdf"), "Die Datei oder der Ordner für '--attach'"),
        (("approvals", "show", "D1", "--digest"), "Die Option --digest gibt es nicht."),
        (("data", "sync", "sap"), "Diesen Befehl gibt es nicht."),
        (("data", "info", "x", "y"), "Die Befehlszeile enthält eine Angabe zu viel."),
    ],
)
def test_a_wrong_command_line_is_told_in_german(kam: Shell, args: tuple[str, ...], told: str) -> None:
    done = kam(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1
    assert "Aufruf: kam " in done.stderr
    assert not {"Usage:", "[OPTIONS]", "[ARGS]"} & set(done.stderr.split())


def test_a_file_that_is_not_there_or_is_a_folder_is_named(kam: Shell, tmp_path: Path) -> None:
    for path, told in ((tmp_path / "x.pdf", "x.pdf“ gibt es nicht."), (tmp_path, "“ ist ein Ordner, keine Datei.")):
        assert told in kam("draft", "write", "--account", "x", "--attach", path).stderr


def test_an_option_without_its_value_is_told(kam: Shell) -> None:
    done = kam("approvals", "approve", "D1", "--digest")
    assert (done.returncode, done.stderr.startswith("Der Wert von --digest fehlt.")) == (2, True)


def test_english_is_left_to_click(kam: Shell) -> None:
    done = kam("approvals", "list", "--status", "offen", KAM_LANGUAGE="en")
    assert "is not one of 'pending'" in done.stderr
    assert "Usage: kam approvals list [OPTIONS]" in done.stderr


def test_a_missing_file_is_told_in_german(kam: Shell, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    done = kam("data", "import", tmp_path / "export", "--mapping", tmp_path / "m.yaml")
    assert done.returncode == 2
    assert "m.yaml lässt sich nicht lesen: gibt es nicht." in done.stderr


def test_a_day_that_no_calendar_has_is_told(kam: Shell) -> None:
    done = kam("data", "info", KAM_TODAY="9999-12-31")
    assert done.returncode == 2
    assert "KAM_TODAY ist ungültig: der Wert ist größer als 2199-12-31." in done.stderr
