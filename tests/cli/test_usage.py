"""Wrong command lines and files, as the shell tells them in German."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("data", "import"), "'DIR' fehlt."),
        (("data", "import", "x", "--nope"), "Die Option --nope gibt es nicht."),
        (("data", "demo", "--scale", "viele"), "Der Wert von '--scale' ist so nicht möglich."),
        (("data", "sync", "sap"), "Diesen Befehl gibt es nicht."),
        (("data", "info", "x", "y"), "Die Befehlszeile enthält eine Angabe zu viel."),
    ],
)
def test_a_wrong_command_line_is_told_in_german(kam: Shell, args: tuple[str, ...], told: str) -> None:
    done = kam(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_file_is_told_in_german(kam: Shell, tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    done = kam("data", "import", tmp_path / "export", "--mapping", tmp_path / "m.yaml")
    assert done.returncode == 2
    assert "m.yaml lässt sich nicht lesen: gibt es nicht." in done.stderr


def test_a_day_that_no_calendar_has_is_told(kam: Shell) -> None:
    done = kam("data", "info", KAM_TODAY="9999-12-31")
    assert done.returncode == 2
    assert "KAM_TODAY ist ungültig: der Wert ist größer als 2199-12-31." in done.stderr
