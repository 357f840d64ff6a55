"""kam reorder: what to order and why, what runs out, quantities of our own, forecasts."""

from pathlib import Path

import click

from agent.cli.charts import chart_option, write_chart
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.messages import message


@click.group()
def reorder() -> None:
    """Run-outs, purchase proposals, overrides, forecasts."""


@reorder.command()
@click.option("--account", help="Only this customer.")
@click.option("--article", help="One article, with the whole arithmetic.")
@click.option("--containers", "grouped", is_flag=True, help="Group the proposals into containers.")
@chart_option("the expected stock of the article")
@json_option
def propose(account: str | None, article: str | None, grouped: bool, chart: Path | None, as_json: bool) -> None:
    """Propose what to order from our suppliers, and say why."""
    if grouped and article is not None:
        raise click.UsageError("--containers groups all proposals; leave out --article.", click.get_current_context())
    if chart is not None and article is None:
        raise click.UsageError("--chart draws one article; name it with --article.", click.get_current_context())
    if grouped:
        _containers(account, as_json)
    else:
        _propose(account, article, as_json)
    if chart is not None and article is not None:
        with app() as built:
            write_chart(built.pictures.run_out(built.user(), article), chart, built.charts, language())


def _containers(account: str | None, as_json: bool) -> None:
    from agent.cli.reorder_text import container_table
    from agent.services import reorder_view

    with app() as built:
        found = built.reorders.containers(built.user(), account)
        if as_json:
            show_json(reorder_view.groups(found))
        else:
            say(container_table(found, language()))


def _propose(account: str | None, article: str | None, as_json: bool) -> None:
    from agent.cli.reorder_text import proposal_table, why
    from agent.services import reorder_view

    with app() as built:
        found = built.reorders.proposals(built.user(), account, article)
        if as_json:
            rows = built.reorders.rows(found.customers, [each.article.id for each in found.proposals])
            show_json(reorder_view.proposals(found, rows, language()))
        elif not found.customers:
            say(message("kpi.no_accounts", language()))
        elif article is None:
            say(proposal_table(found, language()))
        else:
            say(why(found.proposals[0], found, language()))


@reorder.command()
@click.option("--account", help="Only this customer.")
@click.option("--days", default=30, show_default=True, help="How far to look.")
@json_option
def runouts(account: str | None, days: int, as_json: bool) -> None:
    """List articles that ran empty or will, with cause and next step, the worst first."""
    from agent.cli.reorder_text import run_out_table
    from agent.services import reorder_view

    with app() as built:
        found = built.reorders.run_outs(built.user(), account, days)
        if as_json:
            rows = built.reorders.rows(found.customers, [each.article.id for each in found.run_outs])
            show_json(reorder_view.run_outs(found, rows, language()))
        elif not found.customers:
            say(message("kpi.no_accounts", language()))
        else:
            say(run_out_table(found, language()))


@reorder.command()
@click.argument("article")
@click.option("--quantity", required=True, type=float, help="Pieces to order instead.")
@click.option("--reason", required=True, help="Why.")
@json_option
def override(article: str, quantity: float, reason: str, as_json: bool) -> None:
    """Set a quantity in place of the proposed one; it stays until it is released."""
    from agent.services import reorder_view

    with app() as built:
        proposal = built.reorders.override(built.user(), article, quantity, reason)
        if as_json:
            show_json(_override(proposal.article.id, proposal.quantity, proposal.proposed))
        else:
            values = {"quantity": proposal.quantity, "proposed": proposal.proposed}
            shown = {name: reorder_view.shown(name, value, language()) for name, value in values.items()}
            say(message("supply.overridden", language(), article=proposal.article.id, **shown))


@reorder.command()
@click.argument("article")
@json_option
def release(article: str, as_json: bool) -> None:
    """Let the proposed quantity of an article count again."""
    from agent.services import reorder_view

    with app() as built:
        proposal = built.reorders.release(built.user(), article)
        if as_json:
            show_json(_override(proposal.article.id, proposal.quantity, proposal.proposed))
        else:
            shown = reorder_view.shown("proposed", proposal.proposed, language())
            say(message("supply.released", language(), article=proposal.article.id, proposed=shown))


@reorder.command()
@json_option
def forecast(as_json: bool) -> None:
    """Forecast every article from its order history and store the result with the facts."""
    from agent.cli.reorder_text import forecast_report
    from agent.domain.plain import plain

    with app() as built:
        report = built.forecasts.run(built.user())
        if as_json:
            show_json(plain(report))
        else:
            say(forecast_report(report, language()))


def _override(article: str, quantity: float | None, proposed: float | None) -> dict[str, object]:
    return {"article": article, "quantity": quantity, "proposed": proposed}
