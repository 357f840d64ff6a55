"""kam nda register: which customer has a signed NDA, until when, with which deviations."""

from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.nda_register_text import as_table
from agent.domain import formats
from agent.domain.messages import message
from agent.domain.nda.register import iso_day

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.nda.register import RegisterEntry


@click.group(invoke_without_command=True)
@click.option("--account", help="Only this customer.")
@json_option
@click.pass_context
def register(context: click.Context, account: str | None, as_json: bool) -> None:
    """List the signed NDAs of your accounts, the worst first."""
    if context.invoked_subcommand is not None:
        if account is not None or as_json:
            raise click.UsageError(f"Options go behind {context.invoked_subcommand!r}.", context)
        return
    with app() as built:
        entries = built.register.entries(built.user(), account)
        shown = built.register_view.entries(entries, built.register.today, language())
    if as_json:
        show_json(shown)
    else:
        say(as_table(shown, language()))


@register.command()
@click.option("--account", required=True, help="The customer that the NDA is with.")
@click.option("--signed", required=True, metavar="DATE", help="Day of signing, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Last day in force; without it the NDA has no end.")
@click.option("--review", help="Id of the review of the signed version.")
@click.option("--document", help="Name of the document (default: that of the review).")
@click.option("--note", default="", help="What else is worth knowing.")
@json_option
def add(
    account: str, signed: str, until: str | None, review: str | None, document: str | None, note: str, as_json: bool
) -> None:
    """Record that a signed NDA exists. This accepts and signs nothing."""
    with app() as built:
        last = iso_day(until) if until is not None else None
        entry = built.register.record(built.user(), account, iso_day(signed), last, review, document, note)
        _warn_of_term(built, entry)
        told = message("register.recorded", language(), account=entry.account, entry=entry.id)
        _tell(built, entry, as_json, f"{told} {built.register_view.meaning(language())}")


@register.command()
@click.argument("entry_id", metavar="ID")
@click.option("--on", required=True, metavar="DATE", help="First day on which it is no longer in force, YYYY-MM-DD.")
@click.option("--reason", required=True, help="Why it ends.")
@json_option
def end(entry_id: str, on: str, reason: str, as_json: bool) -> None:
    """Record that the NDA with this number has ended or will end."""
    with app() as built:
        day = iso_day(on)
        entry = built.register.end(built.user(), entry_id, day, reason)
        shown = formats.date(day, language())
        _tell(
            built,
            entry,
            as_json,
            message("register.ended", language(), day=shown, account=entry.account, entry=entry.id),
        )


def _warn_of_term(built: "App", entry: "RegisterEntry") -> None:
    """Who leaves out the last day of an NDA that has one would never be reminded of it."""
    if entry.in_force_until is not None or entry.review_id is None:
        return
    last = built.register.suggestion(built.user(), entry.review_id, entry.signed_on).in_force_until
    if last is not None:
        say(message("register.term_known", language(), day=formats.date(last, language())), err=True)


def _tell(built: "App", entry: "RegisterEntry", as_json: bool, text: str) -> None:
    shown: dict[str, Any] = built.register_view.entries([entry], built.register.today, language())
    if as_json:
        show_json(shown["entries"][0])
    else:
        say(text)
