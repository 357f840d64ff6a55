"""kam kpi: one figure with everything behind it, or many with the worst first."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli.charts import chart_option, write_chart
from agent.cli.context import app, json_option, language, show_json

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.kpi.result import Contributor, KpiResult, Whose


@click.command()
@click.argument("name")
@click.option("--account", help="Only this customer, by its full name.")
@click.option("--period", help="2026, 2026-Q3, 2026-10, or a range 2026-06/2026-11 (default: the latest).")
@click.option("--rows", is_flag=True, help="List the rows behind the figures.")
@click.option("--trend", is_flag=True, help="Show the twelve periods up to it.")
@chart_option("the trend; of call_off with --contract, the contract against its plan")
@click.option("--contract", help="Draw this frame contract (with --chart).")
@json_option
def kpi(
    name: str,
    account: str | None,
    period: str | None,
    rows: bool,
    trend: bool,
    chart: Path | None,
    contract: str | None,
    as_json: bool,
) -> None:
    """Show the KPI NAME (an id such as otif, or all), of one customer or of all of yours."""
    _require_drawable(name, account, chart, contract)
    with app() as built:
        shown = _shown(built, name, account, period, rows, trend)
        if chart is not None:
            _draw(built, chart, name, account, period, contract)
    if as_json:
        show_json(shown)
    else:
        click.echo(_text(shown["results"], account, rows))


def _require_drawable(name: str, account: str | None, chart: Path | None, contract: str | None) -> None:
    context = click.get_current_context()
    if contract is not None and (chart is None or name != "call_off"):
        raise click.UsageError("--contract goes with call_off and --chart FILE.", context)
    if chart is not None and contract is None and (account is None or name == "all"):
        raise click.UsageError("--chart draws one KPI of one customer: name both.", context)


def _draw(built: "App", chart: Path, name: str, account: str | None, period: str | None, contract: str | None) -> None:
    user, tongue = built.user(), language()
    if contract is not None:
        write_chart(built.pictures.call_off(user, contract), chart, built.charts, tongue)
    elif account is not None:
        write_chart(built.pictures.kpi_trend(user, name, account, tongue, period), chart, built.charts, tongue)


def _shown(built: "App", name: str, account: str | None, period: str | None, rows: bool, trend: bool) -> dict[str, Any]:
    """The public JSON; a single figure comes with its trend and what moved it most."""
    user = built.user()
    results = built.kpis.query(user, name, account, period, rows=rows or account is not None)
    single = account is not None and len(results) == 1
    course: list[KpiResult] = []
    if single or trend:
        course = built.kpis.trend(user, name, account, period=period)
    why: dict[Whose, list[Contributor]] = {}
    if single:
        why = {results[0].whose: built.kpis.contributors(user, name, account, period=period)}
    return built.kpi_view.results(results, language(), course, why)


def _text(entries: list[dict[str, Any]], account: str | None, rows: bool) -> str:
    from agent.cli.kpi_text import as_answer, as_table

    if account is not None and len(entries) == 1:
        return as_answer(entries[0], language(), rows=rows)
    return as_table(entries, language(), rows=rows)
