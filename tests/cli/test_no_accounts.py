"""Who has no account is told so by every list, rather than that there is nothing to do."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

_LISTS = ["kpi otif", "kpi all", "contacts history", "contacts overdue", "contacts commitments", "contacts quality"]
_REORDERS = ["reorder propose", "reorder runouts"]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    home: Path = tmp_path_factory.mktemp("home")
    shell = Shell(home)
    assert shell("data", "demo").returncode == 0
    return shell


@pytest.mark.parametrize("command", [*_LISTS, *_REORDERS])
@pytest.mark.parametrize(
    ("language", "words"), [("de", "Ihnen ist kein Kunde zugeordnet"), ("en", "No account is assigned to you")]
)
def test_every_list_says_that_nobody_is_assigned(shell: Shell, command: str, language: str, words: str) -> None:
    done = shell(*command.split(), KAM_USER="a.petersen", KAM_LANGUAGE=language)
    assert (done.returncode, done.stdout[: len(words)]) == (0, words)


@pytest.mark.parametrize("command", ["kpi contribution_margin", "kpi contribution-margin --trend", "margin"])
def test_legal_reads_no_margin(shell: Shell, command: str) -> None:
    done = shell(*command.split(), KAM_USER="l.vogt")
    assert (done.returncode, done.stdout) == (2, "")
