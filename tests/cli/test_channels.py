"""kam channels: who is who on Teams and Slack, set by an Admin."""

import json
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


SECRETS = {"KAM_SLACK_BOT_TOKEN": "xoxb-1", "KAM_SLACK_SIGNING_SECRET": "0123456789abcdef" * 2}
SLACK = {**SECRETS, "KAM_PUBLIC_URL": "https://kam.example/"}
GUID, OTHER = "11111111-aaaa-4000-8000-000000000001", "22222222-bbbb-4000-8000-000000000002"
TEAMS = {"KAM_TEAMS_CLIENT_ID": OTHER, "KAM_TEAMS_CLIENT_SECRET": "a~b", "KAM_TEAMS_TENANT_ID": GUID.upper()}


def test_how_one_becomes_an_admin_is_told(kam: Shell) -> None:
    for language, word in (("de", "Rolle Admin"), ("en", "role Admin")):
        refused = kam("channels", "link", *PERSON, "k.brandt", KAM_LANGUAGE=language)
        assert refused.returncode == 2
        assert all(each in refused.stderr for each in (word, "KAM_USER=a.petersen"))


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        (("slack", "U0456", "T0123"), "„U0456“"),  # the wrong way round
        (("slack", "T0123", "k.brandt"), "„k.brandt“"),
        (("slack", "melchers", "U0456"), "„melchers“"),
        (("teams", GUID, "k.brandt@melchers.example"), "„k.brandt@melchers.example“"),
        (("teams", "melchers", OTHER), "„melchers“"),
        (("teams", OTHER, OTHER), "KAM_TEAMS_TENANT_ID"),
    ],
)
def test_what_cannot_be_an_id_is_not_linked(kam: Shell, ids: tuple[str, ...], named: str) -> None:
    settings = {**ADMIN, **TEAMS, "KAM_PUBLIC_URL": "https://kam.example"}
    refused = kam("channels", "link", *ids, "k.brandt", **settings)
    assert (refused.returncode, refused.stdout, named in refused.stderr) == (2, "", True)
    assert kam.json("channels", "people", **ADMIN) == {"people": []}


def test_ids_of_teams_are_kept_as_teams_sends_them(kam: Shell) -> None:
    ids = ("teams", GUID.upper(), OTHER.upper())
    settings = {**ADMIN, **TEAMS, "KAM_PUBLIC_URL": "https://kam.example"}
    linked = kam.json("channels", "link", *ids, "k.brandt", **settings)
    assert (linked["tenant"], linked["person"]) == (GUID, OTHER)
    assert kam("channels", "unlink", *ids, **ADMIN).returncode == 0


def test_what_is_set_up_is_told_without_asking_anybody(kam: Shell) -> None:
    told = kam.json("channels", "status")
    assert told == {
        "platforms": {"slack": False, "teams": False},
        "problems": {},
        "wrong": {},
        "public_url": None,
        "answers": "thread",
        "digest_at": "07:30",
    }
    told = kam.json("channels", "status", **SLACK)
    assert (told["platforms"]["slack"], told["public_url"]) == (True, "https://kam.example")
    shown = kam("channels", "status", **SLACK).stdout
    assert "xoxb" not in shown
    assert "nicht eingerichtet" in shown


def test_status_says_what_is_missing_and_ends_with_2(kam: Shell) -> None:
    half = {**SLACK, **TEAMS, "KAM_TEAMS_TENANT_ID": ""}
    told = kam("channels", "status", **half)
    assert told.returncode == 2
    slack, teams = told.stdout.splitlines()[:2]
    assert slack.split(maxsplit=1) == ["Slack", "eingerichtet"]
    assert teams.split(maxsplit=1) == ["Teams", "so nicht nutzbar"]
    assert told.stdout.splitlines()[5:] == ["KAM_TEAMS_TENANT_ID fehlt"]
    assert "KAM_TEAMS_TENANT_ID fehlt" in told.stderr
    assert told.stderr.count("KAM_") == 1
    english = kam("channels", "status", "--json", **half, KAM_LANGUAGE="en")
    assert english.returncode == 2
    found = json.loads(english.stdout)
    assert found["problems"] == {"KAM_TEAMS_TENANT_ID": "KAM_TEAMS_TENANT_ID is missing"}
    assert (found["platforms"], found["wrong"]) == ({"slack": True, "teams": False}, {"teams": ["KAM_TEAMS_TENANT_ID"]})
    address = kam("channels", "status", **SECRETS)
    assert address.returncode == 2
    assert address.stdout.splitlines()[5:] == ["KAM_PUBLIC_URL fehlt"]


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("worker", "--once")])
def test_nothing_starts_with_half_a_platform(kam: Shell, command: tuple[str, ...]) -> None:
    refused = kam(*command, **SLACK | {"KAM_SLACK_SIGNING_SECRET": ""})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "KAM_SLACK_SIGNING_SECRET fehlt" in refused.stderr


def test_a_platform_that_is_set_up_wrong_stops_nothing_else(kam: Shell) -> None:
    wrong = {"KAM_SLACK_BOT_TOKEN": "xapp-1", "KAM_PUBLIC_URL": "YOUR-HOST", "KAM_TEAMS_SHAREPOINT": "https://x"}
    assert kam("audit", "verify", **wrong).returncode == 0
    assert kam("channels", "people", **ADMIN, **wrong).returncode == 0


def test_the_manifest_needs_the_address_only(kam: Shell) -> None:
    assert kam("channels", "slack-manifest", KAM_PUBLIC_URL="https://kam.example").returncode == 0
    for address in ("", "https://YOUR-HOST", "http://127.0.0.1:8000"):
        refused = kam("channels", "slack-manifest", KAM_PUBLIC_URL=address)
        assert (refused.returncode, refused.stdout, "KAM_PUBLIC_URL" in refused.stderr) == (2, "", True)


@pytest.mark.parametrize("url", ["kam.example", "javascript:alert(1)", "https://kam.example/?x=1", "https://a b"])
def test_an_address_that_is_none_is_refused(kam: Shell, url: str) -> None:
    refused = kam("channels", "status", KAM_PUBLIC_URL=url)
    assert refused.returncode == 2
    assert "KAM_PUBLIC_URL" in refused.stderr
