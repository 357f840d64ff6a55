"""kam kpi: one figure with everything behind it, or many with the worst first."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli.charts import chart_option, write_chart
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.errors import BadInput

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.kpi.result import Contributor, KpiResult, Whose

_EVERY = 100_000  # contributors: the worst are shown, contracts below the target are looked for in all


@click.command()
@click.argument("name")
@click.option("--account", help="Only this customer, by its full name.")
@click.option("--period", help="2026, 2026-Q3, 2026-10, or a range 2026-06/2026-11 (default: the latest).")
@click.option("--rows", is_flag=True, help="List the rows behind the figures.")
@click.option("--trend", is_flag=True, help="Show the twelve periods up to it.")
@chart_option("the trend; of call_off with --contract, the contract against its plan")
@click.option("--contract", help="Only this frame contract, as of today (with call_off).")
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
    _require_drawable(name, account, chart, contract, period)
    with app() as built:
        if contract is not None:
            _show_contract(built, contract, account, chart, as_json)
            return
        shown = _shown(built, name, account, period, rows, trend)
        if chart is not None and account is not None:
            picture = built.pictures.kpi_trend(built.user(), name, account, language(), period)
            write_chart(picture, chart, built.charts, language())
    if as_json:
        show_json(shown)
    else:
        say(_text(shown["results"], account, rows))


def _require_drawable(
    name: str, account: str | None, chart: Path | None, contract: str | None, period: str | None
) -> None:
    call_off = name.strip().lower().replace("-", "_") == "call_off"
    if contract is not None and (not call_off or period is not None):
        raise BadInput("system.usage.contract")
    if chart is not None and contract is None and (account is None or name == "all"):
        raise BadInput("system.usage.chart")


def _show_contract(built: "App", contract: str, account: str | None, chart: Path | None, as_json: bool) -> None:
    """The contract's own figure in words, as JSON and as a picture."""
    picture, tongue = built.pictures.call_off(built.user(), contract, account), language()
    if chart is not None:
        write_chart(picture, chart, built.charts, tongue)
    told = picture.alt(tongue)
    if as_json:
        figures = {"value": picture.share, "threshold": picture.threshold, "as_of": picture.as_of.isoformat()}
        show_json({"contract": contract, **figures, "text": told})
    else:
        say(told)


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
        why = {results[0].whose: built.kpis.contributors(user, name, account, period=period, limit=_EVERY)}
    return built.kpi_view.results(results, language(), course, why)


def _text(entries: list[dict[str, Any]], account: str | None, rows: bool) -> str:
    from agent.cli.kpi_text import as_answer, as_table

    if account is not None and len(entries) == 1:
        return as_answer(entries[0], language(), rows=rows)
    return as_table(entries, language(), rows=rows)
