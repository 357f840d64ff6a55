"""What every command shares: the app, who asks, the language, JSON or text."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import click

from agent.cli.screen import safe, safe_json
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App

Command = Callable[..., Any]


@lru_cache
def _app() -> "App":
    from agent.bootstrap import build
    from agent.settings import load_settings

    return build(load_settings())


@contextmanager
def app() -> Iterator["App"]:
    """The process's app; closed when the command ends."""
    built = _app()
    built.tell = lambda code: say(message(code, language()), err=True)
    try:
        yield built
    finally:
        built.close()


def language() -> Language:
    """Language of messages: the setting, else the user's, else German when nobody can be asked."""
    try:
        built = _app()
    except (KamError, OSError):
        return Language.DE
    if built.settings.language:  # also where the state, which knows the user, does not answer
        return Language(built.settings.language)
    try:
        return built.language(built.user())
    except (KamError, OSError):
        return Language.DE


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def language_option(command: Command) -> Command:
    choice = click.Choice([each.value for each in Language])
    return click.option("--language", "tongue", type=choice, help="Language of the answer (default: yours).")(command)


def chosen(tongue: str | None) -> Language:
    return Language(tongue) if tongue else language()


def show_json(value: object, *, one_line: bool = False) -> None:
    click.echo(safe_json(json.dumps(value, ensure_ascii=False, indent=None if one_line else 2)))


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print text for a person, without what steers a terminal; ``err``: on stderr; ``nl``: end the line."""
    click.echo(safe(text), err=err, nl=nl)
