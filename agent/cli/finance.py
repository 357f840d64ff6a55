"""kam credit and kam margin: internal figures, never for customers."""

import click

from agent.cli.context import app, json_option, language, say, show_json

_ACCOUNT = click.option("--account", help="Only this customer, by its full name.")


@click.command()
@_ACCOUNT
@json_option
def credit(account: str | None, as_json: bool) -> None:
    """Show exposure against credit limit and guideline. Internal."""
    from agent.cli.finance_text import credit_text

    with app() as built:
        shown = built.finance_view.credits(built.finance.credit(built.user(), account), language())
    if as_json:
        show_json(shown)
    else:
        say(credit_text(shown, language()))


@click.command()
@_ACCOUNT
@click.option("--period", help="2026, 2026-Q3, 2026-10, or a range (default: the last twelve closed months).")
@json_option
def margin(account: str | None, period: str | None, as_json: bool) -> None:
    """Show margins against target and corridor, with levers. Internal."""
    from agent.cli.finance_text import margin_text

    with app() as built:
        shown = built.finance_view.margins(built.finance.margin(built.user(), account, period), language())
    if as_json:
        show_json(shown)
    else:
        say(margin_text(shown, language()))
