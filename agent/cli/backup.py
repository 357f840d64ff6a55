"""kam backup and kam restore: the home folder as it is, and back again without sending anything twice."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.asking import confirm
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.errors import BadInput, Conflict
from agent.domain.identity import Role
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.services.after_restore import Marked


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@json_option
def backup(folder: Path, as_json: bool) -> None:
    """Back the data folder up into a new folder below DIR, while everything runs (Admin)."""
    from agent.adapters.state.backup import back_up

    with app() as built:
        _require_file(built)
        user = built.user()
        user.require_role(Role.ADMIN)
        built.audit.append(user.id, "state.backed_up", "state", {})
        made = back_up(built.settings.home, folder, dt.datetime.now(dt.UTC))
    if as_json:
        show_json({"folder": str(made)})
    else:
        say(message("backup.made", language(), folder=made))


@click.command()
@click.argument("folder", metavar="DIR", required=False, type=click.Path(path_type=Path))
@click.option("--already", is_flag=True, help="The database was restored by other means: only mark what may have left.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def restore(folder: Path | None, already: bool, yes: bool, as_json: bool) -> None:
    """Play a backup back; nothing that may have left since it was made leaves again by itself."""
    if already == (folder is not None):
        raise BadInput("backup.which")
    with app() as built:
        marked, aside = _mark_only(built) if folder is None else _play_back(built, folder, yes)
    told = {"uncertain": marked.uncertain, "closed": marked.closed, "before": str(aside) if aside else None}
    if as_json:
        show_json(told)
    else:
        say(message("backup.restored", language(), **{**told, "aside": aside or "–"}))


def _mark_only(built: "App") -> "tuple[Marked, None]":
    from agent.adapters.state.backup import alone
    from agent.adapters.state.secrets import home_secret

    with alone(built.settings.home):
        _require_nobody(built)
        return built.after_restore(built.database, home_secret(built.settings.home)).mark(), None


def _require_nobody(built: "App") -> None:
    """On a common server, where processes of other machines work as well."""
    if built.settings.postgresql_url:
        from agent.adapters.postgresql.connecting import others

        if names := others(built.settings.postgresql_url):
            raise Conflict("backup.running_there", names=", ".join(names))


def _play_back(built: "App", folder: Path, yes: bool) -> "tuple[Marked, Path]":
    from agent.adapters.state.backup import alone, check, play_back, staged

    _require_file(built)
    check(folder)
    if not yes:
        confirm(message("backup.question", language()))
    home = built.settings.home
    with alone(home):
        state = staged(folder, home)
        marked = _marked(built, folder, state)
        return marked, play_back(folder, state, home, dt.datetime.now(dt.UTC))


def _marked(built: "App", folder: Path, state: Path) -> "Marked":
    """Before anybody can work with it."""
    from agent.adapters.state.database import Database
    from agent.adapters.state.secrets import home_secret

    database = Database(f"sqlite:///{state}")
    try:
        database.migrate()
        return built.after_restore(database, home_secret(folder)).mark()
    finally:
        database.dispose()


def _require_file(built: "App") -> None:
    if not built.settings.state_url.startswith("sqlite"):
        raise BadInput("backup.database")
