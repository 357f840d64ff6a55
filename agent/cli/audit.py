"""kam audit: the chain of what happened."""

import sys

import click

from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.messages import message


@click.group()
def audit() -> None:
    """The record of what happened."""


@audit.command()
@json_option
def verify(as_json: bool) -> None:
    """Check that no entry of the audit chain was changed or removed (exit 2 if one was)."""
    with app() as built:
        report = built.audit_service.verify(built.user())
    if as_json:
        show_json({"holds": report.broken_at is None, "entries": report.entries, "broken_at": report.broken_at})
    elif report.broken_at is None:
        say(message("system.audit_holds", language(), count=report.entries))
    if report.broken_at is not None:
        say(message("system.audit_broken", language(), sequence=report.broken_at), err=True)
        sys.exit(2)
