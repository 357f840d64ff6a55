"""kam nda register: record, list, end, and how wrong calls end."""

from typing import Any

import pytest

from agent.bootstrap import App
from tests.cli.conftest import Done, Shell
from tests.sample_reviews import reviewed

ADD = ("add", "--account", "Nordwerk Antriebe GmbH", "--signed", "2023-12-20")


class Register:
    def __init__(self, kam: Shell) -> None:
        self._kam = kam

    def __call__(self, *args: str, **env: str) -> Done:
        return self._kam("nda", "register", *args, **env)

    def json(self, *args: str, **env: str) -> Any:
        return self._kam.json("nda", "register", *args, **env)


@pytest.fixture
def register(kam: Shell) -> Register:
    return Register(kam)


def test_an_nda_is_recorded_listed_worst_first_and_ended(register: Register) -> None:
    assert "keine NDA" in register().stdout
    later = register.json(*ADD, "--document", "NDA.docx", "--note", "Original bei Recht")
    entry = register.json(*ADD, "--until", "2026-12-20")
    shown = register.json()
    assert shown == {"as_of": "2026-11-22", "entries": [entry, later]}
    assert (entry["days_left"], entry["notice"], later["state"]) == (28, 30, "open_ended")
    table = register().stdout
    assert table.index(entry["id"]) < table.index(later["id"])
    assert "läuft in 28 Tagen ab (20.12.2026). Es entscheidet: Rechtsabteilung." in table
    ended = register("end", later["id"], "--on", "2026-11-20", "--reason", "Ersetzt.")
    assert ended.stdout == f"Beendet zum 20.11.2026: Nordwerk Antriebe GmbH, Nummer {later['id']}.\n"
    assert register.json()["entries"][1]["state"] == "ended"


def test_recording_says_that_it_accepts_nothing(register: Register) -> None:
    for language, words in (("de", "keine Annahme"), ("en", "neither an acceptance")):
        assert words in register(*ADD, "--document", language, KAM_LANGUAGE=language).stdout


def test_an_account_narrows_and_a_foreign_one_is_told(register: Register) -> None:
    register.json(*ADD)
    assert register.json("--account", "Heliotec AG")["entries"] == []
    assert len(register.json("--account", "Nordwerk Antriebe GmbH")["entries"]) == 1
    assert register("--account", "Vantage Pumps Ltd").returncode == 2
    assert register.json(KAM_USER="m.yilmaz")["entries"] == []
    assert "20 December 2023" in register(KAM_USER="l.vogt", KAM_LANGUAGE="en").stdout


@pytest.mark.parametrize(
    "args",
    [
        ("add",),
        ("add", "--account", "Nordwerk Antriebe GmbH"),
        ("add", "--account", "", "--signed", "2023-12-20"),
        ("add", "--account", "Vantage Pumps Ltd", "--signed", "2023-12-20"),
        ("add", "--account", "Nordwerk\nAntriebe", "--signed", "2023-12-20"),
        ("add", "--account", "Nordwerk Antriebe GmbH", "--signed", "2026-02-30"),
        ("add", "--account", "Nordwerk Antriebe GmbH", "--signed", "gestern"),
        ("add", "--account", "Nordwerk Antriebe GmbH", "--signed", "2026-11-23"),
        (*ADD, "--until", ""),
        (*ADD, "--until", "2023-12-19"),
        (*ADD, "--review", "unknown"),
        (*ADD, "--note", "x" * 100_000),
        (*ADD, "--note", "\udcff"),
        ("end", "unknown", "--on", "2026-11-22", "--reason", "x"),
        ("end", "\udcff", "--on", "2026-11-22", "--reason", "x"),
        ("end", "unknown", "--on", "2026-11-22"),
        ("--json", *ADD),
        ("--account", "Heliotec AG", *ADD),
        ("nonsense",),
    ],
)
def test_wrong_calls_end_with_2_and_one_line(register: Register, args: tuple[str, ...]) -> None:
    done = register(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_an_end_that_the_review_knows_and_nobody_gave_is_told(register: Register, app: App) -> None:
    review = reviewed(app, app.user())
    open_ended = register(*ADD, "--review", review.id)
    assert (open_ended.returncode, "28.02.2027" in open_ended.stderr) == (0, True)
    assert register(*ADD, "--review", review.id, "--until", "2027-02-28").stderr == ""
    assert "ohne dokumentierte Zustimmung (zuständig: Geschäftsführung)" in register().stdout


def test_an_empty_reason_and_a_second_end_are_refused(register: Register) -> None:
    number = register.json(*ADD)["id"]
    for reason, expected in ((" ", 2), ("Ersetzt.", 0), ("Ersetzt.", 2)):
        assert register("end", number, "--on", "2026-11-22", "--reason", reason).returncode == expected
