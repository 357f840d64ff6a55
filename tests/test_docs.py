"""What a user can set or call stands in the README; an undocumented one fails here."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from agent.cli.main import kam
from agent.domain.language import Language
from agent.domain.messages import SUBJECTS, codes, message
from agent.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str = "kam") -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix} {name}")
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f"{prefix} {name}"


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_in_the_table(name: str) -> None:
    assert f"| `KAM_{name.upper()}` |" in README
    assert Settings.model_fields[name].description


def test_the_table_names_no_setting_that_is_gone() -> None:
    rows = [line.split("`")[1] for line in README.splitlines() if line.startswith("| `KAM_")]
    assert {row.removeprefix("KAM_").lower() for row in rows} == set(Settings.model_fields)


@pytest.mark.parametrize("command", list(commands(kam)))
def test_every_command_is_documented(command: str) -> None:
    assert f"`{command}" in README


@pytest.mark.parametrize("command", list(commands(kam)))
def test_every_command_takes_json_or_serves(command: str) -> None:
    leaf: click.Command = kam
    for part in command.split()[1:]:
        assert isinstance(leaf, click.Group)
        leaf = leaf.commands[part]
    assert command == "kam serve" or "as_json" in {parameter.name for parameter in leaf.params}


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_text_exists_in_both_languages_with_the_same_values(code: str) -> None:
    class Named(dict[str, str]):
        used: set[str]

        def __missing__(self, key: str) -> str:
            self.used.add(key)
            return key

    used = []
    for language in Language:
        values = Named()
        values.used = set()
        german, english = message_pair(code)
        text = german if language is Language.DE else english
        text.format_map(values)
        # a value stored with a draft carries its words in both languages
        used.append({name.removesuffix(f"_{language.value}") for name in values.used})
        assert text.strip()
    assert used[0] == used[1]
    assert message_pair(code)[0]


def message_pair(code: str) -> tuple[str, str]:
    from agent.domain import messages

    return messages._TEXTS[code]


def test_an_unknown_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        message("no.such.text", Language.DE)


def test_no_two_subjects_define_the_same_text() -> None:
    counts = Counter(code for subject in SUBJECTS for code in subject.TEXTS)
    assert [code for code, count in counts.items() if count > 1] == []


def test_every_text_that_is_asked_for_by_name_exists() -> None:
    asked = re.compile(
        r"""\b(?:message|BadInput|NotFound|Forbidden|Conflict|Unavailable|Note)\(\s*"([a-z_]+(?:\.[a-z_]+)+)\""""
    )
    sources = [path for package in ("agent", "api", "evals", "knowledge") for path in (ROOT / package).rglob("*.py")]
    missing = {code for path in sources for code in asked.findall(path.read_text(encoding="utf-8"))} - codes()
    assert missing == set()
