"""kam data sync: the facts from Odoo or Power BI."""

from collections.abc import Callable
from pathlib import Path

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.data_sync_text import as_json_value, as_text
from agent.domain import formats
from agent.domain.facts.info import FactsSource
from agent.domain.language import Language
from agent.domain.messages import message

Command = Callable[..., None]


@click.group()
def sync() -> None:
    """Bring the facts up to date from another system. Nothing is written there."""


def _full_option(command: Command) -> Command:
    text = "Read everything anew, so that what was deleted there goes here, too."
    return click.option("--full", is_flag=True, help=text)(command)


@sync.command()
@_full_option
@json_option
def odoo(full: bool, as_json: bool) -> None:
    """From Odoo (17 and later): what changed since the last time."""
    _run(FactsSource.ODOO, full, None, as_json)


@sync.command("power-bi")
@_full_option
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that says which query fills which table (default: KAM_POWER_BI_MAPPING).",
)
@json_option
def power_bi(full: bool, mapping: Path | None, as_json: bool) -> None:
    """From a Power BI dataset, by the queries of a mapping file."""
    _run(FactsSource.POWER_BI, full, mapping, as_json)


def _run(source: FactsSource, full: bool, mapping: Path | None, as_json: bool) -> None:
    with app() as built:
        tongue = language()
        connector = built.power_bi_connector(mapping) if mapping else None
        report = built.sync.run(
            built.user(), source, full=full, progress=lambda what, rows: _tell(what, rows, tongue), connector=connector
        )
    if as_json:
        show_json(as_json_value(report, tongue))
    else:
        say(as_text(report, tongue))


def _tell(what: str, rows: int, tongue: Language) -> None:
    say(message("connectors.progress", tongue, what=what, rows=formats.number(rows, tongue)), err=True)
