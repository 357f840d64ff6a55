"""kam draft escalation, account-plan, briefing, reorder, email, price-preparation …: texts made from the facts."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from agent.cli.context import Command, app, chosen, json_option, language, language_option, say, show_json
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain


def _made(name: str, kind: str, doc: str, *options: Callable[[Command], Command]) -> click.Command:
    """A command that drafts one kind; its options become the fields of the request."""

    def run(account: str, tongue: str | None, as_json: bool, **asked: Any) -> None:
        from agent.domain.draft.draft import DraftKind
        from agent.domain.drafting.brief import DraftRequest

        wanted = Language(tongue) if tongue else None
        request = DraftRequest(DraftKind(kind), account, language=wanted, **asked)
        with app() as built:
            draft = built.made_drafts.make(built.user(), request)
            card = built.draft_view.card(built.user(), draft, language())
        if as_json:
            show_json(card)
        else:
            say(message("drafts.stored", language(), draft=draft.id))
            say(message("system.next.show", language(), draft=draft.id))

    run.__doc__ = doc
    command: Command = run
    for option in (json_option, language_option, *reversed(options), _account):
        command = option(command)
    return click.command(name)(command)


def _account(command: Command) -> Command:
    return click.option("--account", required=True, help="The customer it is about.")(command)


def _option(*names: str, **settings: Any) -> Callable[[Command], Command]:
    return click.option(*names, **settings)


def _day(_context: click.Context, _parameter: click.Parameter, value: dt.datetime | None) -> dt.date | None:
    return value.date() if value else None


@click.command("purchase-proposal")
@_account
@click.option("--article", required=True, help="Id of the article.")
@language_option
@json_option
def purchase_proposal(account: str, article: str, tongue: str | None, as_json: bool) -> None:
    """Show what to order from our supplier for this customer, and why (internal card; nothing is stored)."""
    with app() as built:
        card = built.purchase_cards.card(built.user(), account, article, chosen(tongue))
    if as_json:
        show_json(plain(card))
    else:
        say(card.text)


_CONTACT = _option("--contact", help="Full name of the person it goes to (default: who decides).")
_CONTRACT = _option("--contract", help="Id of the contract (default: the worst one).")
_ARTICLE = _option("--article", help="Only this article.")
_PURPOSE = _option("--purpose", default="", help="What it is for.")

COMMANDS = (
    _made(
        "escalation",
        "escalation",
        "Invite the customer to talk about a contract whose call-offs are under 70 % of its plan.",
        _CONTRACT,
        _CONTACT,
        _option("--stage", type=click.IntRange(1, 3), help="1, 2, or 3: sponsor to sponsor (default: what is due)."),
    ),
    _made("escalation-record", "escalation_record", "Write the internal record of an escalation.", _CONTRACT),
    _made("renegotiation", "renegotiation", "Prepare the renegotiation of a contract (internal).", _CONTRACT),
    _made(
        "account-plan",
        "account_plan",
        "Write the account plan of the year.",
        _option("--shared", is_flag=True, help="The version that the customer may see."),
    ),
    _made(
        "briefing",
        "briefing",
        "Write the one-page briefing before a meeting (internal).",
        _option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Day of the meeting."),
    ),
    _made("reorder", "reorder", "Propose the customer's next call-offs.", _ARTICLE, _CONTACT),
    _made(
        "email",
        "email",
        "Write to the customer: follow_up, information, forecast_request, reply.",
        _PURPOSE,
        _CONTACT,
        _ARTICLE,
        _option("--point", "points", multiple=True, help="What you want said; the option can be repeated."),
    ),
    _made("price-preparation", "price_preparation", "Prepare a price negotiation (secret).", _ARTICLE, _PURPOSE),
    purchase_proposal,
)
