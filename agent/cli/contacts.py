"""kam contacts: history, who waits, what was promised, which data are missing."""

from collections.abc import Callable
from typing import Any

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.language import Language
from agent.domain.messages import message

_ACCOUNT = click.option("--account", help="Only this customer, by its full name.")


@click.group()
def contacts() -> None:
    """People at your customers: history, overdue contacts, commitments, data quality."""


@contacts.command()
@_ACCOUNT
@click.option("--contact", metavar="NAME", help="Only this person, by the full stored name.")
@click.option("--limit", default=20, show_default=True, metavar="N", type=int, help="How many activities.")
@json_option
def history(account: str | None, contact: str | None, limit: int, as_json: bool) -> None:
    """List what was logged, the latest first, and the days since the last contact with each person."""
    from agent.cli.contacts_text import history_text
    from agent.services import contacts_view

    with app() as built:
        found = built.contacts.history(built.user(), account, contact, limit)
    _show(contacts_view.history(found, language()), history_text, as_json, anybody=bool(found.accounts))


@contacts.command()
@_ACCOUNT
@json_option
def overdue(account: str | None, as_json: bool) -> None:
    """List who was not contacted last month, and the accounts that lack qualified contacts."""
    from agent.cli.contacts_text import overdue_text
    from agent.services import contacts_view

    with app() as built:
        found = built.contacts.overdue(built.user(), account)
    _show(contacts_view.overdue(found, language()), overdue_text, as_json, anybody=bool(found.accounts))


@contacts.command()
@_ACCOUNT
@json_option
def commitments(account: str | None, as_json: bool) -> None:
    """List the promises found in notes, ours and the customer's, the longest overdue first."""
    from agent.cli.contacts_text import commitments_text
    from agent.services import contacts_view

    with app() as built:
        found = built.contacts.commitments(built.user(), account)
    _show(contacts_view.commitments(found, language()), commitments_text, as_json, anybody=bool(found.accounts))


@contacts.command()
@_ACCOUNT
@json_option
def quality(account: str | None, as_json: bool) -> None:
    """List what is missing or old in the data of your customers, row by row."""
    from agent.cli.contacts_text import quality_text
    from agent.services import contacts_view

    with app() as built:
        found, limits = built.contacts.quality(built.user(), account), built.contacts.limits
    _show(contacts_view.quality(found, limits, language()), quality_text, as_json, anybody=bool(found.accounts))


def _show(
    shown: dict[str, Any], as_text: Callable[[dict[str, Any], Language], str], as_json: bool, *, anybody: bool
) -> None:
    """``anybody``: an account was looked at; to somebody without one, empty lists would say too much."""
    if as_json:
        show_json(shown)
    elif not anybody:
        say(message("contacts.no_accounts", language()))
    else:
        say(as_text(shown, language()))
