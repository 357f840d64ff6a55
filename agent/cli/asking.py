"""A question before what cannot be undone."""

import click

from agent.cli.context import language
from agent.cli.screen import safe
from agent.domain.messages import message

_YES = frozenset({"j", "ja", "y", "yes"})


def confirm(question: str) -> None:
    """Ask on stderr; anything but a yes, in German or English, ends the command. Raises Abort."""
    suffix = message("system.ask.yes_no", language())
    answer = click.prompt(safe(question), default="", show_default=False, prompt_suffix=suffix, err=True)
    if str(answer).strip().lower() not in _YES:
        raise click.Abort
