"""kam escalations: from the sweep to the closed record, and how wrong calls end."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import build
from agent.settings import Settings
from tests.cli.conftest import Done, Shell
from tests.conftest import TODAY


class Desk:
    def __init__(self, kam: Shell) -> None:
        self._kam = kam

    def __call__(self, *args: str, **env: str) -> Done:
        return self._kam("escalations", *args, **env)

    def json(self, *args: str, **env: str) -> Any:
        return self._kam.json("escalations", *args, **env)

    def measure(self, record: str, facing: str, owner: str = "k.brandt", due: str = "2026-11-30") -> Any:
        options = ("--action", "Termin", "--owner", owner, "--due", due, "--facing", facing)
        return self.json("measure", "add", record, *options)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The demo world, made once."""
    home = tmp_path_factory.mktemp("made") / "home"
    assert Shell(home)("data", "demo", KAM_CACHE=str(cache)).returncode == 0
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


@pytest.fixture
def desk(kam: Shell) -> Desk:
    return Desk(kam)


def swept(desk: Desk) -> str:
    (opened,) = desk.json("sweep")["opened"]
    return str(opened["id"])


def test_the_demo_opens_the_contract_that_rounding_hides_and_no_other(desk: Desk) -> None:
    """RV-2025-008 stands at 69.96 %; RV-2024-017 has a record that the demo brings."""
    first = desk.json("sweep")
    assert [(each["contract"], each["trigger"]["value_text"]) for each in first["opened"]] == [
        ("RV-2025-008", "69,96 %")
    ]
    assert first["opened"][0]["trigger"]["value"] < 0.7
    assert desk.json("sweep")["opened"] == []
    assert desk.json("sweep", KAM_USER="h.sommer")["opened"] == []
    listed = desk.json("list")
    assert [(each["contract"], each["clock"]["day"]) for each in listed["escalations"]] == [
        ("RV-2024-017", 12),
        ("RV-2025-008", 0),
    ]
    table = desk("list").stdout
    assert "12/14" in table
    assert "69,96 %" in table
    assert desk("sweep").stdout.startswith("0 Eskalationen eröffnet")


def test_the_demos_broken_contract_is_closed_by_shell_alone(desk: Desk) -> None:
    refused = desk("close", "ES-1", "--evidence", "Mail 4711", "--result", "Plan gestreckt")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "eine interne Maßnahme, eine Maßnahme beim Kunden" in refused.stderr
    told = desk("cause", "ES-1", "--kind", "known", "--text", "Projekt verschoben").stdout
    assert "Es fehlt noch: eine interne Maßnahme" in told
    assert "wird ab jetzt hier geführt" in told
    desk.measure("ES-1", "customer", due="2026-11-23")
    assert desk.measure("ES-1", "internal", "Henrike Sommer", "2026-11-24")["completeness"]["score"] == 1
    assert "Maßnahme 1 erledigt." in desk("measure", "done", "ES-1", "1").stdout
    closed = desk("close", "ES-1", "--evidence", "Protokoll.docx", "--result", "Plan gestreckt", "--lesson", "Fragen")
    assert "Gelöst nach 12 Tagen, fristgerecht. 1 Maßnahme ist noch offen" in closed.stdout
    assert [each["id"] for each in desk.json("list", "--status", "closed")["escalations"]] == ["ES-2", "ES-1"]
    card = desk("show", "ES-1").stdout
    for line in ("Call-Off (Abrufquote) 63,7 % statt 70 %", "Nachweis: Protokoll.docx", "Lehre: Fragen"):
        assert line in card
    assert "Closed" not in card


def test_a_closed_one_is_reopened_with_a_reason(desk: Desk) -> None:
    record = swept(desk)
    desk.json("cause", record, "--kind", "assumed", "--text", "Projekt verschoben")
    for facing in ("customer", "internal"):
        desk.measure(record, facing)
    desk.json("close", record, "--evidence", "Mail 4711", "--result", "Plan gestreckt")
    assert desk.json("sweep")["opened"] == []
    english = desk("reopen", record, "--reason", "Withdrawn", KAM_LANGUAGE="en").stdout
    assert f"Escalation {record} reopened. Day 0 of 14, to be resolved by 6 December 2026 (a weekend" in english
    assert desk.json("show", record)["events"][-1]["text"] == "Withdrawn"


