"""The app package: complete, within Teams' limits, with the settings' ids and nothing secret."""

import io
import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from agent.domain.errors import BadInput
from agent.services.channels.commands import WORDS
from agent.settings import Settings
from api.channels.teams.package import package
from api.channels.teams.reading import DAY
from api.channels.teams.tab import PATH
from tests.cli.conftest import Shell
from tests.fakes.teams import CLIENT, SECRET, TENANT

URL = "https://kam.example/tools"
LONGEST = {"title": 32, "description": 128, "short": 80, "full": 4000, "name": 128}


@pytest.fixture
def ready(settings: Settings) -> Settings:
    more = {"teams_client_id": CLIENT, "teams_client_secret": SecretStr(SECRET), "teams_tenant_id": TENANT}
    return settings.model_copy(update={**more, "public_url": URL})


@pytest.fixture
def files(ready: Settings) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(ready))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def manifest(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["manifest.json"])
    return found


def test_the_package_is_flat_and_complete(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    assert set(files) == {"manifest.json", "en.json", "color.png", "outline.png"}
    assert set(manifest["icons"].values()) <= set(files)
    assert all(each["file"] in files for each in manifest["localizationInfo"]["additionalLanguages"])
    assert SECRET.encode() not in b"".join(files.values())
    assert b"{{" not in files["manifest.json"]


def test_the_manifest_has_what_version_1_19_requires(manifest: dict[str, Any]) -> None:
    assert manifest["manifestVersion"] == "1.19"
    assert re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"])
    assert manifest["id"] == manifest["bots"][0]["botId"] == manifest["composeExtensions"][0]["botId"] == CLIENT
    assert manifest["validDomains"] == ["kam.example"]
    assert all(manifest["developer"][name].startswith(URL) for name in ("websiteUrl", "privacyUrl", "termsOfUseUrl"))
    assert len(manifest["name"]["short"]) <= 30
    assert len(manifest["name"]["full"]) <= 100
    assert re.fullmatch(r"#[0-9A-F]{6}", manifest["accentColor"])
    for texts in (manifest["description"], *manifest["bots"][0]["commandLists"][0]["commands"]):
        assert all(len(text) <= LONGEST[name] for name, text in texts.items())


def test_the_bot_takes_files_and_offers_the_commands_that_it_knows(manifest: dict[str, Any]) -> None:
    (bot,) = manifest["bots"]
    assert bot["supportsFiles"]
    assert bot["scopes"] == ["personal", "team", "groupChat"]
    (listed,) = bot["commandLists"]
    assert len(listed["commands"]) <= 10
    assert {each["title"] for each in listed["commands"]} <= WORDS | DAY


def test_a_message_can_be_recorded_and_the_tab_is_served(manifest: dict[str, Any]) -> None:
    (command,) = manifest["composeExtensions"][0]["commands"]
    assert (command["type"], command["context"], command["fetchTask"]) == ("action", ["message"], True)
    assert len(command["title"]) <= 32
    (tab,) = manifest["staticTabs"]
    assert tab["contentUrl"] == f"{URL}{PATH}"


def test_the_english_texts_are_of_places_that_exist(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    texts = json.loads(files["en.json"])
    assert {"name.short", "description.short", "description.full"} <= set(texts)
    commands = {value for path, value in texts.items() if "commandLists" in path and path.endswith(".title")}
    assert commands <= WORDS | DAY
    for path, text in texts.items():
        if path == "$schema":
            continue
        found: Any = manifest
        for part in re.findall(r"[A-Za-z]+|\d+", path):
            found = found[int(part)] if part.isdigit() else found[part]
        assert isinstance(found, str)
        assert len(text) <= LONGEST[path.rpartition(".")[2]]


@pytest.mark.parametrize(("name", "side"), [("color.png", 192), ("outline.png", 32)])
def test_the_icons_are_pictures_of_the_right_size(files: dict[str, bytes], name: str, side: int) -> None:
    data = files[name]
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (side, side)
    start = data.index(b"IDAT") + 4
    rows = zlib.decompress(data[start : start + struct.unpack(">I", data[start - 8 : start - 4])[0]])
    pixels = {rows[y * (side * 4 + 1) + 1 + x * 4 :][:4] for y in range(side) for x in range(side)}
    assert len(pixels) > 2, "something is drawn"
    if name == "outline.png":
        assert {pixel[:3] for pixel in pixels} == {b"\xff\xff\xff"}, "white on nothing"
        assert b"\xff\xff\xff\x00" in pixels


def test_the_same_settings_give_the_same_bytes(ready: Settings) -> None:
    assert package(ready) == package(ready)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("teams_client_id", ""),
        ("teams_client_secret", SecretStr("")),
        ("teams_tenant_id", ""),
        ("teams_tenant_id", "melchers"),
        ("teams_sharepoint", "https://contoso.sharepoint.com"),
        ("public_url", ""),
        ("public_url", "http://kam.example"),
        ("public_url", "http://127.0.0.1:8000"),  # right for a trial here, but nowhere else
    ],
)
def test_without_a_bot_there_is_no_package(ready: Settings, setting: str, value: object) -> None:
    with pytest.raises(BadInput) as refusal:
        package(ready.model_copy(update={setting: value}))
    assert set(re.findall("KAM_[A-Z_]+", str(refusal.value))) == {f"KAM_{setting.upper()}"}


def test_the_command_writes_it(home: Path, tmp_path: Path) -> None:
    kam, out = Shell(home), tmp_path / "kam.zip"
    ids = {"KAM_TEAMS_CLIENT_ID": CLIENT, "KAM_TEAMS_CLIENT_SECRET": SECRET, "KAM_TEAMS_TENANT_ID": TENANT}
    told = kam.json("channels", "teams-package", "--out", out, **ids, KAM_PUBLIC_URL=URL)
    assert told == {"file": str(out), "bytes": out.stat().st_size}
    assert zipfile.is_zipfile(out)
    refused = kam("channels", "teams-package", "--out", out)
    assert (refused.returncode, "KAM_TEAMS_CLIENT_ID" in refused.stderr) == (2, True)
    nowhere = kam("channels", "teams-package", "--out", tmp_path / "no" / "x.zip", **ids, KAM_PUBLIC_URL=URL)
    assert (nowhere.returncode, "nicht zu schreiben" in nowhere.stderr) == (2, True)
