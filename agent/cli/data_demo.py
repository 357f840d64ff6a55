"""kam data demo: the synthetic world, small to look at or large for benches."""

from typing import Any

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.domain import formats
from agent.domain.facts.info import FactsInfo
from agent.domain.language import Language
from agent.domain.messages import message


@click.command()
@click.option("--scale", "lines", type=int, metavar="N", help="So many order lines, with 500 customers at a million.")
@click.option("--force", is_flag=True, help="Replace facts that are not the demo.")
@json_option
def demo(lines: int | None, force: bool, as_json: bool) -> None:
    """Make the demo world: invented customers, articles and three years of history."""
    tongue = language()

    def told(table: str, rows: int) -> None:
        if lines is not None:
            count = formats.number(rows, tongue)
            say(message("demo.table", tongue, table=table, rows=count), err=True)

    with app() as built:
        info = built.demo.make(built.user(), lines, force=force, told=told)
    if as_json:
        show_json(demo_json(info))
    else:
        say(demo_text(info, tongue))


def demo_text(info: FactsInfo, tongue: Language) -> str:
    return message(
        "demo.made",
        tongue,
        customers=formats.number(info.tables["customers"], tongue),
        articles=formats.number(info.tables["articles"], tongue),
        lines=formats.number(info.tables["order_lines"], tongue),
        day=formats.date(info.as_of.date(), tongue),
        version=info.version,
    )


def demo_json(info: FactsInfo) -> dict[str, Any]:
    return {
        "version": info.version,
        "source": info.source.value,
        "synthetic": info.is_demo,
        "as_of": info.as_of.isoformat(),
        "tables": dict(info.tables),
    }
