"""Dockerfile, compose.yaml and the proxy's file fit together and to the product, as far as reading them can tell."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from agent import __version__
from agent.cli.main import kam
from agent.settings import Settings

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, each in SERVICES.items() if each["image"].startswith("kam-assistant:"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
CADDYFILE = (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "deploy" / "kam.env.example").read_text(encoding="utf-8")

# of the Compose specification, with the type that each has here
SHAPES: dict[str, type | tuple[type, ...]] = {
    "build": str, "cap_drop": list, "command": list, "depends_on": dict, "env_file": list, "environment": dict,
    "healthcheck": dict, "image": str, "init": bool, "networks": list, "ports": list, "read_only": bool,
    "restart": str, "security_opt": list, "shm_size": str, "stop_grace_period": str, "tmpfs": list, "volumes": list,
}  # fmt: skip
HEALTH = {"test", "interval", "timeout", "retries", "start_period"}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}


def instruction(name: str) -> list[str]:
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{name} (.+)$", joined, re.MULTILINE)


def parsed(arguments: list[str]) -> None:
    """Raises click's UsageError for a command or an option that there is not."""
    command: click.Command = kam
    rest = [str(each) for each in arguments]
    while isinstance(command, click.Group):
        name, *rest = rest
        command = command.commands[name]
    command.make_context("kam", rest)


def test_the_compose_file_has_the_shape_of_one() -> None:
    assert {name for name in COMPOSE if not name.startswith("x-")} == {"name", "networks", "services", "volumes"}
    for name, service in SERVICES.items():
        assert set(service) <= set(SHAPES), name
        assert {key: value for key, value in service.items() if not isinstance(value, SHAPES[key])} == {}, name
        assert set(service.get("healthcheck", {})) <= HEALTH, name
        assert re.fullmatch(r"[\w./-]+:[\w.-]*\d[\w.-]*", service["image"]), f"{name}: a tag that says which"


def test_there_are_two_servers_two_workers_and_what_they_need() -> None:
    commands = [SERVICES[name]["command"] for name in OURS]
    assert [each[0] for each in commands] == ["serve", "serve", "worker", "worker"]
    assert len({tuple(each) for each in commands if each[0] == "worker"}) == 2, "a name of its own each"
    assert {"proxy", "postgres", "chroma"} | set(OURS) == set(SERVICES)


@pytest.mark.parametrize("name", OURS)
def test_every_command_and_setting_exists(name: str) -> None:
    parsed(SERVICES[name]["command"])
    known = {f"KAM_{each.upper()}" for each in Settings.model_fields}
    assert set(SERVICES[name]["environment"]) <= known


def test_the_example_and_the_image_set_what_exists() -> None:
    known = {f"KAM_{each.upper()}" for each in Settings.model_fields}
    example = set(re.findall(r"^(\w+)=", EXAMPLE, re.MULTILINE))
    image = set(re.findall(r"(KAM_\w+)=", " ".join(instruction("ENV"))))
    assert example
    assert image == {"KAM_HOME", "KAM_CACHE", "KAM_LOG_FORMAT"}
    assert (example | image) - known == set()
    # what the compose file decides must not be contradicted by the file that people fill in
    assert not example & set(SERVICES[OURS[0]]["environment"])


def test_what_is_named_is_there() -> None:
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            assert how["condition"] in CONDITIONS
            assert how["condition"] != "service_healthy" or "healthcheck" in SERVICES[other], (name, other)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in COMPOSE["volumes"] or (ROOT / source).is_file(), (name, volume)
        assert set(service["networks"]) <= set(COMPOSE["networks"])


def test_settings_point_at_services_in_the_same_network() -> None:
    told = json.dumps(SERVICES[OURS[0]]["environment"])
    for host in re.findall(r"[@/](\w+):\d+", told):
        assert set(SERVICES[host]["networks"]) & set(SERVICES[OURS[0]]["networks"])
    for name in ("postgres", "chroma"):
        assert SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in SERVICES[name]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_the_proxy_knows_every_server_on_its_port() -> None:
    upstreams = re.search(r"reverse_proxy (.+) \{", CADDYFILE)
    assert upstreams is not None
    servers = {name: SERVICES[name]["command"] for name in OURS if SERVICES[name]["command"][0] == "serve"}
    assert set(upstreams[1].split()) == {f"{name}:{command[-1]}" for name, command in servers.items()}
    assert CADDYFILE.count("{") == CADDYFILE.count("}")
    assert set(re.findall(r"{\$(\w+)}", CADDYFILE)) <= set(SERVICES["proxy"]["environment"])
    body = re.search(r"max_size (\d+)MB", CADDYFILE)
    assert body is not None
    assert int(body[1]) > Settings.model_fields["upload_mb"].default, "the product refuses first, in words"


def test_the_image_copies_what_is_there_and_starts_what_exists() -> None:
    sources = [each for line in instruction("COPY") for each in line.split()[:-1]]
    assert [each for each in sources if not (ROOT / each).exists()] == []
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert set(packages["targets"]["wheel"]["packages"]) <= set(sources)
    assert instruction("ENTRYPOINT") == ['["kam"]']
    parsed(json.loads(instruction("CMD")[0]))
    assert instruction("USER") == ["kam"]
    assert {SERVICES[name]["image"] for name in OURS} == {f"kam-assistant:{__version__}"}


def test_the_chroma_server_is_the_one_that_the_client_was_tested_with() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = re.search(r"^chromadb==([\d.]+)", lock, re.MULTILINE)
    assert version is not None
    assert SERVICES["chroma"]["image"] == f"chromadb/chroma:{version[1]}"
