"""kam data: import facts from files; say which are in use and how old they are."""

from pathlib import Path

import click

from agent.cli import data_demo, data_sync
from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.data_text import import_json, import_text, info_json, info_text


@click.group()
def data() -> None:
    """The facts: orders, deliveries, stock, forecasts, contacts."""


@data.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--mapping",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="How an export that looks otherwise becomes tables.",
)
@click.option("--from-scratch", is_flag=True, help="Begin empty: tables that do not come are emptied too.")
@json_option
def import_(folder: Path, mapping: Path | None, from_scratch: bool, as_json: bool) -> None:
    """Take over DIR: one file a table, <table>.csv, .xlsx or .parquet. A table that comes replaces the old one."""
    tongue = language()
    with app() as built:
        report = built.data.import_folder(built.user(), folder, mapping, from_scratch=from_scratch)
    if as_json:
        show_json(import_json(report, tongue))
    else:
        say(import_text(report, tongue))


@data.command()
@json_option
def info(as_json: bool) -> None:
    """Which facts are in use: source, age, rows by table."""
    tongue = language()
    with app() as built:
        found = built.data.info(tongue)
    if as_json:
        show_json(info_json(found))
    else:
        say(info_text(found, tongue))


data.add_command(data_demo.demo)
data.add_command(data_sync.sync)
