"""kam channels: who is who on Teams and Slack, set by an Admin."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell

ADMIN = {"KAM_USER": "a.petersen"}
PERSON = ("slack", "T1", "U1")


@pytest.fixture
def kam(home: Path) -> Shell:
    return Shell(home)


def test_an_admin_links_lists_and_unlinks(kam: Shell) -> None:
    assert "noch niemand" in kam("channels", "people", **ADMIN).stdout
    linked = kam.json("channels", "link", *PERSON, "k.brandt", **ADMIN)
    assert (linked["person"], linked["user"], linked["by"]) == ("U1", "k.brandt", "a.petersen")
    assert kam.json("channels", "people", **ADMIN)["people"] == [linked]
    shown = kam("channels", "people", **ADMIN).stdout.splitlines()
    assert shown[0].split()[:3] == ["Plattform", "Mandant", "Person"]
    assert "k.brandt" in shown[1]
    assert kam("channels", "unlink", *PERSON, **ADMIN).stdout.strip() == "„U1“ ist nicht mehr verbunden."
    gone = kam("channels", "unlink", *PERSON, **ADMIN)
    assert (gone.returncode, "kam channels people" in gone.stderr) == (2, True)


@pytest.mark.parametrize("command", [("people",), ("link", *PERSON, "k.brandt"), ("unlink", *PERSON)])
def test_nobody_else_may(kam: Shell, command: tuple[str, ...]) -> None:
    refused = kam("channels", *command)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Admin" in refused.stderr


def test_what_is_set_up_is_told_without_asking_anybody(kam: Shell) -> None:
    told = kam.json("channels", "status")
    assert told == {
        "platforms": {"slack": False, "teams": False},
        "public_url": None,
        "answers": "thread",
        "digest_at": "07:30",
    }
    slack = {"KAM_SLACK_BOT_TOKEN": "xoxb-1", "KAM_SLACK_SIGNING_SECRET": "s", "KAM_PUBLIC_URL": "https://kam.example/"}
    told = kam.json("channels", "status", **slack)
    assert (told["platforms"]["slack"], told["public_url"]) == (True, "https://kam.example")
    shown = kam("channels", "status", **slack).stdout
    assert "xoxb" not in shown
    assert "nicht eingerichtet" in shown


@pytest.mark.parametrize("url", ["kam.example", "javascript:alert(1)", "https://kam.example/?x=1", "https://a b"])
def test_an_address_that_is_none_is_refused(kam: Shell, url: str) -> None:
    refused = kam("channels", "status", KAM_PUBLIC_URL=url)
    assert refused.returncode == 2
    assert "KAM_PUBLIC_URL" in refused.stderr
