"""A chart as a file, for commands with ``--chart FILE``."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.context import Command, say
from agent.domain.errors import BadInput
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.domain.charts import Chart
    from agent.domain.language import Language
    from agent.ports.charts import Charts

_SUFFIXES = frozenset({".svg", ".png"})


def chart_option(what: str) -> Callable[[Command], Command]:
    """``--chart FILE``; another suffix than .svg and .png is refused before the work begins."""

    def checked(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
        if path is not None:
            check_chart_path(path)
        return path

    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option("--chart", metavar="FILE", type=kind, callback=checked, help=f"Draw {what} (.svg or .png).")


def check_chart_path(path: Path) -> None:
    """Before the work begins. Raises BadInput ``charts.suffix``."""
    if path.suffix.lower() not in _SUFFIXES:
        raise BadInput("charts.suffix", name=path.name)


def write_chart(chart: "Chart", path: Path, charts: "Charts", language: "Language") -> None:
    """Write the picture that the file's suffix names, in the light theme and the page's layout; stderr says where.

    Raises BadInput ``charts.suffix``; OSError when the file cannot be written.
    """
    check_chart_path(path)
    if path.suffix.lower() == ".svg":
        path.write_text(charts.svg(chart, language), encoding="utf-8", newline="\n")
    else:
        path.write_bytes(charts.png(chart, language))
    say(message("charts.written", language, path=path), err=True)