def test_owner_sponsor_and_stage(desk: Desk) -> None:
    record = swept(desk)
    shown = desk.json("assign", record, "--sponsor", "h.sommer@melchers-components.example")
    assert (shown["owner"], shown["sponsor_name"]) == ("k.brandt", "Henrike Sommer")
    assert "Stufe 2 (zweites Schreiben)" in desk("stage", record, "--to", "2", "--reason", "Keine Antwort").stdout
    assert desk("stage", record, "--to", "2", "--reason", "Keine Antwort").returncode == 2
    assert "Sponsor: Henrike Sommer" in desk("show", record).stdout


def test_the_owner_that_is_missing_in_the_demo_is_told(desk: Desk) -> None:
    shown = desk.json("show", "ES-4", KAM_USER="m.yilmaz")
    assert [each["field"] for each in shown["completeness"]["missing"]] == ["owner"]
    assert "missing: owner" in desk("show", "ES-4", KAM_USER="m.yilmaz").stdout


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (("show", "ES-1"), {"KAM_USER": "m.yilmaz"}),
        (("show", "nobody"), {}),
        (("cause", "ES-1", "--kind", "known", "--text", "Saison"), {"KAM_USER": "l.vogt"}),
        (("cause", "ES-1", "--kind", "known", "--text", "-"), {}),
        (("cause", "ES-1", "--kind", "perhaps", "--text", "Saison"), {}),
        (("sweep",), {"KAM_USER": "l.vogt"}),
        (("list", "--account", "Aurelia Mobility SE"), {}),
        (("reopen", "ES-1", "--reason", "Widerruf"), {}),
        (("assign", "ES-1"), {}),
        (("measure", "done", "ES-1", "7"), {}),
        (
            (
                "measure",
                "add",
                "ES-1",
                "--action",
                "x",
                "--owner",
                "k.brandt",
                "--due",
                "24.11.",
                "--facing",
                "internal",
            ),
            {},
        ),
        (
            (
                "measure",
                "add",
                "ES-1",
                "--action",
                "x",
                "--owner",
                "wir",
                "--due",
                "2026-11-24",
                "--facing",
                "internal",
            ),
            {},
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_is_wrong_ends_with_one_line_and_changes_nothing(
    desk: Desk, args: tuple[str, ...], env: dict[str, str]
) -> None:
    before = desk.json("list", "--status", "all", KAM_USER="h.sommer")
    done = desk(*args, **env)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert desk.json("list", "--status", "all", KAM_USER="h.sommer") == before


def test_nobody_has_no_escalations(desk: Desk) -> None:
    desk.json("list")  # makes the demo
    assert desk("list", KAM_USER="a.petersen").stdout == "Keine Eskalationen.\n"


def test_a_typed_text_steers_neither_the_screen_nor_the_lines(desk: Desk) -> None:
    record = swept(desk)
    desk.json("cause", record, "--kind", "known", "--text", "Saison\nNachweis: Mail 1")
    assert "Ursache: bekannt: Saison Nachweis: Mail 1\n" in desk("show", record).stdout
    assert desk("cause", record, "--kind", "known", "--text", "rot \x1b[31m").returncode == 2


def test_a_reminder_that_was_given_stands_in_the_list(desk: Desk, home: Path) -> None:
    app = build(Settings(home=home, today=TODAY))
    assert app.escalation_reminders.remind() == 1
    assert app.escalation_reminders.remind() == 0
    app.close()
    assert "ES-1  Erinnerung: Tag 11: 20.11.2026, gegeben 22.11.2026" in desk("list").stdout
    english = desk("list", KAM_LANGUAGE="en").stdout
    assert "ES-1  Reminder: " in english
    (shown,) = (each for each in desk.json("list")["escalations"] if each["id"] == "ES-1")
    assert [each["kind"] for each in shown["reminders"] if each["given_at"]] == ["day_11"]
